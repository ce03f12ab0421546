import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { Problem } from '../../api/problem';
import { usePathPart } from '../../app/address';
import { PageLink } from '../../app/page-link';
import { Button } from '../../ui/button';
import { Page } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { ComparedNeeds } from './compared-needs';
import { EnforceDialog } from './enforce-dialog';
import { Figures } from './figures';
import { type VersionDetail } from './learning';
import { useVersionWords } from './version-words';
import { WeightBars } from './weight-bars';
import '../../ui/button.css';
import '../../app/desk.css';
import './learning.css';

/** One version beside what is in force. */
export default function VersionPage() {
  const { t } = useTranslation(['learning', 'terms']);
  const say = useVersionWords();
  const versionId = usePathPart('versionId');
  const params = { path: { versionId } };
  const detail = api.useQuery('get', '/api/match-weights/versions/{versionId}', { params });
  const state = api.useQuery('get', '/api/match-weights');
  const [asking, setAsking] = useState(false);
  const { data } = detail;
  const error = detail.error ?? state.error;
  const seen = state.data?.enforcement?.number ?? null;
  const able = state.data && data?.actions.includes('put-in-force');
  return (
    <Page
      wide
      title={data ? say(data, 'title') : t('version.any')}
      acts={
        <>
          {able && (
            <Button kind="primary" onClick={() => setAsking(true)}>
              {t('act.put-in-force')}
            </Button>
          )}
          <PageLink to="/learning" className="jb-button">
            {t('act.back')}
          </PageLink>
        </>
      }
    >
      {error && <ProblemNote problem={Problem.from(error)} />}
      {data && <Parts detail={data} />}
      {data && asking && (
        <EnforceDialog wanted={data} seen={seen} onClose={() => setAsking(false)} />
      )}
    </Page>
  );
}

function Parts({ detail }: { detail: VersionDetail }) {
  const { t } = useTranslation('learning');
  return (
    <div className="jb-learn">
      <section className="jb-card">
        <h2>{t('version.rests-on')}</h2>
        {detail.isInForce && <p className="jb-desk-note">{t('version.in-force')}</p>}
        <Figures version={detail} />
      </section>
      <section className="jb-card">
        <h2>{t('weights.title')}</h2>
        <WeightBars views={detail.views} beside={detail.isInForce ? null : detail} />
      </section>
      <section className="jb-card">
        <h2>{t('version.changes')}</h2>
        <ComparedNeeds detail={detail} />
      </section>
    </div>
  );
}
