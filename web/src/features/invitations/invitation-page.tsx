import { useTranslation } from 'react-i18next';
import { usePathPart } from '../../app/address';
import { api } from '../../api/client';
import { Problem } from '../../api/problem';
import { Page } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { InvitationCard } from './invitation-card';

/** One invitation, as the mail about it links to it. */
export default function InvitationPage() {
  const { t } = useTranslation('invitations');
  const id = usePathPart('id');
  const { data, error } = api.useQuery('get', '/api/invitations/{id}', {
    params: { path: { id } },
  });
  return (
    <Page title={data?.challenge.title ?? t('title')}>
      {error && <ProblemNote problem={Problem.from(error)} />}
      {data && <InvitationCard invitation={data} />}
    </Page>
  );
}
