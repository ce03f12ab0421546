import { useTranslation } from 'react-i18next';
import { type Candidate, standingOf } from './queue';

/** What a candidate is to this challenge, in words and in colour. */
export function StandingTag({ candidate }: { candidate: Candidate }) {
  const { t } = useTranslation(['queue', 'terms']);
  const standing = standingOf(candidate);
  const { decision } = candidate;
  const decided =
    decision && decision.state !== 'proposed' && t(`terms:decision.${decision.state}`);
  const barred = candidate.conflicts.length ? t('standing.conflicted') : t('standing.ineligible');
  const words = {
    free: '',
    assigned: decided,
    conflicted: barred,
    both: t('standing.both', { decided, barred }),
    dismissed: decided,
    declined: decided,
  }[standing];
  if (!words) return null;
  return (
    <span className="jb-desk-standing" data-standing={standing}>
      {words}
    </span>
  );
}
