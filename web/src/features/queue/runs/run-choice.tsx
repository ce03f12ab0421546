import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { sayInstant, partsOf, viewerZone } from '../../../ui/instant-parts';
import { useTongue } from '../../../ui/tongue';
import { type QueueRow } from '../queue';

/** One run among those that are kept of a need. */
export function RunChoice(props: {
  label: string;
  rows: readonly QueueRow[];
  value: string;
  onChange: (id: string) => void;
}) {
  const { t } = useTranslation(['queue', 'terms']);
  const tongue = useTongue();
  const field = useId();
  return (
    <div className="jb-field">
      <label htmlFor={field}>{props.label}</label>
      <select
        id={field}
        className="jb-input"
        value={props.value}
        onChange={({ target }) => props.onChange(target.value)}
      >
        {props.rows.map(({ id, completedAt, state, counts }) => (
          <option key={id} value={id}>
            {t('runs.option', {
              at: sayInstant(tongue, partsOf(completedAt, viewerZone()), true),
              state: t(`terms:run-state.${state}`),
              count: counts.candidates,
            })}
          </option>
        ))}
      </select>
    </div>
  );
}
