import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { PageLink } from '../../app/page-link';
import { Button } from '../../ui/button';
import { ComparedNeeds } from './compared-needs';
import { Figures } from './figures';
import { type Version } from './learning';
import { useVersionWords } from './version-words';

/** What was learnt last: what it rests on, whether it is better, and what it would change. */
export function NewestVersion({ version, onEnforce }: { version: Version; onEnforce: () => void }) {
  const { t } = useTranslation('learning');
  const say = useVersionWords();
  const params = { path: { versionId: version.id } };
  const { data } = api.useQuery('get', '/api/match-weights/versions/{versionId}', { params });
  return (
    <section className="jb-card">
      <div className="jb-learn-head">
        <h2>{t('newest.title', { version: say(version) })}</h2>
        {version.actions.includes('put-in-force') && (
          <Button kind="primary" onClick={onEnforce}>
            {t('act.put-in-force')}
          </Button>
        )}
        <PageLink
          to="/learning/$versionId"
          className="jb-button"
          params={{ versionId: version.id }}
        >
          {t('act.open')}
        </PageLink>
      </div>
      <Figures version={version} />
      {data && <ComparedNeeds detail={data} />}
    </section>
  );
}
