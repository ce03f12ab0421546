import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../../app/page-link';
import { Button } from '../../../ui/button';
import { StateTag } from '../../../ui/state-tag';
import { useTongue } from '../../../ui/tongue';
import { type ProposalDesk } from '../desk';
import { type Edit, type Line, type ProposedChallenge } from '../proposal';
import { PartyName, useNames } from '../../../ui/party-name';

interface LineProps {
  desk: ProposalDesk;
  proposed: ProposedChallenge;
  line: Line;
}

/** The acts on a line, with the key that does each while the line holds the keyboard. */
const ACTS = [
  ['pin', 'p'],
  ['release', 'l'],
  ['remove', 'r'],
  ['forbid', 'f'],
  ['add', 'a'],
] as const;

/** Somebody proposed: mark, score, load against the limit, what stands against it, acts. */
export function ProposedLine({ desk, proposed, line }: LineProps) {
  const { t } = useTranslation(['proposals', 'terms']);
  const tongue = useTongue();
  const { mark, origin, score, rank, refusal, warnings, load, overrideNote, invitationId } = line;
  return (
    <li className="jb-plan-line" data-line tabIndex={-1} data-refused={refusal !== null}>
      <LineHead line={line}>
        {mark === 'pinned' && <span className="jb-tag jb-plan-pinned">📌 {t('mark.pinned')}</span>}
        {origin === 'manual' && <span className="jb-tag">{t('terms:origin.manual')}</span>}
        {score !== null && <span className="jb-plan-line-score">{score.toFixed(2)}</span>}
        {rank !== null && <span className="jb-quiet">{t('ui:match.rank', { rank })}</span>}
      </LineHead>
      <LoadBar load={load} />
      {refusal && <p className="jb-plan-line-bad">{refusal.words[tongue]}</p>}
      {warnings.map(({ code, words }) => (
        <p key={code} className="jb-plan-line-warn">
          {words[tongue]}
        </p>
      ))}
      {overrideNote && <p className="jb-quiet">{t('line.override', { note: overrideNote })}</p>}
      {invitationId && (
        <PageLink to="/invitations/$id" params={{ id: invitationId }}>
          {t('line.invitation')}
        </PageLink>
      )}
      <LineActs desk={desk} proposed={proposed} line={line} />
    </li>
  );
}

/** Somebody who is not to be proposed here, whatever is calculated. */
export function ForbiddenLine({ desk, proposed, line }: LineProps) {
  const { t } = useTranslation('proposals');
  return (
    <li className="jb-plan-line jb-plan-forbidden" data-line tabIndex={-1}>
      <LineHead line={line}>
        <span className="jb-tag">⊘ {t('mark.forbidden')}</span>
      </LineHead>
      <LineActs desk={desk} proposed={proposed} line={line} />
    </li>
  );
}

/** What holds already: shortlisted or invited, and how the invitation stands. */
export function InForceLine({ line }: { line: ProposedChallenge['inForce'][number] }) {
  const { t } = useTranslation(['proposals', 'terms']);
  const { state, invitationState, score } = line;
  return (
    <li className="jb-plan-line">
      <LineHead line={line}>
        <span className="jb-tag jb-plan-held">{t(`terms:decision.${state}`)}</span>
        {invitationState && <StateTag kind="invitation" state={invitationState} />}
        {score !== null && <span className="jb-plan-line-score">{score.toFixed(2)}</span>}
      </LineHead>
    </li>
  );
}

function LineHead(props: { line: Pick<Line, 'profile'>; children: ReactNode }) {
  const { profile } = props.line;
  const base = profile.kind === 'team' ? '/teams' : '/experts';
  return (
    <p className="jb-plan-line-head">
      <PageLink to={`${base}/${profile.sourceId}`}>
        <PartyName party={profile} />
      </PageLink>{' '}
      <span className="jb-quiet">
        <PartyName party={profile.organisation} />
      </span>{' '}
      {props.children}
    </p>
  );
}

/** In force and proposed together, against the limit: in words, and as a bar. */
export function LoadBar({ load }: { load: Line['load'] }) {
  const { t } = useTranslation('proposals');
  const { inForce, proposed, cap, over } = load;
  const whole = Math.max(cap, inForce + proposed, 1);
  return (
    <p className="jb-plan-load-line" data-over={over}>
      <span className="jb-plan-load-bar" aria-hidden="true">
        <span data-part="in-force" style={{ width: `${(inForce / whole) * 100}%` }} />
        <span data-part="proposed" style={{ width: `${(proposed / whole) * 100}%` }} />
      </span>
      {t(over ? 'load.over' : 'load.says', { inForce, proposed, cap })}
    </p>
  );
}

function LineActs({ desk, proposed, line }: LineProps) {
  const { t } = useTranslation('proposals');
  const names = useNames();
  const { needId, challenge } = proposed;
  const { profile, actions, overrideNote } = line;
  const edit = (act: Edit['act']) => {
    const said = t(`did.${act}`, { name: names(profile), title: challenge.title });
    void desk.edit(said, [
      { act, needId, profileId: profile.id, overrideNote: overrideNote ?? undefined },
    ]);
  };
  if (actions.length === 0) return null;
  return (
    <div className="jb-acts jb-plan-line-acts" role="group" aria-label={names(profile)}>
      {ACTS.filter(([act]) => actions.includes(act)).map(([act, key]) => (
        <Button
          key={act}
          kind="quiet"
          data-key={key}
          disabled={desk.busy !== null}
          onClick={() => edit(act)}
        >
          {t(act === 'release' ? `line.release-${line.mark}` : `line.${act}`)}
        </Button>
      ))}
    </div>
  );
}
