import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';

const NEWEST = { params: { query: { pageSize: 1 } } };

/** How many notices are unread; says so to those who only hear it. */
export function NoticeBell() {
  const { t } = useTranslation();
  const { data } = api.useQuery('get', '/api/notifications', NEWEST, { refetchInterval: 60_000 });
  const unread = data?.unread ?? 0;
  return (
    <Link to="/notifications" className="jb-tool">
      {t('nav.notices')}
      {unread > 0 && (
        <span className="jb-count" aria-label={t('unread', { count: unread })}>
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </Link>
  );
}
