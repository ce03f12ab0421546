import { QueryClient } from '@tanstack/react-query';
import { Problem } from '../api/problem';

/** A server that is busy or out of reach is asked again; a refusal is final. */
function retry(failures: number, error: unknown): boolean {
  const { status } = Problem.from(error);
  return failures < 2 && (status === 0 || status === 503);
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry, staleTime: 15_000, refetchOnWindowFocus: true },
    // A change is never sent twice by itself: the first may have arrived.
    mutations: { retry: false, networkMode: 'always' },
  },
});
