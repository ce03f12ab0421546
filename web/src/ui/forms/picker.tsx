import { Select } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface Choice {
  id: string;
  name: string;
  /** Tells apart those of the same name: the organisation, the place. */
  detail?: string | null;
}

export interface PickerProps {
  id?: string;
  /** One id, or with `multiple` several. */
  value?: string | string[] | null;
  onChange?: (value: string | string[] | null, chosen: Choice[]) => void;
  /** Asks the API; called with what is typed, at most every quarter of a second. */
  find: (text: string) => Promise<Choice[]>;
  /** Those that are chosen already, whose names have to be shown before anything is found. */
  known?: readonly Choice[];
  multiple?: boolean;
  max?: number;
  disabled?: boolean;
  placeholder?: string;
  'aria-label'?: string;
}

/** Chooses among more than fit a list, by typing a part of the name. */
export function Picker(props: PickerProps) {
  const { t } = useTranslation('ui');
  const { find, known = [], multiple, onChange, value, max, ...rest } = props;
  const { found, busy, search } = useSearching(find);
  const seen = useRef(new Map<string, Choice>());
  for (const choice of [...known, ...found]) seen.current.set(choice.id, choice);
  const ids = Array.isArray(value) ? value : value ? [value] : [];
  const all = new Map([...ids.map((id) => seen.current.get(id)), ...found].map(entryOf));
  const give = (next: string | string[] | undefined) => {
    const list = Array.isArray(next) ? next : next ? [next] : [];
    const chosen = list.flatMap((id) => seen.current.get(id) ?? []);
    onChange?.(multiple ? list : (list[0] ?? null), chosen);
  };
  return (
    <Select<string | string[]>
      {...rest}
      mode={multiple ? 'multiple' : undefined}
      maxCount={multiple ? max : undefined}
      value={multiple ? ids : ids[0]}
      allowClear
      loading={busy}
      placeholder={props.placeholder ?? t('picker.prompt')}
      notFoundContent={busy ? t('frame:loading') : t('picker.none')}
      showSearch={{ filterOption: false, onSearch: search }}
      onFocus={() => search('')}
      onChange={give}
      options={[...all.values()].flatMap((choice) => (choice ? [optionOf(choice)] : []))}
    />
  );
}

const entryOf = (choice: Choice | undefined): [string, Choice | undefined] => [
  choice?.id ?? '',
  choice,
];

function optionOf({ id, name, detail }: Choice): { value: string; label: ReactNode } {
  return {
    value: id,
    label: detail ? (
      <>
        {name} <span className="jb-quiet">{detail}</span>
      </>
    ) : (
      name
    ),
  };
}

function useSearching(find: PickerProps['find']) {
  const [found, setFound] = useState<Choice[]>([]);
  const [busy, setBusy] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  const search = (text: string) => {
    clearTimeout(timer.current);
    setBusy(true);
    timer.current = setTimeout(() => void ask(text), text ? 250 : 0);
  };
  const ask = async (text: string) => {
    // An answer to an earlier question that comes late is dropped.
    const mine = (latest.current += 1);
    const answer = await find(text).catch(() => []);
    if (mine !== latest.current) return;
    setFound(answer);
    setBusy(false);
  };
  return { found, busy, search };
}

export const PeoplePicker = Picker;
export const OrganisationPicker = Picker;
