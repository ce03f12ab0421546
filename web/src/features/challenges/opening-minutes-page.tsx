import { useTranslation } from 'react-i18next';
import { usePathPart } from '../../app/address';
import { api } from '../../api/client';
import { Problem } from '../../api/problem';
import type { components } from '../../api/schema';
import { DataTable } from '../../ui/data-table';
import { Instant } from '../../ui/instant';
import { Money } from '../../ui/money';
import { ProblemNote } from '../../ui/problem-note';
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
  return (
    <section>
      <h2>{t('minutes.round', { round: minutes.round })}</h2>
      <dl>
        <dt>{t('fact.deadline')}</dt>
        <dd>
          <Instant at={minutes.deadline} seconds />
        </dd>
        <dt>{t('minutes.opened')}</dt>
        <dd>
          <Instant at={minutes.openedAt} seconds />
        </dd>
        <dt>{t('minutes.count')}</dt>
        <dd>{minutes.bids.length}</dd>
        {minutes.unreadable.length > 0 && (
          <>
            <dt>{t('minutes.unreadable')}</dt>
            <dd>{minutes.unreadable.length}</dd>
          </>
        )}
      </dl>
      <DataTable
        caption={t('minutes.bids')}
        hideCaption
        rows={minutes.bids}
        rowKey={({ digest }) => digest}
        empty={<p>{t('minutes.none')}</p>}
        columns={[
          {
            key: 'lead',
            title: t('award.lead'),
            head: true,
            cell: ({ leadOrganisation }) => leadOrganisation ?? t('minutes.withheld'),
          },
          {
            key: 'price',
            title: t('minutes.price'),
            cell: ({ price, currency }) =>
              price ? <Money amount={price} currency={currency} /> : t('minutes.withheld'),
          },
          {
            key: 'sealed',
            title: t('minutes.sealed'),
            cell: ({ sealedAt }) => <Instant at={sealedAt} seconds />,
          },
          {
            key: 'digest',
            title: t('minutes.digest'),
            cell: ({ digest }) => <span className="jb-paper-digest">{digest}</span>,
          },
        ]}
      />
    </section>
  );
}
