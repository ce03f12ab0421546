import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { EmptyState } from '../../../ui/empty-state';
import { Instant } from '../../../ui/instant';
import { MatchCard } from '../../../ui/match-card';
import { type Acts } from '../deciding/acts';
import { Barriers } from '../barriers';
import { type Desk } from '../desk';
import { GapAbove } from './gap-above';
import { LoadPanel } from './load-panel';
import { type Act, type Candidate } from '../queue';
import { StandingTag } from '../standing';
import { WorkTexts } from './work-texts';
import { BothNames, PartyName } from '../../../ui/party-name';

/** Third column: the candidate under the finger, why he stands there, what bars him, his load. */
export function DetailColumn({ desk, acts }: { desk: Desk; acts: Acts }) {
  const { t } = useTranslation('queue');
  const { candidate, run } = desk;
  return (
    <section
      className="jb-desk-column jb-desk-detail"
      data-column="detail"
      aria-label={t('column.detail')}
      tabIndex={-1}
    >
      <Button kind="quiet" className="jb-desk-back" onClick={() => desk.go({ at: 'candidates' })}>
        ← {t('back.candidates')}
      </Button>
      {!candidate || !run ? (
        <EmptyState title={t('empty.detail')} why={t('empty.detail-why')} />
      ) : (
        <Detail key={candidate.profile.id} desk={desk} acts={acts} candidate={candidate} />
      )}
    </section>
  );
}

function Detail({ desk, acts, candidate }: { desk: Desk; acts: Acts; candidate: Candidate }) {
  const { t } = useTranslation(['queue', 'terms']);
  const { run, groups } = desk;
  const { profile, explanation, score, rank, decision, disinterest } = candidate;
  const above = groups?.candidates.find((one) => one.rank === (rank ?? 0) - 1);
  return (
    <>
      <div className="jb-desk-detail-head">
        <h2>
          <ProfileLink profile={profile} />
        </h2>
        <StandingTag candidate={candidate} />
        <p className="jb-quiet">
          <PartyName party={profile.organisation} /> · {t(`terms:profile.${profile.kind}`)} ·{' '}
          {t(profile.hasAccount ? 'candidate.account' : 'candidate.no-account')}
        </p>
      </div>
      <DecisionActs desk={desk} acts={acts} candidate={candidate} />
      {decision && <DecisionNote decision={decision} />}
      {disinterest && (
        <p className="jb-desk-note">
          {t('candidate.disinterest', { reason: disinterest.reason })}{' '}
          <Instant at={disinterest.declaredAt} />
        </p>
      )}
      <Barriers candidate={candidate} />
      <LoadPanel candidate={candidate} />
      {explanation ? (
        <MatchCard
          explanation={explanation}
          score={score}
          rank={rank}
          needText={run?.need.text}
          workPath={({ id }) => `/works/${id}`}
        >
          {above && <GapAbove candidate={candidate} above={above} />}
          <WorkTexts explanation={explanation} />
        </MatchCard>
      ) : (
        <p className="jb-quiet">{t('candidate.unexplained')}</p>
      )}
    </>
  );
}

function ProfileLink({ profile }: { profile: Candidate['profile'] }) {
  const { kind, sourceId } = profile;
  return (
    <Link to={kind === 'team' ? `/teams/${sourceId}` : `/experts/${sourceId}`}>
      <BothNames party={profile} />
    </Link>
  );
}

/** Only what the API lets be done now. */
function DecisionActs({ desk, acts, candidate }: { desk: Desk; acts: Acts; candidate: Candidate }) {
  const { t } = useTranslation('queue');
  const can = (act: Act) => candidate.actions.includes(act);
  if (candidate.actions.length === 0) return null;
  // The buttons here are about this one candidate, whoever is selected besides.
  const alone = (act: () => void) => () => {
    desk.setSelected(new Set());
    act();
  };
  return (
    <div className="jb-acts jb-desk-detail-acts">
      {can('shortlist') && (
        <Button kind="primary" onClick={alone(() => acts.shortlist([candidate]))}>
          {t('act.shortlist')} <kbd aria-hidden="true">s</kbd>
        </Button>
      )}
      {can('invite') && (
        <Button onClick={alone(() => acts.askInvite([candidate]))}>
          {t('act.invite')} <kbd aria-hidden="true">i</kbd>
        </Button>
      )}
      {can('dismiss') && (
        <Button onClick={alone(() => acts.askDismiss([candidate]))}>
          {t('act.dismiss')} <kbd aria-hidden="true">d</kbd>
        </Button>
      )}
      {can('undo') && (
        <Button kind="quiet" onClick={() => acts.clear(candidate)}>
          {t('act.clear')}
        </Button>
      )}
    </div>
  );
}

function DecisionNote({ decision }: { decision: NonNullable<Candidate['decision']> }) {
  const { t } = useTranslation(['queue', 'terms']);
  const { state, origin, reason, note, overrideNote, decidedBy, decidedAt } = decision;
  return (
    <dl className="jb-desk-facts">
      <dt>{t('decision.state')}</dt>
      <dd>
        {t(`terms:decision.${state}`)} · {t(`terms:origin.${origin}`)} ·{' '}
        <PartyName party={decidedBy} /> <Instant at={decidedAt} />
      </dd>
      {reason && (
        <>
          <dt>{t('decision.reason')}</dt>
          <dd>{reason}</dd>
        </>
      )}
      {note && (
        <>
          <dt>{t('decision.note')}</dt>
          <dd>{note}</dd>
        </>
      )}
      {overrideNote && (
        <>
          <dt>{t('decision.override')}</dt>
          <dd>{overrideNote}</dd>
        </>
      )}
    </dl>
  );
}
