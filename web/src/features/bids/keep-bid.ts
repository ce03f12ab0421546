import { useCallback, useEffect, useRef, useState } from 'react';
import { useDraft } from '../../app/draft';
import { client } from '../../api/client';
import { Problem } from '../../api/problem';
import { type BidBody, bodyOf } from './bid-content';

export type KeepState = 'saved' | 'typing' | 'saving' | 'failed';

const SETTLE_MS = 1500;

/**
 * Saves the sealed draft soon after the typing pauses; until the server has it, it stays on this
 * machine. A draft is sealed like a bid: nobody else can tell that it exists.
 */
export function useKeeping(challengeId: string, read: () => BidBody) {
  const [state, setState] = useState<KeepState>('saved');
  const [problem, setProblem] = useState<Problem | null>(null);
  const draft = useDraft<BidBody>(`bid.${challengeId}`);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const round = useRef(0);
  const store = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    const mine = (round.current += 1);
    setState('saving');
    try {
      const params = { path: { challengeId } };
      await client.PUT('/api/bids/{challengeId}/draft', { params, body: bodyOf(read()) });
      setProblem(null);
      if (mine === round.current) {
        draft.clear();
        setState('saved');
      }
      return true;
    } catch (error) {
      setProblem(Problem.from(error));
      setState('failed');
      return false;
    }
  }, [challengeId, draft, read]);
  const typed = useCallback(() => {
    round.current += 1;
    draft.keep(read());
    setState('typing');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void store(), SETTLE_MS);
  }, [draft, read, store]);
  /** Nothing is to be saved any more: the bid has been handed in. */
  const rest = useCallback(() => {
    clearTimeout(timer.current);
    round.current += 1;
    draft.clear();
    setState('saved');
  }, [draft]);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    const again = () => void store();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [store]);
  return { state, problem, draft, typed, store, rest };
}
