import { useSyncExternalStore } from 'react';
import { client } from '../../../api/client';
import { type Candidate, type CandidateGroups, type Decision, type DismissalKind } from '../queue';

/** One candidate's part of an act. */
export interface Wanted {
  candidate: Candidate;
  act: 'shortlist' | 'dismiss' | 'undo';
  reason?: string;
  reasonKind?: DismissalKind;
  overrideNote?: string;
  /** When the decision was made that is built upon, null for none; absent: nothing is compared. */
  seenAt?: string | null;
}

/** What a decision will be once the server has it. */
type Guess = Pick<Decision, 'state' | 'reason' | 'reasonKind' | 'overrideNote'> | null;

let guesses: ReadonlyMap<string, Guess> = new Map();
let line: Promise<unknown> = Promise.resolve();
let open = 0;
const listeners = new Set<() => void>();
// What stands in line would be lost with the window, though it is shown as done.
window.addEventListener('beforeunload', (event) => {
  if (open > 0) event.preventDefault();
});

function change(next: ReadonlyMap<string, Guess>): void {
  guesses = next;
  for (const listener of listeners) listener();
}

const keyOf = (needId: string, { profile }: Candidate): string => `${needId} ${profile.id}`;

/**
 * Shows decisions at once and sends them behind those sent before, so that a quick undo never
 * overtakes what it undoes. Rejects with the refusal, whose guesses are gone by then. What was
 * guessed stands until all answers are in and `refresh` has read them: nothing flickers.
 */
export function sendDecisions(
  needId: string,
  wanted: readonly Wanted[],
  refresh: () => Promise<unknown>,
): Promise<void> {
  const decisions = wanted.map(({ candidate, ...body }) => ({
    ...body,
    profileId: candidate.profile.id,
  }));
  return sendGuessed(needId, wanted.map(guessOf), refresh, () =>
    client.POST('/api/needs/{needId}/decisions', {
      params: { path: { needId } },
      body: { decisions },
    }),
  );
}

/** The same for any other act that changes what is decided about candidates. */
export async function sendGuessed(
  needId: string,
  guessed: readonly [Candidate, Guess][],
  refresh: () => Promise<unknown>,
  send: () => Promise<unknown>,
): Promise<void> {
  const mine = new Map(guessed.map(([candidate, guess]) => [keyOf(needId, candidate), guess]));
  change(new Map([...guesses, ...mine]));
  open += 1;
  const sending = line.then(send);
  line = sending.catch(() => undefined);
  try {
    await sending;
  } catch (error) {
    change(new Map([...guesses].filter(([key, guess]) => mine.get(key) !== guess)));
    throw error;
  } finally {
    open -= 1;
    if (open === 0) void refresh().finally(() => open === 0 && change(new Map()));
  }
}

/** Follows what has been guessed and is not answered yet. */
export const useGuesses = (): ReadonlyMap<string, Guess> =>
  useSyncExternalStore(subscribe, () => guesses);

/** An answer about this candidate is still under way. */
export const isGuessed = (needId: string, candidate: Candidate): boolean =>
  guesses.has(keyOf(needId, candidate));

/** The candidates of a need with what was just decided already in them. */
export function withGuesses(
  needId: string,
  groups: CandidateGroups,
  held: ReadonlyMap<string, Guess>,
  me: string,
): CandidateGroups {
  const put = (candidate: Candidate): Candidate => {
    const guess = held.get(keyOf(needId, candidate));
    if (guess === undefined) return candidate;
    return { ...candidate, decision: decisionOf(candidate, guess, me), actions: [] };
  };
  const { candidates, excluded, others } = groups;
  return {
    candidates: candidates.map(put),
    excluded: excluded.map(put),
    others: others.map(put),
  };
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** What leads back to how `candidate` stood before an act. */
export function wayBack(candidate: Candidate): Wanted {
  const { decision } = candidate;
  switch (decision?.state) {
    case 'shortlisted':
      return { candidate, act: 'shortlist', overrideNote: decision.overrideNote ?? undefined };
    case 'dismissed':
      return {
        ...{ candidate, act: 'dismiss', reason: decision.reason ?? undefined },
        reasonKind: decision.reasonKind ?? undefined,
      };
    default:
      return { candidate, act: 'undo' };
  }
}

function guessOf({ candidate, act, ...said }: Wanted): [Candidate, Guess] {
  const kept = said.overrideNote ?? candidate.decision?.overrideNote ?? null;
  switch (act) {
    case 'shortlist':
      return [candidate, { state: 'shortlisted', ...NO_REASON, overrideNote: kept }];
    case 'dismiss':
      return [candidate, { state: 'dismissed', ...reasonOf(said), overrideNote: kept }];
    case 'undo':
      return [candidate, restOf(candidate)];
  }
}

/** Who was added by hand is merely added again. */
const restOf = ({ decision }: Candidate): Guess =>
  decision?.origin === 'manual' && decision.state !== 'proposed'
    ? { state: 'proposed', ...NO_REASON, overrideNote: decision.overrideNote }
    : null;

const NO_REASON = { reason: null, reasonKind: null };

const reasonOf = ({ reason, reasonKind }: Pick<Wanted, 'reason' | 'reasonKind'>) => ({
  reason: reason ?? null,
  reasonKind: reasonKind ?? null,
});

function decisionOf({ decision }: Candidate, guess: Guess, me: string): Decision | null {
  if (guess === null) return null;
  const { origin = 'engine', note = null } = decision ?? {};
  const decidedBy = { id: '', name: me, nameEn: null };
  return { ...guess, origin, note, decidedBy, decidedAt: new Date().toISOString() };
}
