import type { QueryClient } from '@tanstack/react-query';
import type { components } from '../../api/schema';

export type Challenge = components['schemas']['ChallengeAnswer'];

/** After an act: the challenge, what hangs on it and the lists that show it may be different. */
export const reloadChallenges = (queries: QueryClient): Promise<void> =>
  queries.invalidateQueries({
    predicate: ({ queryKey }) => String(queryKey[1]).startsWith('/api/challenges'),
  });
