import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../api/client';
import type { components } from '../api/schema';
import { Problem } from '../api/problem';
import { Button } from '../ui/button';
import { ProblemNote } from '../ui/problem-note';
import { Timeline } from '../ui/timeline';

type StoryEvent = components['schemas']['StoryEventAnswer'];

/** The story of a challenge from its events, oldest first; as much of it as the reader may know. */
export function ChallengeStory({ challengeId }: { challengeId: string }) {
  const { t, i18n } = useTranslation(['ui', 'terms']);
  const story = useInfiniteQuery({
    queryKey: ['get', '/api/challenges/{id}/story', challengeId, i18n.language],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const params = { path: { id: challengeId }, query: { cursor: pageParam } };
      const { data } = await client.GET('/api/challenges/{id}/story', { params, signal });
      return data ?? { items: [], nextCursor: null };
    },
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  if (story.error) return <ProblemNote problem={Problem.from(story.error)} />;
  const events = story.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <Timeline
        entries={runsOf(events).map(({ event: { id, at, text, actor }, count }) => ({
          key: id,
          at,
          title: count > 1 ? t('story.repeated', { text, count }) : text,
          // The system's acts carry the names of its jobs, which say nothing to a reader.
          who:
            (actor.kind === 'person' &&
              [actor.name, actor.organisationName].filter(Boolean).join(' · ')) ||
            t(`terms:actor.${actor.kind}`),
        }))}
      />
      {story.hasNextPage && (
        <Button disabled={story.isFetchingNextPage} onClick={() => void story.fetchNextPage()}>
          {t('story.more')}
        </Button>
      )}
    </>
  );
}

/** What somebody does again and again, such as saving a draft, is told once, with the last time. */
function runsOf(events: readonly StoryEvent[]): { event: StoryEvent; count: number }[] {
  const runs: { event: StoryEvent; count: number }[] = [];
  for (const event of events) {
    const last = runs.at(-1);
    const again =
      last?.event.type === event.type &&
      last.event.text === event.text &&
      last.event.actor.name === event.actor.name;
    if (last && again) Object.assign(last, { event, count: last.count + 1 });
    else runs.push({ event, count: 1 });
  }
  return runs;
}
