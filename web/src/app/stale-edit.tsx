import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { differences, mergeVersions, type Side } from './merge-versions';
import './stale-edit.css';

export interface VersionedField<T> {
  key: keyof T & string;
  label: string;
  /** A value in words; texts are shown as they are. */
  say?: (value: T[keyof T & string]) => ReactNode;
}

/**
 * Somebody else saved in between: both versions side by side, one choice for each field that differs.
 * With `base` (what was loaded) only fields that both changed are asked. `onChoose` gets the merged
 * values, to be saved upon their version.
 */
export function StaleEdit<T extends object>(props: {
  mine: T;
  theirs: T;
  base?: T;
  fields: readonly VersionedField<T>[];
  /** Who saved, and when, if that is known. */
  by?: ReactNode;
  onChoose: (merged: T) => unknown;
  onClose: () => void;
}) {
  const { t } = useTranslation('ui');
  const { mine, theirs, base, fields } = props;
  const { asked, taken } = differences(
    fields.map(({ key }) => key),
    { mine, theirs, base },
  );
  const [chosen, setChosen] = useState<Partial<Record<keyof T & string, Side>>>({});
  const all = (side: Side) =>
    setChosen(Object.fromEntries(asked.map((key) => [key, side])) as never);
  const choose = (key: keyof T & string, side: Side) => setChosen({ ...chosen, [key]: side });
  const ready = asked.every((key) => chosen[key]);
  return (
    <Dialog title={t('stale.title')} onClose={props.onClose}>
      <p>
        {t('stale.why')} {props.by}
      </p>
      {asked.length === 0 && <p>{t('stale.no-clash')}</p>}
      {asked.length > 1 && (
        <div className="jb-acts">
          <Button onClick={() => all('mine')}>{t('stale.all-mine')}</Button>
          <Button onClick={() => all('theirs')}>{t('stale.all-theirs')}</Button>
        </div>
      )}
      <div className="jb-stale">
        {fields
          .filter(({ key }) => asked.includes(key))
          .map((field) => (
            <Sides
              key={field.key}
              field={field}
              versions={{ mine, theirs }}
              chosen={chosen[field.key]}
              onChoose={(side) => choose(field.key, side)}
            />
          ))}
      </div>
      <div className="jb-acts">
        <Button
          kind="primary"
          disabled={!ready}
          onClick={() =>
            void props.onChoose(mergeVersions({ mine, theirs }, { ...taken, ...chosen }))
          }
        >
          {t('stale.save')}
        </Button>
        <Button onClick={props.onClose}>{t('stale.later')}</Button>
      </div>
    </Dialog>
  );
}

function Sides<T>(props: {
  field: VersionedField<T>;
  versions: Record<Side, T>;
  chosen?: Side;
  onChoose: (side: Side) => void;
}) {
  const { t } = useTranslation('ui');
  const name = useId();
  const { key, label, say } = props.field;
  return (
    <fieldset>
      <legend>{label}</legend>
      <div className="jb-stale-sides">
        {(['mine', 'theirs'] as const).map((side) => {
          const value = props.versions[side][key];
          return (
            <label key={side} className="jb-stale-side">
              <input
                type="radio"
                name={name}
                checked={props.chosen === side}
                onChange={() => props.onChoose(side)}
              />
              <strong>{t(`stale.${side}`)}</strong>
              <span className="jb-stale-value">{say ? say(value) : sayPlain(value)}</span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

function sayPlain(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
    return value.join('\n');
  return typeof value === 'object' ? JSON.stringify(value, null, 1) : String(value);
}
