import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUndo } from '../../../ui/undo';
import { type QueueRow } from '../queue';

/** New runs that were asked for on this page and have not come yet, by need. */
const asked = new Map<string, { runId: string; at: number }>();

/** While something is being scored it is looked at so often. */
const WATCH_MS = 1_500;
/** A run that finds every input as it was stores nothing; then this is long enough to wait. */
const PATIENCE_MS = 5_000;

export function noteAsked({ id, need }: QueueRow): void {
  asked.set(need.id, { runId: id, at: Date.now() });
}

/** How long until the next look at the list. */
export const watchInterval = (rows: readonly QueueRow[] | undefined, otherwise: number): number =>
  asked.size > 0 || rows?.some(({ scoring }) => scoring) ? WATCH_MS : otherwise;

export const isScoring = ({ id, need, scoring }: QueueRow): boolean =>
  scoring || asked.get(need.id)?.runId === id;

/** The run that took the place of the one on the screen, and that one. */
export interface Arrival {
  before: string;
  now: string;
}

/** Says when a run that was asked for is there; what arrives under somebody's eyes is returned. */
export function useArrival(row: QueueRow | undefined, seenAt: number): Arrival | null {
  const { t } = useTranslation('queue');
  const tell = useUndo();
  const last = useRef<QueueRow>(undefined);
  const [arrival, setArrival] = useState<(Arrival & { need: string }) | null>(null);
  useEffect(() => {
    if (!row) return;
    const { id, need, scoring } = row;
    const before = last.current;
    last.current = row;
    if (before?.need.id === need.id && before.id !== id)
      setArrival({ need: need.id, before: before.id, now: id });
    const held = asked.get(need.id);
    if (!held) return;
    const came = held.runId !== id;
    if (!came && (scoring || Date.now() - held.at < PATIENCE_MS)) return;
    asked.delete(need.id);
    tell(t(came ? 'scoring.came' : 'scoring.same', { name: need.title }));
  }, [row, seenAt, tell, t]);
  return arrival && arrival.need === row?.need.id && arrival.now === row.id ? arrival : null;
}
