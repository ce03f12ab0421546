import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../app/page-link';
import { api } from '../../api/client';
import { Problem } from '../../api/problem';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Pager } from '../../ui/pager';
import { ProblemNote } from '../../ui/problem-note';
import '../../ui/state-tag.css';
import { FormTeam } from './form-team';
import { type JointTeam } from './joint-team';

/** The teams one is in, or is asked to join: those that wait for an answer come first. */
export function JointTeams() {
  const { t } = useTranslation(['teams', 'terms']);
  const [page, setPage] = useState(1);
  const [forming, setForming] = useState(false);
  const query = { page };
  const { data, error } = api.useQuery('get', '/api/joint-teams', { params: { query } });
  const form = (
    <Button kind="primary" onClick={() => setForming(true)}>
      {t('joint.form')}
    </Button>
  );
  return (
    <section className="jb-joint-teams" aria-labelledby="joint-teams">
      <div className="jb-joint-head">
        <h2 id="joint-teams">{t('joint.mine')}</h2>
        {data && data.total > 0 && form}
      </div>
      {error && <ProblemNote problem={Problem.from(error)} />}
      {data && (
        <>
          <DataTable
            caption={t('joint.mine')}
            hideCaption
            rows={data.items}
            rowKey={({ id }) => id}
            empty={<EmptyState title={t('joint.none')} why={t('joint.none-why')} act={form} />}
            columns={[
              {
                key: 'name',
                title: t('name'),
                head: true,
                cell: ({ id, name }) => (
                  <PageLink to="/teams/joint/$id" params={{ id }}>
                    {name}
                  </PageLink>
                ),
              },
              {
                key: 'lead',
                title: t('joint.lead'),
                cell: (team) => `${team.leadName} · ${team.leadOrganisationName}`,
              },
              {
                key: 'members',
                title: t('joint.members'),
                align: 'end',
                cell: (team) => t('number', { value: acceptedOf(team) }),
              },
              { key: 'own', title: t('joint.own'), cell: (team) => <OwnState team={team} /> },
            ]}
          />
          <Pager {...data} onPage={setPage} />
        </>
      )}
      {forming && <FormTeam onClose={() => setForming(false)} />}
    </section>
  );
}

const acceptedOf = ({ members }: JointTeam): number =>
  members.filter(({ state }) => state === 'accepted').length;

function OwnState({ team }: { team: JointTeam }) {
  const { t } = useTranslation(['teams', 'terms']);
  if (team.state === 'disbanded')
    return <span className="jb-state">{t('terms:joint-team-state.disbanded')}</span>;
  if (team.leads)
    return (
      <span className="jb-state" data-tone="seal">
        {t('joint.lead')}
      </span>
    );
  return (
    <span className="jb-state" data-tone={team.ownState === 'invited' ? 'warn' : 'good'}>
      {t(`terms:team-member-state.${team.ownState}`)}
    </span>
  );
}
