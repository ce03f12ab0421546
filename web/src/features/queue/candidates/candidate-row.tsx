import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Instant } from '../../../ui/instant';
import { type Candidate } from '../queue';
import { StandingTag } from '../standing';
import { PartyName, useNames } from '../../../ui/party-name';

interface RowProps {
  candidate: Candidate;
  /** The best score of the run, for the length of the bar. */
  top: number;
  chosen: boolean;
  selected: boolean;
  /** Somebody else has decided since it was read first. */
  fresh: boolean;
  onChoose: (id: string) => void;
  onSelect: (id: string) => void;
}

/** A candidate in one glance; drawn anew only when something about it has changed. */
export const CandidateRow = memo(function CandidateRow(props: RowProps) {
  const { t } = useTranslation(['queue', 'terms']);
  const names = useNames();
  const { candidate, chosen, selected } = props;
  const { profile, rank, decision, disinterest } = candidate;
  return (
    <li className="jb-desk-candidate" data-selected={selected} data-state={decision?.state}>
      <input
        type="checkbox"
        checked={selected}
        tabIndex={chosen ? 0 : -1}
        aria-label={t('candidate.select', { name: names(profile) })}
        onChange={() => props.onSelect(profile.id)}
      />
      <button
        type="button"
        className="jb-desk-row"
        data-row={profile.id}
        aria-current={chosen}
        tabIndex={chosen ? 0 : -1}
        onClick={() => props.onChoose(profile.id)}
      >
        <span className="jb-desk-row-line">
          <span className="jb-desk-row-title">
            {rank !== null && <span className="jb-desk-rank">{rank}</span>}
            <PartyName party={profile} />
            {profile.kind === 'team' && <span className="jb-tag">{t('terms:profile.team')}</span>}
          </span>
          <Score candidate={candidate} top={props.top} />
        </span>
        <span className="jb-desk-row-line">
          <span>
            <PartyName party={profile.organisation} />
          </span>
          <LoadMark candidate={candidate} />
        </span>
        <span className="jb-desk-row-tags">
          <StandingTag candidate={candidate} />
          {decision?.origin === 'manual' && (
            <span className="jb-tag">{t('terms:origin.manual')}</span>
          )}
          {disinterest && <span className="jb-tag">{t('candidate.disinterested')}</span>}
          {decision && decision.decidedBy.name && (
            <span className="jb-desk-row-by">
              <PartyName party={decision.decidedBy} /> <Instant at={decision.decidedAt} />
            </span>
          )}
          {props.fresh && <span className="jb-desk-fresh">{t('candidate.fresh')}</span>}
        </span>
      </button>
    </li>
  );
});

function Score({ candidate, top }: { candidate: Candidate; top: number }) {
  const { score } = candidate;
  if (score === null) return null;
  const share = top > 0 ? Math.max(0, Math.min(1, score / top)) : 0;
  return (
    <span className="jb-desk-row-score">
      <span className="jb-desk-row-bar" aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </span>
      {score.toFixed(2)}
    </span>
  );
}

/** How much somebody has on his plate already: `2/5`, and in words when that is all. */
function LoadMark({ candidate: { load } }: { candidate: Candidate }) {
  const { t } = useTranslation('queue');
  return (
    <span className="jb-desk-load-mark" data-full={load.full}>
      {t(load.full ? 'candidate.load-full' : 'candidate.load', {
        invited: load.invited,
        limit: load.limit,
      })}
    </span>
  );
}
