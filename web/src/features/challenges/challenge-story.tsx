import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { Timeline, type TimelineEntry } from '../../ui/timeline';
import type { Challenge } from './challenge';
import { Section } from './prose';

const MOST = 200;

/** The story: from the event log for those who look after the challenge, its dates for the others. */
export function ChallengeStory({ challenge }: { challenge: Challenge }) {
  const { t } = useTranslation('challenges');
  const whole = challenge.tier === 'full';
  const told = useTold(challenge.id, whole);
  const dated = useDates(challenge);
  const entries = whole && told ? told : dated;
  if (entries.length === 0) return null;
  return (
    <Section title={t('story.title')}>
      <Timeline entries={entries} />
      {challenge.openedAt && (
        <p>
          <Link to={`/challenges/${challenge.id}/opening-minutes`}>{t('minutes.open')}</Link>
        </p>
      )}
    </Section>
  );
}

function useTold(id: string, enabled: boolean): TimelineEntry[] | undefined {
  const { t } = useTranslation('terms');
  const init = { params: { path: { id }, query: { limit: MOST } } };
  const { data } = api.useQuery('get', '/api/challenges/{id}/story', init, { enabled });
  return data?.items.map(({ id: key, at, text, actor }) => ({
    key,
    at,
    title: text,
    // The system's acts carry the names of its jobs, which say nothing to a reader.
    who: (actor.kind === 'person' && actor.name) || t(`actor.${actor.kind}`),
  }));
}

/** What everybody may know: listing, deadline, opening. */
function useDates({ listedAt, deadline, open, openedAt }: Challenge): TimelineEntry[] {
  const { t } = useTranslation('challenges');
  if (!listedAt) return [];
  const entries: TimelineEntry[] = [{ at: listedAt, title: t('story.listed') }];
  if (open) entries.push({ title: t('story.bidding'), mark: 'now' });
  if (deadline)
    entries.push({ at: deadline, title: t('story.deadline'), mark: open ? 'ahead' : 'done' });
  if (openedAt) entries.push({ at: openedAt, title: t('story.opened') });
  if (open) entries.push({ title: t('story.opening'), mark: 'ahead' });
  return entries;
}
