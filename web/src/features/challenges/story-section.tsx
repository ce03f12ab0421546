import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ChallengeStory } from '../../app/challenge-story';
import { Timeline, type TimelineEntry } from '../../ui/timeline';
import { useAward } from './award-note';
import type { Challenge } from './challenge';
import { Section } from './prose';

/** The story: from the event log for those who look after the challenge, its dates for the others. */
export function StorySection({ challenge }: { challenge: Challenge }) {
  const { t } = useTranslation('challenges');
  const dates = useDates(challenge);
  const whole = challenge.tier === 'full';
  if (!whole && dates.length === 0) return null;
  return (
    <Section title={t('story.title')}>
      {whole ? <ChallengeStory challengeId={challenge.id} /> : <Timeline entries={dates} />}
      {challenge.openedAt && (
        <p>
          <Link to={`/challenges/${challenge.id}/opening-minutes`}>{t('minutes.open')}</Link>
        </p>
      )}
    </Section>
  );
}

/** What everybody may know: listing, deadline, opening. */
function useDates(challenge: Challenge): TimelineEntry[] {
  const { t } = useTranslation('challenges');
  const { listedAt, deadline, open, openedAt } = challenge;
  const awardedAt = useAward(challenge).data?.items.at(-1)?.awardedAt;
  if (!listedAt) return [];
  const entries: TimelineEntry[] = [{ at: listedAt, title: t('story.listed') }];
  if (open) entries.push({ title: t('story.bidding'), mark: 'now' });
  if (deadline)
    entries.push({ at: deadline, title: t('story.deadline'), mark: open ? 'ahead' : 'done' });
  if (openedAt) entries.push({ at: openedAt, title: t('story.opened') });
  if (awardedAt) entries.push({ at: awardedAt, title: t('story.awarded') });
  if (open) entries.push({ title: t('story.opening'), mark: 'ahead' });
  return entries;
}
