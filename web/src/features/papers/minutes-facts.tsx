import { useTranslation } from 'react-i18next';
import { Instant } from '../../ui/instant';

interface Facts {
  deadline: string;
  openedAt: string;
  count: number;
  unreadable: number;
}

/** When bids were due and opened, and how many there were. */
export function MinutesFacts({ deadline, openedAt, count, unreadable }: Facts) {
  const { t } = useTranslation('challenges');
  return (
    <dl>
      <dt>{t('fact.deadline')}</dt>
      <dd>
        <Instant at={deadline} seconds />
      </dd>
      <dt>{t('minutes.opened')}</dt>
      <dd>
        <Instant at={openedAt} seconds />
      </dd>
      <dt>{t('minutes.count')}</dt>
      <dd>{count}</dd>
      {unreadable > 0 && (
        <>
          <dt>{t('minutes.unreadable')}</dt>
          <dd>{unreadable}</dd>
        </>
      )}
    </dl>
  );
}
