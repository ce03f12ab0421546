import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button';
import { Dialog } from './dialog';
import { useNarrow } from './narrow';
import './facets.css';

export interface FacetGroup {
  key: string;
  label: string;
  values: readonly { value: string; label: string; count?: number }[];
}

interface FacetsProps {
  groups: readonly FacetGroup[];
  chosen: Readonly<Record<string, readonly string[]>>;
  onChange: (key: string, values: string[]) => void;
}

/**
 * Filters with their counts, beside the results on a wide window, behind a button on a narrow one.
 * `<div className="jb-with-facets"><Facets …/><div>results</div></div>` lays both out.
 */
export function Facets(props: FacetsProps) {
  const { t } = useTranslation('ui');
  const narrow = useNarrow('60rem');
  const [open, setOpen] = useState(false);
  const count = Object.values(props.chosen).reduce((sum, values) => sum + values.length, 0);
  if (!narrow)
    return (
      <aside className="jb-facets" aria-label={t('facets.label')}>
        <Groups {...props} />
      </aside>
    );
  return (
    <div className="jb-facets-open">
      <Button onClick={() => setOpen(true)} aria-haspopup="dialog">
        {count ? t('facets.open-with', { count }) : t('facets.open')}
      </Button>
      {open && (
        <Dialog title={t('facets.label')} place="side" onClose={() => setOpen(false)}>
          <div className="jb-facets">
            <Groups {...props} />
          </div>
          <Button kind="primary" onClick={() => setOpen(false)}>
            {t('facets.show')}
          </Button>
        </Dialog>
      )}
    </div>
  );
}

function Groups({ groups, chosen, onChange }: FacetsProps) {
  return groups
    .filter(({ key, values }) => values.length > 0 || chosen[key]?.length)
    .map(({ key, label, values }) => (
      <fieldset key={key}>
        <legend>{label}</legend>
        {values.map(({ value, label: name, count }) => {
          const now = chosen[key] ?? [];
          const on = now.includes(value);
          const next = on ? now.filter((other) => other !== value) : [...now, value];
          return (
            <label key={value} className="jb-facet" data-empty={count === 0}>
              <input type="checkbox" checked={on} onChange={() => onChange(key, next)} />
              <span className="jb-facet-label">{name}</span>
              {count !== undefined && <span className="jb-facet-count">{count}</span>}
            </label>
          );
        })}
      </fieldset>
    ));
}

/** What is chosen, each taken off by a click, over the results. */
export function FacetChips({ groups, chosen, onChange }: FacetsProps) {
  const { t } = useTranslation('ui');
  const chips = groups.flatMap(({ key, label, values }) =>
    (chosen[key] ?? []).map((value) => ({
      ...{ key, label, value },
      name: values.find((known) => known.value === value)?.label ?? value,
    })),
  );
  if (chips.length === 0) return null;
  const without = (key: string, value: string) =>
    onChange(
      key,
      (chosen[key] ?? []).filter((other) => other !== value),
    );
  return (
    <ul className="jb-chips jb-no-print" aria-label={t('facets.chosen')}>
      {chips.map(({ key, label, value, name }) => (
        <li key={`${key} ${value}`}>
          <button
            type="button"
            className="jb-chip"
            aria-label={t('facets.remove', { label, name })}
            onClick={() => without(key, value)}
          >
            {t('facets.chip', { label, name })} <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <button
            type="button"
            className="jb-chip jb-chip-off"
            onClick={() => new Set(chips.map(({ key }) => key)).forEach((key) => onChange(key, []))}
          >
            {t('facets.clear')}
          </button>
        </li>
      )}
    </ul>
  );
}
