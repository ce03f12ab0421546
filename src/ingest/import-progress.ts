import { type MessageEvent } from '@nestjs/common';
import {
  distinctUntilChanged,
  exhaustMap,
  interval,
  map,
  merge,
  type Observable,
  share,
  takeUntil,
  takeWhile,
  timer,
} from 'rxjs';
import { last } from 'rxjs/operators';
import { type ImportState } from '../../libs/lifecycle/index.js';
import { isOver } from './import-run.js';

const POLL_MS = 1_000;
/** Proxies close a connection that is silent for a minute. */
const ALIVE_MS = 15_000;
/** Then the browser connects again, and its session is asked anew. */
const LONGEST_MS = 30 * 60_000;

/** An event whenever the answer of `look` is another one than before, until the import is over. */
export function progressOf<T extends { state: ImportState }>(
  look: () => Promise<T>,
): Observable<MessageEvent> {
  const looks = timer(0, POLL_MS).pipe(
    exhaustMap(look),
    distinctUntilChanged((a, b) => JSON.stringify(a) === JSON.stringify(b)),
    takeWhile(({ state }) => !isOver(state), true),
    share(),
  );
  const alive = interval(ALIVE_MS).pipe(
    map((): MessageEvent => ({ comment: 'alive' })),
    takeUntil(looks.pipe(last(null, undefined))),
  );
  const progress = looks.pipe(map((data): MessageEvent => ({ type: 'progress', data })));
  return merge(alive, progress).pipe(takeUntil(timer(LONGEST_MS)));
}
