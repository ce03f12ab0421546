import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { Problem } from '../../api/problem';
import { Button } from '../../ui/button';
import { Page } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { DataNote } from './data-note';
import { EnforceDialog } from './enforce-dialog';
import { History } from './history';
import { type State, type Wanted } from './learning';
import { NewestVersion } from './newest-version';
import { QueueLink } from './queue-link';
import { useLearning } from './use-learning';
import { useVersionWords } from './version-words';
import { Versions } from './versions';
import { WeightBars } from './weight-bars';
import '../../ui/button.css';
import '../../app/desk.css';
import './learning.css';

/** What the engine has learnt from decisions, and by which weights it ranks. */
export default function LearningPage() {
  const { t } = useTranslation(['learning', 'terms']);
  const { data, error, refetch } = api.useQuery(
    'get',
    '/api/match-weights',
    {},
    // What a worker has learnt appears without a reload.
    { refetchInterval: ({ state }) => (state.data?.isLearning ? 1_000 : 30_000) },
  );
  const learning = useLearning();
  const acts = (
    <>
      {data?.actions.includes('learn') && (
        <Button kind="primary" disabled={learning.busy} onClick={() => void learning.ask()}>
          {t('act.learn')}
        </Button>
      )}
      <QueueLink className="jb-button">{t('act.queue')}</QueueLink>
    </>
  );
  return (
    <Page wide title={t('title')} lead={t('lead')} acts={acts}>
      {error && <ProblemNote problem={Problem.from(error)} onRetry={() => void refetch()} />}
      {learning.problem && <ProblemNote problem={learning.problem} />}
      {data && <Sections state={data} />}
    </Page>
  );
}

function Sections({ state }: { state: State }) {
  const { t } = useTranslation('learning');
  const say = useVersionWords();
  const [wanted, setWanted] = useState<{ version: Wanted } | null>(null);
  const { newest, inForce } = state;
  const isBeside = newest !== null && !newest.isInForce;
  const mayRevert = state.actions.includes('put-shipped-in-force');
  return (
    <div className="jb-learn">
      <section className="jb-card">
        <h2>{t('data.title')}</h2>
        <DataNote state={state} />
      </section>
      <section className="jb-card">
        <h2>{t('weights.title')}</h2>
        <p>
          {t('weights.in-force', { version: say(inForce) })}{' '}
          {mayRevert && (
            <Button onClick={() => setWanted({ version: null })}>{t('act.revert-shipped')}</Button>
          )}
        </p>
        {state.areOutdated && <p className="jb-desk-note">{t('weights.outdated')}</p>}
        <WeightBars views={state.views} beside={isBeside ? newest : null} />
      </section>
      {newest && (
        <NewestVersion version={newest} onEnforce={() => setWanted({ version: newest })} />
      )}
      <History state={state} onEnforce={(version) => setWanted({ version })} />
      {newest && <Versions />}
      {wanted && (
        <EnforceDialog
          wanted={wanted.version}
          seen={state.enforcement?.number ?? null}
          onClose={() => setWanted(null)}
        />
      )}
    </div>
  );
}
