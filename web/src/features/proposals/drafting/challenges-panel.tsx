import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/empty-state';
import { Pager } from '../../../ui/pager';
import { ChallengeCard } from './challenge-card';
import { ORDERS, type ProposalDesk, SHOWS } from '../desk';
import { type ProposalView } from '../proposal';

const SETTLE_MS = 250;

/** Challenge by challenge: what is in force, and beside it what is proposed. */
export function ChallengesPanel(props: { desk: ProposalDesk; proposal: ProposalView }) {
  const { t } = useTranslation('proposals');
  const { desk, proposal } = props;
  const { query, change } = desk;
  const { challenges } = proposal;
  return (
    <>
      <div className="jb-plan-filter-row" role="search" aria-label={t('filter.label')}>
        <Search desk={desk} />
        <select
          className="jb-input"
          aria-label={t('filter.show')}
          value={query.show}
          onChange={({ target }) => change({ show: target.value, page: undefined })}
        >
          {SHOWS.map((show) => (
            <option key={show} value={show}>
              {t(`filter.shows.${show}`)}
            </option>
          ))}
        </select>
        <select
          className="jb-input"
          aria-label={t('filter.order')}
          value={query.order}
          onChange={({ target }) => change({ order: target.value, page: undefined })}
        >
          {ORDERS.map((order) => (
            <option key={order} value={order}>
              {t(`filter.orders.${order}`)}
            </option>
          ))}
        </select>
        <span className="jb-quiet" role="status">
          {t('filter.found', { count: challenges.total })}
        </span>
      </div>
      {challenges.items.length === 0 ? (
        <EmptyState title={t('filter.none')} why={t('filter.none-why')} />
      ) : (
        <ul className="jb-plan-cards">
          {challenges.items.map((one) => (
            <ChallengeCard key={one.needId} desk={desk} proposed={one} state={proposal.state} />
          ))}
        </ul>
      )}
      <Pager {...challenges} onPage={(page) => change({ page })} />
    </>
  );
}

function Search({ desk }: { desk: ProposalDesk }) {
  const { t } = useTranslation('proposals');
  const [typed, setTyped] = useState(desk.query.q ?? '');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <input
      type="search"
      className="jb-input"
      aria-label={t('filter.search')}
      placeholder={t('filter.search')}
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        clearTimeout(timer.current);
        timer.current = setTimeout(
          () => desk.change({ q: target.value, page: undefined }),
          SETTLE_MS,
        );
      }}
    />
  );
}
