import { useTranslation } from 'react-i18next';
import { useAct } from '../../app/act';
import { api, client } from '../../api/client';
import { Problem } from '../../api/problem';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { Instant } from '../../ui/instant';
import { ProblemNote } from '../../ui/problem-note';

/** Links that still open an account here; each can be taken back until it is used. */
export function OpenInvitations({ organisationId }: { organisationId: string }) {
  const { t } = useTranslation(['organisations', 'terms']);
  const { run, busy, problem } = useAct();
  const params = { path: { id: organisationId } };
  const { data, error } = api.useQuery('get', '/api/organisations/{id}/colleague-invitations', {
    params,
  });
  const revoke = (invitationId: string) =>
    run(() =>
      client.DELETE('/api/organisations/{id}/colleague-invitations/{invitationId}', {
        params: { path: { id: organisationId, invitationId } },
      }),
    );
  return (
    <section aria-labelledby="open-invitations">
      <h2 id="open-invitations">{t('invite.open')}</h2>
      {(problem || error) && <ProblemNote problem={problem ?? Problem.from(error)} />}
      {data && (
        <DataTable
          caption={t('invite.open')}
          hideCaption
          rows={data.items}
          rowKey={({ id }) => id}
          empty={<p className="jb-quiet">{t('invite.none-open')}</p>}
          columns={[
            { key: 'email', title: t('invite.email'), head: true, cell: ({ email }) => email },
            {
              key: 'role',
              title: t('invite.role'),
              cell: ({ role }) => t(`terms:role.${role}`),
            },
            { key: 'by', title: t('invite.by'), cell: ({ invitedByName }) => invitedByName },
            {
              key: 'until',
              title: t('invite.until'),
              cell: ({ expiresAt }) => <Instant at={expiresAt} />,
            },
            {
              key: 'acts',
              title: t('acts'),
              cell: ({ id, email, actions }) =>
                actions.includes('revoke') && (
                  <Button disabled={busy} onClick={() => void revoke(id)}>
                    {t('invite.revoke')}
                    <span className="jb-hidden"> {email}</span>
                  </Button>
                ),
            },
          ]}
        />
      )}
    </section>
  );
}
