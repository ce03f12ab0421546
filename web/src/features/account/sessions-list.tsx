import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/client';
import { Problem } from '../../api/problem';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { Instant } from '../../ui/instant';
import { ProblemNote } from '../../ui/problem-note';
import { sayBrowser } from './say-browser';

/** Where somebody is signed in; any session can be ended from here. */
export function SessionsList() {
  const { t } = useTranslation('account');
  const queries = useQueryClient();
  const sessions = api.useQuery('get', '/api/sessions');
  const [problem, setProblem] = useState<Problem | null>(null);
  // Until the list is read anew the ended one still stands in it, and can't be ended twice.
  const [busy, setBusy] = useState(false);
  const end = async (id: string) => {
    setBusy(true);
    setProblem(null);
    try {
      await client.DELETE('/api/sessions/{id}', { params: { path: { id } } });
    } catch (error) {
      setProblem(Problem.from(error));
    }
    await queries.invalidateQueries({ queryKey: ['get', '/api/sessions'] });
    setBusy(false);
  };
  const failed = problem ?? (sessions.error && Problem.from(sessions.error));
  return (
    <>
      <p className="jb-quiet">{t('sessions.hint')}</p>
      {failed && <ProblemNote problem={failed} onRetry={() => void sessions.refetch()} />}
      {sessions.data && (
        <DataTable
          caption={t('sessions.title')}
          hideCaption
          rows={sessions.data.items}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'device',
              title: t('sessions.device'),
              head: true,
              cell: ({ userAgent, current }) => (
                <>
                  {sayBrowser(userAgent) ?? t('sessions.unknown')}{' '}
                  {current && <span className="jb-tag">{t('sessions.current')}</span>}
                </>
              ),
            },
            {
              key: 'begun',
              title: t('sessions.begun'),
              cell: ({ createdAt }) => <Instant at={createdAt} />,
            },
            {
              key: 'seen',
              title: t('sessions.seen'),
              cell: ({ lastSeenAt }) => <Instant at={lastSeenAt} />,
            },
            {
              key: 'act',
              title: t('sessions.act'),
              cell: ({ id, current, userAgent }) =>
                current ? null : (
                  <Button
                    aria-label={t('sessions.end-of', {
                      device: sayBrowser(userAgent) ?? t('sessions.unknown'),
                    })}
                    disabled={busy}
                    onClick={() => void end(id)}
                  >
                    {t('sessions.end')}
                  </Button>
                ),
            },
          ]}
        />
      )}
    </>
  );
}
