import { useNavigate } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePathPart } from '../../app/address';
import { PageLink } from '../../app/page-link';
import { api, client } from '../../api/client';
import { Problem } from '../../api/problem';
import { Button } from '../../ui/button';
import { ConfirmTyped } from '../../ui/confirm-typed';
import { Page } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { EditTeam } from './edit-team';
import { InviteMember } from './invite-member';
import { type JointTeam } from './joint-team';
import { MembersTable } from './members-table';
import { OwnAnswer } from './own-answer';
import './teams.css';

/** One team across organisations, as its lead, a member, or somebody who is asked sees it. */
export default function JointTeamPage() {
  const { t } = useTranslation(['teams', 'terms']);
  const id = usePathPart('id');
  const navigate = useNavigate();
  const { data, error } = api.useQuery('get', '/api/joint-teams/{id}', {
    params: { path: { id } },
  });
  if (error || !data)
    return (
      <Page title={t('joint.one')}>
        {error ? <ProblemNote problem={Problem.from(error)} /> : <p>{t('frame:loading')}</p>}
      </Page>
    );
  const leave = () => void navigate({ to: '/teams' });
  const asked = data.members.find(({ actions }) => actions.includes('accept'));
  return (
    <Page
      title={data.name}
      lead={t('joint.led-by', { name: data.leadName, organisation: data.leadOrganisationName })}
      acts={<Acts team={data} onDisbanded={leave} />}
    >
      {data.state === 'disbanded' && <p className="jb-note">{t('joint.is-disbanded')}</p>}
      {data.purpose && <p className="jb-plain-text">{data.purpose}</p>}
      {asked && <OwnAnswer team={data} member={asked} onDeclined={leave} />}
      <h2>{t('joint.members')}</h2>
      <MembersTable team={data} onLeft={leave} />
      <h2>{t('joint.partners')}</h2>
      {data.partners.length > 0 ? (
        <ul>
          {data.partners.map((partner) => (
            <li key={partner.id}>
              <PageLink to="/organisations/$id" params={{ id: partner.id }}>
                {partner.name}
              </PageLink>
            </li>
          ))}
        </ul>
      ) : (
        <p>{t('joint.no-partners')}</p>
      )}
      <p className="jb-quiet">{t('joint.partners-hint', { count: data.maxPartners })}</p>
      {data.actions.includes('invite') && (
        <p className="jb-note">
          {t('joint.next')} <PageLink to="/fits">{t('joint.next-fits')}</PageLink>
        </p>
      )}
    </Page>
  );
}

function Acts({ team, onDisbanded }: { team: JointTeam; onDisbanded: () => void }) {
  const { t } = useTranslation('teams');
  const queries = useQueryClient();
  const [open, setOpen] = useState<'invite' | 'edit' | 'disband' | null>(null);
  const close = () => setOpen(null);
  const disband = async () => {
    await client.DELETE('/api/joint-teams/{id}', { params: { path: { id: team.id } } });
    onDisbanded();
    await queries.invalidateQueries({ queryKey: ['get', '/api/joint-teams'] });
  };
  return (
    <>
      {team.actions.includes('invite') && (
        <Button kind="primary" onClick={() => setOpen('invite')}>
          {t('joint.invite')}
        </Button>
      )}
      {team.actions.includes('edit') && (
        <Button onClick={() => setOpen('edit')}>{t('frame:act.edit')}</Button>
      )}
      {team.actions.includes('disband') && (
        <Button onClick={() => setOpen('disband')}>{t('joint.disband')}</Button>
      )}
      <PageLink to="/teams">{t('all')}</PageLink>
      {open === 'invite' && <InviteMember teamId={team.id} onClose={close} />}
      {open === 'edit' && <EditTeam team={team} onClose={close} />}
      {open === 'disband' && (
        <ConfirmTyped
          title={t('joint.disband')}
          word={team.name}
          consequence={<p>{t('joint.disband-consequence')}</p>}
          onConfirm={disband}
          onClose={close}
        />
      )}
    </>
  );
}
