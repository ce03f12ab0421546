import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { Instant } from '../../../ui/instant';
import { StateTag } from '../../../ui/state-tag';
import { type Candidate } from '../queue';

/** What the candidate has on his plate: open invitations against the limit, and which they are. */
export function LoadPanel({ candidate }: { candidate: Candidate }) {
  const { t } = useTranslation('queue');
  const { load, profile } = candidate;
  const { data } = api.useQuery('get', '/api/invitations', {
    params: { query: { profileId: profile.id, pageSize: 10 } },
  });
  return (
    <section className="jb-desk-load" aria-labelledby="queue-load">
      <h3 id="queue-load">{t('load.title')}</h3>
      <p>
        <meter
          aria-label={t('load.meter')}
          min={0}
          max={Math.max(load.limit, load.invited, 1)}
          high={Math.max(load.limit - 1, 0)}
          optimum={0}
          value={load.invited}
        />{' '}
        {t('load.says', load)} {load.full && <b className="jb-desk-load-full">{t('load.full')}</b>}
      </p>
      {data && data.items.length > 0 && (
        <ul className="jb-desk-load-list">
          {data.items.map(({ id, challenge, state, createdAt }) => (
            <li key={id}>
              <span>{challenge.title}</span>
              <span className="jb-quiet">
                <Instant at={createdAt} only="day" />
              </span>
              <StateTag kind="invitation" state={state} />
            </li>
          ))}
        </ul>
      )}
      {data && data.total > data.items.length && (
        <p className="jb-quiet">{t('load.more', { count: data.total - data.items.length })}</p>
      )}
      <p className="jb-quiet">{t('load.sealed')}</p>
    </section>
  );
}
