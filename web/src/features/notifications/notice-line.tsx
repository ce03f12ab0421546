import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { components } from '../../api/schema';
import { Button } from '../../ui/button';
import { Instant } from '../../ui/instant';

export type Notice = components['schemas']['NotificationAnswer'];

/** One notice; following it to what it is about reads it. */
export function NoticeLine({ notice, onRead }: { notice: Notice; onRead: () => unknown }) {
  const { t } = useTranslation('notifications');
  const { title, text, link, createdAt, readAt, actions } = notice;
  const unread = readAt === null;
  return (
    <li className="jb-notice" data-unread={unread}>
      <div>
        <h2>
          {unread && <span className="jb-hidden">{t('unread')} </span>}
          {link ? (
            <Link to={link} onClick={() => unread && void onRead()}>
              {title}
            </Link>
          ) : (
            title
          )}
        </h2>
        <p>{text}</p>
        <p className="jb-quiet jb-notice-at">
          <Instant at={createdAt} />
        </p>
      </div>
      {actions.includes('read') && (
        <Button kind="quiet" aria-label={t('read-one', { title })} onClick={() => void onRead()}>
          {t('read')}
        </Button>
      )}
    </li>
  );
}
