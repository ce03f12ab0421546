import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../app/act';
import { PageLink } from '../../app/page-link';
import { client } from '../../api/client';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { ProblemNote } from '../../ui/problem-note';
import '../../ui/state-tag.css';
import { useTongue } from '../../ui/tongue';
import { EditPart } from './invite-member';
import { type JointTeam, type Member } from './joint-team';

const TONES: Record<Member['state'], string | undefined> = {
  ...{ invited: 'warn', accepted: 'good', declined: 'bad', left: undefined, removed: undefined },
};

const STEPS = ['make-lead', 'remove', 'leave'] as const;
type Step = (typeof STEPS)[number];

/** Everybody who is in the team, was asked, or was in it, with what the reader may change. */
export function MembersTable({ team, onLeft }: { team: JointTeam; onLeft: () => void }) {
  const { t } = useTranslation(['teams', 'terms']);
  const tongue = useTongue();
  const act = useAct();
  const [editing, setEditing] = useState<Member | null>(null);
  const nameOf = ({ name, nameEn }: Member) => (tongue === 'en' && nameEn) || name;
  const run = (member: Member, what: Step) =>
    act.run(async () => {
      const params = { path: { id: team.id, memberId: member.id } };
      if (what !== 'make-lead')
        await client.DELETE('/api/joint-teams/{id}/members/{memberId}', { params });
      else {
        const body = { memberId: member.id };
        await client.PUT('/api/joint-teams/{id}/lead', { params: { path: { id: team.id } }, body });
      }
      if (what === 'leave') onLeft();
    });
  return (
    <>
      {act.problem && <ProblemNote problem={act.problem} />}
      <DataTable
        caption={t('joint.members')}
        hideCaption
        rows={team.members}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            title: t('joint.member'),
            head: true,
            cell: (member) => (
              <>
                <PageLink to="/experts/$id" params={{ id: member.expertId }}>
                  {nameOf(member)}
                </PageLink>{' '}
                {member.lead && <span className="jb-tag">{t('joint.lead')}</span>}
              </>
            ),
          },
          {
            key: 'organisation',
            title: t('organisation'),
            cell: ({ organisationName }) => organisationName,
          },
          { key: 'role', title: t('joint.role'), cell: ({ role }) => role },
          {
            key: 'months',
            title: t('joint.months'),
            align: 'end',
            cell: ({ months }) => (months === null ? '—' : t('number', { value: months })),
          },
          {
            key: 'state',
            title: t('joint.state'),
            cell: (member) => (
              <>
                <span className="jb-state" data-tone={TONES[member.state]}>
                  {t(`terms:team-member-state.${member.state}`)}
                </span>
                {member.reason && <p className="jb-quiet">{member.reason}</p>}
              </>
            ),
          },
          {
            key: 'acts',
            title: t('joint.acts'),
            cell: (member) => (
              <Acts
                member={member}
                busy={act.busy}
                onEdit={() => setEditing(member)}
                onAct={(what) => void run(member, what)}
              />
            ),
          },
        ]}
      />
      {editing && <EditPart teamId={team.id} member={editing} onClose={() => setEditing(null)} />}
    </>
  );
}

function Acts(props: {
  member: Member;
  busy: boolean;
  onEdit: () => void;
  onAct: (what: Step) => void;
}) {
  const { t } = useTranslation('teams');
  const { actions, state, name } = props.member;
  const sayStep = (what: Step) =>
    what === 'remove' && state === 'invited' ? t('joint.take-back') : t(`joint.${what}`);
  const whose = <span className="jb-hidden"> {name}</span>;
  return (
    <div className="jb-acts">
      {actions.includes('edit') && (
        <Button onClick={props.onEdit}>
          {t('joint.edit-part')}
          {whose}
        </Button>
      )}
      {STEPS.filter((what) => actions.includes(what)).map((what) => (
        <Button key={what} disabled={props.busy} onClick={() => props.onAct(what)}>
          {sayStep(what)}
          {whose}
        </Button>
      ))}
    </div>
  );
}
