import { useQuery, type QueryClient } from '@tanstack/react-query';
import { client } from './client';
import { Problem } from './problem';

/** Who is signed in, or null for a visitor. */
export const ME_KEY = ['me'] as const;

async function loadMe() {
  try {
    const { data } = await client.GET('/api/me');
    return data ?? null;
  } catch (error) {
    // A visitor is no failure.
    if (Problem.from(error).status === 401) return null;
    throw error;
  }
}
export type Me = NonNullable<Awaited<ReturnType<typeof loadMe>>>;

export const meQuery = { queryKey: ME_KEY, queryFn: loadMe, staleTime: 60_000 };

/** `undefined` while it is not known yet, null for a visitor. */
export function useMe(): Me | null | undefined {
  return useQuery(meQuery).data;
}

/** After a sign-in, a sign-out or another role: everything that was read may be different now. */
export async function forgetAll(queries: QueryClient): Promise<void> {
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== ME_KEY[0] });
  await queries.invalidateQueries({ queryKey: ME_KEY });
}
