import { useTranslation } from 'react-i18next';
import { usePathPart } from '../../app/address';
import { api } from '../../api/client';
import { Problem } from '../../api/problem';
import type { components } from '../../api/schema';
import { ProblemNote } from '../../ui/problem-note';
import { MinutesFacts } from './minutes-facts';
import { MinutesLines } from './minutes-lines';
import { PaperCode } from './paper-code';
import { NoPaper, Paper } from './paper';

type Minutes = components['schemas']['MinutesAnswer'];

/** What was written down when the bids were opened, round by round; to be compared with receipts. */
export default function OpeningMinutesPage() {
  const { t } = useTranslation('challenges');
  const init = { params: { path: { id: usePathPart('id') } } };
  const challenge = api.useQuery('get', '/api/challenges/{id}', init);
  const opening = api.useQuery('get', '/api/challenges/{id}/opening', init);
  const failed = opening.error ?? challenge.error;
  if (!challenge.data || !opening.data)
    return (
      <NoPaper title={t('minutes.title')}>
        {failed && (
          <ProblemNote problem={Problem.from(failed)} onRetry={() => void opening.refetch()} />
        )}
      </NoPaper>
    );
  const { number, title } = challenge.data;
  return (
    <Paper title={t('minutes.title')} about={[number, title].filter(Boolean).join(' · ')}>
      <p>{t('minutes.words')}</p>
      {opening.data.items.map((minutes) => (
        <Round key={minutes.round} minutes={minutes} />
      ))}
    </Paper>
  );
}

function Round({ minutes }: { minutes: Minutes }) {
  const { t } = useTranslation('challenges');
  const { bids, unreadable } = minutes;
  return (
    <section>
      <h2>{t('minutes.round', { round: minutes.round })}</h2>
      <MinutesFacts {...minutes} count={bids.length} unreadable={unreadable.length} />
      <MinutesLines bids={bids} named />
      <PaperCode code={minutes.code} />
    </section>
  );
}
