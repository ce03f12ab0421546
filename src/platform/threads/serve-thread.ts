import { parentPort } from 'node:worker_threads';
import { assert, AssertionError } from '../../../libs/kernel/index.js';
import {
  type Failure,
  type FromThread,
  type SharedInput,
  type ToThread,
} from './thread-messages.js';

/** Does one kind of task; `shared` is what the task's pool shares, if it shares anything. */
export type Act = (input: unknown, shared: SharedInput | undefined) => unknown;

/**
 * Makes this thread do the tasks of a {@link ThreadPool}. A thread's program imports this file
 * directly, so that it loads nothing that it does not need.
 */
export function serveThread(acts: Readonly<Record<string, Act>>): void {
  const port = parentPort;
  assert(port, 'this program runs in a worker thread only');
  let shared: SharedInput | undefined;
  port.on('message', (message: ToThread) => {
    if (message.kind === 'share') shared = message.shared;
    else void perform(acts, message, shared).then((answer) => port.postMessage(answer));
  });
}

async function perform(
  acts: Readonly<Record<string, Act>>,
  { number, act, input }: Extract<ToThread, { kind: 'task' }>,
  shared: SharedInput | undefined,
): Promise<FromThread> {
  try {
    assert(act in acts, `this thread knows no act "${act}"`);
    return { kind: 'done', number, value: await acts[act](input, shared) };
  } catch (error) {
    return { kind: 'failed', number, failure: failureOf(error) };
  }
}

const failureOf = (error: unknown): Failure => ({
  assertion: error instanceof AssertionError,
  message: error instanceof Error ? error.message : String(error),
  ...(error instanceof Error ? { stack: error.stack } : {}),
});
