import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { numberOf, useAddress } from '../../app/address';
import { api, client } from '../../api/client';
import { ME_KEY, useMe } from '../../api/me';
import { Problem } from '../../api/problem';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { Page } from '../../ui/page';
import { Pager } from '../../ui/pager';
import { ProblemNote } from '../../ui/problem-note';
import { type Notice, NoticeLine } from './notice-line';
import './notices-page.css';

const PAGE_SIZE = 20;
const PUSH = { push: true };

/** What somebody was told, the newest first; `?unread=1` leaves out what he has read. */
export default function NoticesPage() {
  const { t } = useTranslation('notifications');
  const me = useMe();
  if (me === null)
    return (
      <Page title={t('title')}>
        <EmptyState
          title={t('visitor')}
          act={
            <Link to="/sign-in" search={{ to: '/notifications' }} className="jb-button">
              {t('frame:sign-in')}
            </Link>
          }
        />
      </Page>
    );
  return <Inbox />;
}

function Inbox() {
  const { t } = useTranslation('notifications');
  const [search, change] = useAddress();
  const unread = search.unread !== undefined;
  const page = Math.max(1, numberOf(search, 'page', 1));
  const query = { page, pageSize: PAGE_SIZE, ...(unread ? { unread: 'true' as const } : {}) };
  const notices = api.useQuery(
    'get',
    '/api/notifications',
    { params: { query } },
    { placeholderData: keepPreviousData },
  );
  const { read, readAll, problem } = useReading();
  const items = notices.data?.items ?? [];
  const failed = problem ?? (notices.error && Problem.from(notices.error));
  return (
    <Page
      title={t('title')}
      acts={
        Boolean(notices.data?.unread) && (
          <Button onClick={() => void readAll(items[0]?.createdAt)}>{t('read-all')}</Button>
        )
      }
    >
      <Filter
        unread={unread}
        count={notices.data?.unread ?? 0}
        onChoose={(next) => change({ unread: next ? 1 : undefined, page: undefined }, PUSH)}
      />
      {failed && <ProblemNote problem={failed} onRetry={() => void notices.refetch()} />}
      {notices.data && <Notices items={items} unread={unread} onRead={read} />}
      <Pager
        page={page}
        pageSize={PAGE_SIZE}
        total={notices.data?.total ?? 0}
        onPage={(next) => change({ page: next > 1 ? next : undefined }, PUSH)}
      />
    </Page>
  );
}

function Filter(props: { unread: boolean; count: number; onChoose: (unread: boolean) => void }) {
  const { t } = useTranslation('notifications');
  const { unread, count, onChoose } = props;
  return (
    <div className="jb-notices-filter" role="group" aria-label={t('filter.label')}>
      <Button kind="quiet" aria-pressed={!unread} onClick={() => onChoose(false)}>
        {t('filter.all')}
      </Button>
      <Button kind="quiet" aria-pressed={unread} onClick={() => onChoose(true)}>
        {t('filter.unread', { count })}
      </Button>
    </div>
  );
}

function Notices(props: {
  items: readonly Notice[];
  unread: boolean;
  onRead: (id: string) => unknown;
}) {
  const { t } = useTranslation('notifications');
  const { items, unread, onRead } = props;
  if (items.length === 0)
    return (
      <EmptyState
        title={t(unread ? 'none-unread' : 'none')}
        why={t(unread ? 'none-unread-why' : 'none-why')}
      />
    );
  return (
    <ul className="jb-notices">
      {items.map((notice) => (
        <NoticeLine key={notice.id} notice={notice} onRead={() => onRead(notice.id)} />
      ))}
    </ul>
  );
}

function useReading() {
  const queries = useQueryClient();
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = async (act: () => Promise<unknown>) => {
    setProblem(null);
    try {
      await act();
    } catch (error) {
      setProblem(Problem.from(error));
    }
    await queries.invalidateQueries({ queryKey: ['get', '/api/notifications'] });
    await queries.invalidateQueries({ queryKey: ME_KEY });
  };
  const read = (id: string) =>
    run(() => client.PUT('/api/notifications/{id}/reading', { params: { path: { id } } }));
  // Only up to the newest that is shown: what came meanwhile was not seen yet.
  const readAll = (until: string | undefined) =>
    run(() => client.PUT('/api/notifications/reading', { body: { until } }));
  return { read, readAll, problem };
}
