import { Worker } from 'node:worker_threads';
import { AssertionError } from '../../../libs/kernel/index.js';
import {
  type Failure,
  type FromThread,
  type SharedInput,
  type ToThread,
} from './thread-messages.js';

export interface ThreadPoolOptions {
  /** Says whose threads these are, in errors. */
  name: string;
  /** Absolute path of the program, which calls `serveThread`. */
  file: string;
  /** Threads at a time, at most; they begin when there is work for them. */
  size: number;
  /** Cloned into each thread as its `workerData`. */
  data: unknown;
  /** Heap of one thread, at most; shared memory is not counted. One that needs more ends. */
  heapMegabytes: number;
  /** Tasks that may wait for a thread; more are refused. */
  mostWaiting: number;
}

export interface ThreadTask {
  act: string;
  /** Whatever structured cloning takes; arrays on shared memory are not copied. */
  input: unknown;
  shared?: SharedInput;
  /** Whether the thread is to end after such an answer, which gives all its memory back. */
  isLast?: (answer: unknown) => boolean;
}

/** The thread of a task ended before it answered: out of memory, or its program broke. */
export class ThreadEnded extends Error {}

/**
 * Threads that do one task at a time each, first come, first served. A task whose thread ends is
 * refused with {@link ThreadEnded} and the thread replaced when the next task needs one. A task that
 * is aborted ends its thread, since nothing else stops a computation.
 */
export class ThreadPool {
  private readonly threads = new Set<Thread>();
  private readonly waiting: Waiting[] = [];
  private numbers = 0;
  private closed = false;

  constructor(private readonly options: ThreadPoolOptions) {}

  /** The thread's answer, cloned; the caller says what it is, and the thread's program keeps to it. */
  async run<T>(task: ThreadTask, signal: AbortSignal): Promise<T> {
    signal.throwIfAborted();
    if (this.closed) throw new Error(`the ${this.options.name} threads are closed`);
    const { mostWaiting, name } = this.options;
    if (this.waiting.length >= mostWaiting) {
      throw new Error(`more than ${mostWaiting} tasks wait for the ${name} threads`);
    }
    const answer = new Promise<unknown>((resolve, reject) => {
      const waiting: Waiting = { number: ++this.numbers, task, resolve, reject };
      const abort = () => this.abort(waiting, signal.reason);
      signal.addEventListener('abort', abort, { once: true });
      waiting.settled = () => signal.removeEventListener('abort', abort);
      this.waiting.push(waiting);
    });
    this.dispatch();
    // What an act answers is agreed on between the caller and the thread's program.
    return (await answer) as T;
  }

  /** Ends all threads; tasks that wait or run are refused. */
  async close(): Promise<void> {
    this.closed = true;
    const reason = new Error(`the ${this.options.name} threads are closed`);
    for (const waiting of this.waiting.splice(0)) settle(waiting, () => waiting.reject(reason));
    await Promise.all([...this.threads].map((thread) => this.end(thread, reason)));
  }

  private dispatch(): void {
    while (this.waiting.length > 0 && !this.closed) {
      const idle = [...this.threads].filter(({ running }) => !running);
      const key = this.waiting[0].task.shared?.key;
      // One that has what the task shares comes first: the others would have to prepare it.
      const thread = idle.find((each) => each.key === key) ?? idle[0] ?? this.begin();
      if (!thread) return;
      const next = this.waiting.shift();
      if (!next) return;
      if (next.task.shared) this.forgetOthers(next.task.shared.key);
      give(thread, next);
    }
  }

  /** What was shared before may be large: an idle thread must not keep it. */
  private forgetOthers(key: string): void {
    for (const thread of this.threads) {
      if (thread.running || thread.key === undefined || thread.key === key) continue;
      thread.key = undefined;
      thread.worker.postMessage({ kind: 'share', shared: undefined } satisfies ToThread);
    }
  }

  private begin(): Thread | undefined {
    if (this.threads.size >= this.options.size) return undefined;
    const { file, data, heapMegabytes, name } = this.options;
    const worker = new Worker(file, {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
      name,
    });
    const thread: Thread = { worker };
    this.threads.add(thread);
    worker.on('message', (message: FromThread) => this.take(thread, message));
    worker.on('error', (error) => void this.end(thread, ended(name, error)));
    worker.on('exit', (code) => void this.end(thread, ended(name, `exit code ${code}`)));
    return thread;
  }

  private take(thread: Thread, message: FromThread): void {
    const { running } = thread;
    if (running?.number !== message.number) return;
    thread.running = undefined;
    thread.worker.unref();
    if (message.kind === 'done' && running.task.isLast?.(message.value))
      void this.end(thread, undefined);
    settle(running, () =>
      message.kind === 'done'
        ? running.resolve(message.value)
        : running.reject(errorOf(message.failure)),
    );
    this.dispatch();
  }

  private abort(task: Waiting, reason: unknown): void {
    const place = this.waiting.indexOf(task);
    if (place >= 0) {
      this.waiting.splice(place, 1);
      settle(task, () => task.reject(reason));
    }
    for (const thread of this.threads) {
      if (thread.running === task) void this.end(thread, reason);
    }
  }

  /** Ends a thread, refuses what it was doing and lets another one begin. May come twice. */
  private async end(thread: Thread, reason: unknown): Promise<void> {
    const { running } = thread;
    thread.running = undefined;
    this.threads.delete(thread);
    if (running) settle(running, () => running.reject(reason));
    const gone = thread.worker.terminate();
    this.dispatch();
    await gone;
  }
}

interface Thread {
  worker: Worker;
  /** Of what it was given to share. */
  key?: string;
  running?: Waiting;
}

interface Waiting {
  number: number;
  task: ThreadTask;
  resolve: (value: unknown) => void;
  reject: (reason: unknown) => void;
  /** Forgets the caller's signal. */
  settled?: () => void;
}

function settle(task: Waiting, answer: () => void): void {
  task.settled?.();
  answer();
}

function give(thread: Thread, waiting: Waiting): void {
  const { act, input, shared } = waiting.task;
  const say = (message: ToThread) => thread.worker.postMessage(message);
  try {
    if (shared && shared.key !== thread.key) {
      say({ kind: 'share', shared });
      thread.key = shared.key;
    }
    say({ kind: 'task', number: waiting.number, act, input });
    thread.running = waiting;
    thread.worker.ref();
  } catch (error) {
    // Something that can't be cloned: the task is wrong, the thread is not.
    settle(waiting, () => waiting.reject(error));
  }
}

const ended = (name: string, why: unknown): ThreadEnded =>
  new ThreadEnded(`a ${name} thread ended: ${why instanceof Error ? why.message : why}`);

function errorOf({ assertion, message, stack }: Failure): Error {
  const error = assertion ? new AssertionError(message) : new Error(message);
  if (stack) error.stack = stack;
  return error;
}
