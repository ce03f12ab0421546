import { useTranslation } from 'react-i18next';
import { Problem } from '../../../api/problem';
import { EmptyState } from '../../../ui/empty-state';
import { Instant } from '../../../ui/instant';
import { Pager } from '../../../ui/pager';
import { ProblemNote } from '../../../ui/problem-note';
import { type Desk } from '../desk';
import { NeedFilters } from './need-filters';
import { type QueueRow } from '../queue';
import { isScoring } from './scoring';
import { PartyName, useNames } from '../../../ui/party-name';

/** First column: runs to review, each a challenge with what is decided about it so far. */
export function NeedsColumn({ desk }: { desk: Desk }) {
  const { t } = useTranslation('queue');
  const { list, rows, needId, change } = desk;
  return (
    <section className="jb-desk-column" data-column="needs" aria-label={t('column.needs')}>
      <NeedFilters desk={desk} />
      {list.error && (
        <ProblemNote problem={Problem.from(list.error)} onRetry={() => void list.refetch()} />
      )}
      {list.isPending && (
        <p className="jb-loading" role="status">
          {t('frame:loading')}
        </p>
      )}
      {list.data && rows.length === 0 ? (
        <Emptied desk={desk} />
      ) : (
        <ul className="jb-desk-rows">
          {rows.map((row) => (
            <li key={row.id}>
              <NeedRow
                row={row}
                chosen={row.need.id === needId}
                onChoose={() => desk.chooseNeed(row.need.id, 'candidates')}
              />
            </li>
          ))}
        </ul>
      )}
      {list.data && (
        <Pager
          {...list.data}
          onPage={(page) => change({ page, need: undefined, candidate: undefined })}
        />
      )}
    </section>
  );
}

function NeedRow(props: { row: QueueRow; chosen: boolean; onChoose: () => void }) {
  const { t } = useTranslation(['queue', 'terms']);
  const names = useNames();
  const { need, counts, best, why, completedAt, state } = props.row;
  const decided = counts.shortlisted + counts.invited + counts.dismissed + counts.declined;
  return (
    <button
      type="button"
      className="jb-desk-row"
      data-row={need.id}
      aria-current={props.chosen}
      tabIndex={props.chosen ? 0 : -1}
      onClick={props.onChoose}
    >
      <span className="jb-desk-row-title">{need.title}</span>
      <span className="jb-desk-row-line">
        <span>
          <PartyName party={need.organisation} />
        </span>
        <Instant at={completedAt} />
      </span>
      <span className="jb-desk-row-line">
        <span>{t('need.counts', { candidates: counts.candidates, decided })}</span>
        <span className="jb-desk-row-tags">
          {counts.shortlisted > 0 && (
            <span className="jb-desk-standing" data-standing="assigned">
              {t('need.shortlisted', { count: counts.shortlisted })}
            </span>
          )}
          {counts.invited > 0 && (
            <span className="jb-desk-standing" data-standing="assigned">
              {t('need.invited', { count: counts.invited })}
            </span>
          )}
          {counts.excluded > 0 && (
            <span className="jb-desk-standing" data-standing="conflicted">
              {t('need.excluded', { count: counts.excluded })}
            </span>
          )}
          {!need.open && <span className="jb-tag">{t('need.closed')}</span>}
          {state === 'reviewed' && <span className="jb-tag">{t('terms:run-state.reviewed')}</span>}
        </span>
      </span>
      {best[0] && (
        <span className="jb-desk-row-why">
          {t('need.best', { name: names(best[0]), terms: why?.terms.join(t('ui:comma')) ?? '' })}
        </span>
      )}
      {isScoring(props.row) && <span className="jb-desk-row-why">{t('scoring.now')}</span>}
    </button>
  );
}

/** Why nothing is here, and what to do next. */
function Emptied({ desk }: { desk: Desk }) {
  const { t } = useTranslation('queue');
  const { filter, data } = desk.list;
  const away = (data?.total ?? 0) > 0;
  if (away)
    return (
      <EmptyState
        title={t('empty.page')}
        act={<Act says={t('empty.first')} onClick={() => desk.change({ page: undefined })} />}
      />
    );
  if (filter.q || filter.state === 'reviewed')
    return (
      <EmptyState
        title={t('empty.none')}
        why={t('empty.none-why')}
        act={
          <Act
            says={t('empty.clear')}
            onClick={() => desk.change({ q: undefined, state: undefined, page: undefined })}
          />
        }
      />
    );
  return (
    <EmptyState
      title={t('empty.done')}
      why={t('empty.done-why')}
      act={
        <Act
          says={t('empty.show-all')}
          onClick={() => desk.change({ state: 'all', open: 'all' })}
        />
      }
    />
  );
}

const Act = ({ says, onClick }: { says: string; onClick: () => void }) => (
  <button type="button" className="jb-button" onClick={onClick}>
    {says}
  </button>
);
