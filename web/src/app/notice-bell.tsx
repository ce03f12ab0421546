import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { BellIcon } from './top-bar-icons';

const NEWEST = { params: { query: { pageSize: 1 } } };

/** How many notices are unread; says so to those who only hear it. */
export function NoticeBell({ onGo }: { onGo: () => void }) {
  const { t } = useTranslation();
  const { data } = api.useQuery('get', '/api/notifications', NEWEST, { refetchInterval: 60_000 });
  const unread = data?.unread ?? 0;
  return (
    <Link to="/notifications" className="jb-tool jb-bell" title={t('nav.notices')} onClick={onGo}>
      <BellIcon />
      <span className="jb-bell-name">{t('nav.notices')}</span>
      {unread > 0 && (
        <>
          <span className="jb-count" aria-hidden="true">
            {unread > 99 ? '99+' : unread}
          </span>
          <span className="jb-hidden">{t('unread', { count: unread })}</span>
        </>
      )}
    </Link>
  );
}
