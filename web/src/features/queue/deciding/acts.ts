import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../../api/client';
import { Problem } from '../../../api/problem';
import { sayProblem } from '../../../api/say-problem';
import { useUndo } from '../../../ui/undo';
import { sendDecisions, type Wanted, wayBack } from './decision-line';
import { type Desk } from '../desk';
import { type Act, type Candidate, type DismissalKind, type QueueRow } from '../queue';
import { noteAsked } from '../list/scoring';
import { sayWhat } from './say-what';
import { forget, remember, useTakingBack } from './trail';
import { useNames } from '../../../ui/party-name';

/** A window that an act needs before it can be sent. */
export type Asking =
  { about: 'dismiss' | 'invite' | 'override'; targets: Candidate[] } | { about: 'add' };

export type Acts = ReturnType<typeof useActs>;

/** What the coordinator can do on his desk, by key or by button. */
export function useActs(desk: Desk) {
  const { t } = useTranslation(['queue', 'problems', 'terms']);
  const names = useNames();
  const tell = useUndo();
  const takeBack = useTakingBack();
  const [asking, setAsking] = useState<Asking | null>(null);
  const needId = desk.needId ?? '';

  const back = (candidate: Candidate): Wanted => ({
    ...wayBack(candidate),
    seenAt: desk.stampOf(needId, candidate),
  });

  /** Shows the outcome at once; the note on the screen has the way back. */
  const decide = (said: string, wanted: Wanted[]) => {
    const send = (list: Wanted[]) => sendDecisions(needId, list, desk.refresh);
    const seenAt = ({ decision }: Candidate) => decision?.decidedAt ?? null;
    const sent = send(wanted.map((one) => ({ ...one, seenAt: seenAt(one.candidate) })));
    const undo = remember(async () => {
      await sent;
      await send(wanted.map(({ candidate }) => back(candidate)));
    });
    tell(said, undo);
    setAsking(null);
    desk.moveOn();
    sent.catch((error: unknown) => {
      forget(undo);
      tell(sayRefusal(t, Problem.from(error)));
    });
  };

  const able = (act: Act, among: Candidate[] = desk.targets): Candidate[] => {
    const fit = among.filter(({ actions }) => actions.includes(act));
    if (fit.length === 0 && among.length > 0) tell(t('refused.not-now'));
    return fit;
  };
  const shortlist = (targets: Candidate[], overrideNote?: string) =>
    decide(
      sayWhat({ t, names }, 'shortlisted', targets),
      targets.map((candidate) => ({
        ...{ candidate, act: 'shortlist' as const },
        overrideNote: candidate.needsOverride ? overrideNote : undefined,
      })),
    );

  return {
    asking,
    close: () => setAsking(null),
    shortlist: (among?: Candidate[]) => {
      const targets = able('shortlist', among);
      if (targets.some(({ needsOverride }) => needsOverride))
        setAsking({ about: 'override', targets });
      else if (targets.length > 0) shortlist(targets);
    },
    override: (targets: Candidate[], note: string) => shortlist(targets, note),
    askDismiss: (among?: Candidate[]) => {
      const targets = able('dismiss', among);
      if (targets.length > 0) setAsking({ about: 'dismiss', targets });
    },
    dismiss: (targets: Candidate[], reason: string, reasonKind: DismissalKind) =>
      decide(
        sayWhat({ t, names }, 'dismissed', targets),
        targets.map((candidate) => ({
          ...{ candidate, act: 'dismiss' as const },
          ...{ reason, reasonKind },
        })),
      ),
    askInvite: (among?: Candidate[]) => {
      const targets = able('invite', among);
      if (targets.length > 0) setAsking({ about: 'invite', targets });
    },
    clear: (candidate: Candidate) =>
      decide(sayWhat({ t, names }, 'cleared', [candidate]), [{ candidate, act: 'undo' }]),
    askAdd: () => setAsking({ about: 'add' }),
    undo: () => {
      if (!takeBack()) tell(t('refused.nothing-to-undo'));
    },
    review: useReview(desk),
    rescore: useRescore(desk),
  };
}

/** Another coordinator's decision meanwhile is told by who made it. */
function sayRefusal(
  t: ReturnType<typeof useTranslation<['queue', 'problems', 'terms']>>['t'],
  problem: Problem,
): string {
  if (problem.code !== 'decision-changed') return t('refused.why', { why: sayProblem(t, problem) });
  const { state, by } = problem.facts;
  if (state === 'none') return t('refused.taken-back');
  return t('refused.changed', { by, state: t(`terms:decision.${String(state)}`) });
}

/** Takes the chosen run off the queue, or puts it back; the next one is then under the finger. */
function useReview(desk: Desk) {
  const { t } = useTranslation(['queue', 'problems']);
  const tell = useUndo();
  const leave = (id: string, leaves: boolean) =>
    desk.setLeaving((held) => new Set([...held, id].filter((one) => leaves || one !== id)));
  const put = async (id: string, method: 'PUT' | 'DELETE') => {
    const params = { path: { id } };
    if (method === 'PUT') await client.PUT('/api/match-runs/{id}/review', { params });
    else await client.DELETE('/api/match-runs/{id}/review', { params });
    await desk.refresh();
  };
  return () => {
    const { row, rows } = desk;
    if (!row) return;
    const done = row.actions.includes('mark-reviewed');
    if (row.actions.length === 0) return tell(t('refused.not-now'));
    if (desk.list.filter.state !== 'all') {
      leave(row.id, true);
      desk.chooseNeed(neighbourOf(rows, row)?.need.id, 'needs');
    }
    const sent = put(row.id, done ? 'PUT' : 'DELETE');
    const undo = remember(async () => {
      await sent;
      await put(row.id, done ? 'DELETE' : 'PUT');
      // Taken back from another page, it must not write into that page's address.
      if (location.pathname === '/queue') desk.go({ need: row.need.id, at: 'needs' });
    });
    tell(t(done ? 'did.reviewed' : 'did.reopened', { name: row.need.title }), undo);
    sent
      .catch((error: unknown) => {
        forget(undo);
        tell(t('refused.why', { why: sayProblem(t, Problem.from(error)) }));
      })
      .finally(() => leave(row.id, false));
    return undefined;
  };
}

const neighbourOf = (rows: readonly QueueRow[], row: QueueRow): QueueRow | undefined => {
  const here = rows.findIndex(({ id }) => id === row.id);
  return rows[here + 1] ?? rows[here - 1];
};

/** Asks for a new run; its coming is seen by the list. */
function useRescore(desk: Desk) {
  const { t } = useTranslation(['queue', 'problems']);
  const tell = useUndo();
  const busy = useRef(false);
  return async () => {
    const { row } = desk;
    if (!row || busy.current) return;
    busy.current = true;
    try {
      await client.POST('/api/match-runs', { body: { needId: row.need.id } });
      noteAsked(row);
      tell(t('did.rescore', { name: row.need.title }));
      await desk.refresh();
    } catch (error) {
      tell(t('refused.why', { why: sayProblem(t, Problem.from(error)) }));
    } finally {
      busy.current = false;
    }
  };
}
