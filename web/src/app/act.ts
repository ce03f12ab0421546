import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../api/problem';

export interface RunningAct {
  busy: boolean;
  problem: Problem | null;
  /** Does it, and reads anew whatever the page shows; whether it went well. */
  run: (act: () => Promise<unknown>) => Promise<boolean>;
}

/** An act of one click, with what came of it. */
export function useAct(): RunningAct {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = async (act: () => Promise<unknown>) => {
    setBusy(true);
    setProblem(null);
    try {
      await act();
      await queries.invalidateQueries();
      return true;
    } catch (error) {
      setProblem(Problem.from(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, run };
}
