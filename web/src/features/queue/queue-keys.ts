import { useEffect, useRef } from 'react';
import { useShortcuts } from '../../app/shortcuts';
import { type Acts } from './deciding/acts';
import { type ColumnName, COLUMNS } from './cursor';
import { type Desk } from './desk';
import { useHeldKeys } from './held-keys';

/** The whole queue by the keyboard; every key is also a button or a row. */
export function useQueueKeys(desk: Desk, acts: Acts): void {
  const { cursor, go } = desk;
  const inNeeds = cursor.at === 'needs';
  const step = (by: 1 | -1) => (inNeeds ? stepNeed(desk, by) : stepCandidate(desk, by));
  const deeper = () => go({ at: COLUMNS[Math.min(COLUMNS.indexOf(cursor.at) + 1, 2)] });
  const back = () => go({ at: COLUMNS[Math.max(COLUMNS.indexOf(cursor.at) - 1, 0)] });
  // In the first column there is no candidate under the finger yet.
  const about = (act: () => void) => () => (inNeeds ? deeper() : act());
  const select = () => {
    if (desk.candidate) desk.toggle(desk.candidate.profile.id);
  };
  const { keep, holds, forget } = useHeldKeys(desk.moves);
  const none = () => {
    forget();
    desk.setSelected(new Set());
  };
  const shortcuts = [
    { keys: 'j', says: 'queue:keys.next', run: () => step(1) },
    { keys: 'k', says: 'queue:keys.before', run: () => step(-1) },
    { keys: 'J', says: 'queue:keys.next-need', run: () => stepNeed(desk, 1) },
    { keys: 'K', says: 'queue:keys.need-before', run: () => stepNeed(desk, -1) },
    { keys: 'ArrowRight', says: 'queue:keys.deeper', run: deeper },
    { keys: 'ArrowLeft', says: 'queue:keys.back', run: back },
    { keys: 's', says: 'queue:keys.shortlist', run: about(() => acts.shortlist()) },
    { keys: 'd', says: 'queue:keys.dismiss', run: about(() => acts.askDismiss()) },
    { keys: 'i', says: 'queue:keys.invite', run: about(() => acts.askInvite()) },
    { keys: 'x', says: 'queue:keys.select', run: about(select) },
    { keys: 'u', says: 'queue:keys.undo', run: acts.undo },
    { keys: 'e', says: 'queue:keys.reviewed', run: () => acts.review() },
    { keys: 'n', says: 'queue:keys.add', run: acts.askAdd },
    { keys: 'r', says: 'queue:keys.rescore', run: () => void acts.rescore() },
    {
      keys: 'f',
      says: 'queue:keys.find',
      run: () => document.querySelector<HTMLElement>('#queue-search')?.focus(),
    },
  ];
  useShortcuts([
    ...shortcuts.map((one) => ({ ...one, run: keep(one.keys, one.run) })),
    { keys: 'Escape', says: 'queue:keys.none', run: none },
  ]);
  useArrows(
    {
      down: keep('ArrowDown', () => step(1)),
      up: keep('ArrowUp', () => step(-1)),
      enter: keep('Enter', () => press(desk)),
    },
    holds,
  );
  useFinger(desk, acts.asking !== null);
}

function stepNeed(desk: Desk, by: 1 | -1): void {
  const { rows, needId } = desk;
  const here = rows.findIndex(({ need }) => need.id === needId);
  const next = rows[here < 0 ? 0 : here + by];
  if (next) return desk.chooseNeed(next.need.id);
  const { data, page } = desk.list;
  const last = Math.ceil((data?.total ?? 0) / (data?.pageSize ?? 1));
  const turned = page + by;
  if (turned >= 1 && turned <= last) desk.list.turnTo(turned);
  return undefined;
}

function stepCandidate({ shown, candidate, go }: Desk, by: 1 | -1): void {
  const here = shown.findIndex((one) => one.profile.id === candidate?.profile.id);
  const next = shown[Math.max(0, here) + by];
  if (next) go({ candidate: next.profile.id });
}

/** What a press on the row under the finger does. */
function press({ cursor, needId, candidate, chooseNeed, chooseCandidate }: Desk): void {
  if (cursor.at === 'needs') chooseNeed(needId, 'candidates');
  else if (candidate) chooseCandidate(candidate.profile.id);
}

/**
 * Up and down walk through the rows, but only there: elsewhere they scroll. Enter on a row presses
 * it; where the page has just opened and nothing holds the keyboard yet, it goes deeper too.
 */
function useArrows(keys: Record<'down' | 'up' | 'enter', () => void>, holds: () => boolean): void {
  const latest = useRef({ ...keys, holds });
  latest.current = { ...keys, holds };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { target, key } = event;
      if (event.defaultPrevented || !(target instanceof HTMLElement)) return;
      if (event.metaKey || event.ctrlKey || event.altKey) return;
      const idle = target === document.body || target.id === 'main';
      const onRow = target.matches('.jb-desk-row');
      const { down, up, enter, holds } = latest.current;
      if (key === 'Enter' && (idle || (onRow && holds()))) enter();
      else if (key === 'ArrowDown' && onRow) down();
      else if (key === 'ArrowUp' && onRow) up();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

/** The keyboard stands where the finger is: on the row of the column, or on the detail. */
function useFinger({ cursor, needId, candidate }: Desk, asking: boolean): void {
  const id = candidate?.profile.id;
  const { at } = cursor;
  const first = useRef(true);
  useEffect(() => {
    const element = placeOf(at, at === 'needs' ? needId : id);
    if (!element) return;
    // Whoever types or has a window open is not torn away from it.
    const held = document.activeElement;
    const busy = held instanceof HTMLElement && held.matches('input[type="search"], select');
    if (!busy && !document.querySelector('dialog[open]'))
      element.focus({ preventScroll: first.current });
    first.current = false;
    element.scrollIntoView({ block: 'nearest' });
    // When a window closes the keyboard returns to the row, wherever that is by then.
  }, [at, needId, id, asking]);
}

function placeOf(at: ColumnName, id: string | undefined): HTMLElement | null {
  const column = document.querySelector<HTMLElement>(`[data-column="${at}"]`);
  if (at === 'detail') return column;
  return column?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id ?? '')}"]`) ?? null;
}
