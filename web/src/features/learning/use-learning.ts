import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client } from '../../api/client';
import { Problem } from '../../api/problem';

/** Asks a worker to learn; the page then sees that it is under way. */
export function useLearning() {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const ask = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await client.POST('/api/match-weights/versions');
    } catch (error) {
      setProblem(Problem.from(error));
    } finally {
      await queries.invalidateQueries();
      setBusy(false);
    }
  };
  return { ask, busy, problem };
}
