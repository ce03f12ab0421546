import { type ReactNode } from 'react';
import { Tabs } from '../ui/tabs';
import { textOf, useAddress } from './address';

/** Which of `choices` the address names behind `name`; undefined: all of them. */
export function useChoice<Choice extends string>(
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  const [search] = useAddress();
  return choices.find((choice) => choice === textOf(search, name));
}

/** A list by one of its facets, which lives in the address: a tab for all, and one for each. */
export function ChoiceTabs<Choice extends string>(props: {
  /** Of the parameter in the address. */
  name: string;
  choices: readonly Choice[];
  label: string;
  say: (choice: Choice | 'all') => string;
  children: ReactNode;
}) {
  const { name, choices, say } = props;
  const [, change] = useAddress();
  return (
    <Tabs
      label={props.label}
      chosen={useChoice(name, choices) ?? 'all'}
      onChoose={(key) => change({ [name]: key === 'all' ? undefined : key, page: undefined })}
      tabs={(['all', ...choices] as const).map((key) => ({
        ...{ key, label: say(key), content: props.children },
      }))}
    />
  );
}
