import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../../app/page-link';
import { Button } from '../../../ui/button';
import { Instant } from '../../../ui/instant';
import { type Acts } from '../deciding/acts';
import { type Desk } from '../desk';
import { isUndecided, type QueueRow, type Run } from '../queue';
import { type Arrival, isScoring } from '../list/scoring';
import { PartyName } from '../../../ui/party-name';

interface HeadProps {
  desk: Desk;
  row: QueueRow;
  run: Run | undefined;
  acts: Acts;
  arrival: Arrival | null;
  children: ReactNode;
}

/** Over the candidates: whose they are, how the run came about, and what is done with the whole. */
export function RunHead({ desk, row, run, acts, arrival, children }: HeadProps) {
  const { t } = useTranslation('queue');
  const { need } = row;
  const left = desk.all.filter((one) => isUndecided(one) && one.rank !== null).length;
  return (
    <div className="jb-desk-column-head">
      <Button kind="quiet" className="jb-desk-back" onClick={() => desk.go({ at: 'needs' })}>
        ← {t('back.needs')}
      </Button>
      <h2>
        <PageLink to="/challenges/$id" params={{ id: need.sourceId }}>
          {need.title}
        </PageLink>
      </h2>
      <p className="jb-quiet">
        <PartyName party={need.organisation} />
        {run &&
          ` · ${t('run.scored', { profiles: run.profileCount, works: run.documentCount })} · `}
        {run && <Instant at={run.completedAt} />}
      </p>
      {!need.open && <p className="jb-desk-note">{t('run.closed')}</p>}
      {run?.notes.map((note) => (
        <p key={note} className="jb-desk-note">
          {t(`run.note.${note}`, { defaultValue: t('run.note.other') })}
        </p>
      ))}
      {arrival && (
        <p className="jb-desk-note" role="status">
          {t('scoring.replaced')}{' '}
          <PageLink
            to="/queue/$needId/runs"
            params={{ needId: need.id }}
            search={{ left: arrival.before, right: arrival.now }}
          >
            {t('scoring.compare')}
          </PageLink>
        </p>
      )}
      {isScoring(row) && (
        <p className="jb-desk-scoring">
          <progress aria-label={t('scoring.now')} />
          {t('scoring.now')}
        </p>
      )}
      <div className="jb-acts">
        {row.actions.includes('mark-reviewed') && (
          <Button kind={left === 0 ? 'primary' : 'plain'} onClick={acts.review}>
            {t('act.reviewed')} <kbd aria-hidden="true">e</kbd>
          </Button>
        )}
        {row.actions.includes('reopen') && (
          <Button onClick={acts.review}>
            {t('act.reopen')} <kbd aria-hidden="true">e</kbd>
          </Button>
        )}
        {row.actions.includes('rescore') && need.open && (
          <Button disabled={isScoring(row)} onClick={() => void acts.rescore()}>
            {t('act.rescore')} <kbd aria-hidden="true">r</kbd>
          </Button>
        )}
        {row.actions.length > 0 && need.open && (
          <Button onClick={acts.askAdd}>
            {t('act.add')} <kbd aria-hidden="true">n</kbd>
          </Button>
        )}
        <PageLink
          className="jb-button jb-button-quiet"
          to="/queue/$needId/runs"
          params={{ needId: need.id }}
        >
          {t('act.compare')}
        </PageLink>
      </div>
      {children}
    </div>
  );
}
