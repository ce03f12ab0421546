import { useTranslation } from 'react-i18next';

const DAY_MS = 86_400_000;

/** How long a challenge still takes bids, by the server's clock; for lists, so without seconds. */
export function DaysLeft(props: { deadline: string | null; now: string; open: boolean }) {
  const { t } = useTranslation('challenges');
  const { deadline, now, open } = props;
  if (!deadline) return null;
  if (!open) return <span className="jb-quiet">{t('line.closed')}</span>;
  const left = Date.parse(deadline) - Date.parse(now);
  const days = Math.floor(left / DAY_MS);
  const text = days > 0 ? t('line.days-left', { count: days }) : t('line.last-day');
  return (
    <span className="jb-days-left" data-near={days < 4}>
      {text}
    </span>
  );
}
