import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Desk } from '../desk';
import { ORDERS, STATES } from './run-list';

const SETTLE_MS = 250;

/** Which runs are listed: by state with counts, by title, in which order, closed ones too. */
export function NeedFilters({ desk }: { desk: Desk }) {
  const { t } = useTranslation(['queue', 'terms']);
  const { filter, data } = desk.list;
  const counts: Record<string, number> = data?.facets.state ?? {};
  const all = (counts['to-review'] ?? 0) + (counts.reviewed ?? 0);
  const change = (next: Record<string, string | undefined>) =>
    desk.change({ page: undefined, need: undefined, candidate: undefined, ...next });
  return (
    <div className="jb-desk-column-head" role="search" aria-label={t('filter.label')}>
      <div className="jb-desk-choices" role="group" aria-label={t('filter.state')}>
        {STATES.map((state) => (
          <button
            key={state}
            type="button"
            aria-pressed={filter.state === state}
            onClick={() => change({ state: state === 'to-review' ? undefined : state })}
          >
            {state === 'all' ? t('filter.all') : t(`terms:run-state.${state}`)}{' '}
            {data && <b>{state === 'all' ? all : (counts[state] ?? 0)}</b>}
          </button>
        ))}
      </div>
      <div className="jb-desk-filter-line">
        <SearchField q={filter.q} onFind={change} />
        <select
          className="jb-input"
          aria-label={t('filter.order')}
          value={filter.order}
          onChange={({ target }) => change({ order: target.value })}
        >
          {ORDERS.map((order) => (
            <option key={order} value={order}>
              {t(`filter.orders.${order}`)}
            </option>
          ))}
        </select>
      </div>
      <label className="jb-desk-check">
        <input
          type="checkbox"
          checked={filter.open === undefined}
          onChange={({ target }) => change({ open: target.checked ? 'all' : undefined })}
        />
        {t('filter.closed-too')}
      </label>
    </div>
  );
}

/** Typing is not slowed by the list: it is asked for when the hand rests. */
function SearchField(props: { q?: string; onFind: (next: { q: string | undefined }) => void }) {
  const { t } = useTranslation('queue');
  const { q } = props;
  const [typed, setTyped] = useState(q ?? '');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    // Taken off elsewhere, it leaves the field too.
    if (q === undefined) setTyped('');
  }, [q]);
  return (
    <input
      type="search"
      className="jb-input"
      id="queue-search"
      aria-label={t('filter.search')}
      placeholder={t('filter.search')}
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => props.onFind({ q: target.value || undefined }), SETTLE_MS);
      }}
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Enter' || key === 'Escape') currentTarget.blur();
      }}
    />
  );
}
