import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { numberOf, textOf, useAddress } from '../../app/address';
import { api } from '../../api/client';
import { Problem } from '../../api/problem';
import { EmptyState } from '../../ui/empty-state';
import { Page } from '../../ui/page';
import { Pager } from '../../ui/pager';
import { ProblemNote } from '../../ui/problem-note';
import { Tabs } from '../../ui/tabs';
import { InvitationCard } from './invitation-card';

const STATES = ['sent', 'accepted', 'declined', 'expired', 'withdrawn'] as const;

/** Invitations to look at a challenge and bid for it; the open ones first. */
export default function InvitationsPage() {
  const { t } = useTranslation(['invitations', 'terms']);
  const [search, change] = useAddress();
  const chosen = textOf(search, 'state') ?? 'all';
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Tabs
        label={t('title')}
        chosen={chosen}
        onChoose={(state) =>
          change({ state: state === 'all' ? undefined : state, page: undefined })
        }
        tabs={['all', ...STATES].map((key) => ({
          key,
          label: key === 'all' ? t('all') : t(`terms:invitation-state.${key}`),
          content: <List state={STATES.find((state) => state === chosen)} />,
        }))}
      />
    </Page>
  );
}

function List({ state }: { state?: (typeof STATES)[number] }) {
  const { t } = useTranslation('invitations');
  const [search, change] = useAddress();
  const { data, error } = api.useQuery('get', '/api/invitations', {
    params: { query: { page: numberOf(search, 'page', 1), state } },
  });
  if (error) return <ProblemNote problem={Problem.from(error)} />;
  if (!data) return <p>{t('frame:loading')}</p>;
  if (data.total === 0)
    return (
      <EmptyState
        title={t('none')}
        why={t('none-why')}
        act={<Link to="/challenges">{t('none-act')}</Link>}
      />
    );
  return (
    <>
      {data.items.map((invitation) => (
        <InvitationCard key={invitation.id} invitation={invitation} linked />
      ))}
      <Pager {...data} onPage={(page) => change({ page })} />
    </>
  );
}
