/** What a pool says to a thread. A thread has one task at a time. */
export type ToThread =
  | { kind: 'share'; shared: SharedInput | undefined }
  | { kind: 'task'; number: number; act: string; input: unknown };

/** What many tasks need alike: it is sent to a thread once, not with every task. */
export interface SharedInput {
  /** Another key, other contents. */
  key: string;
  value: unknown;
}

/** What a thread answers. */
export type FromThread =
  | { kind: 'done'; number: number; value: unknown }
  | { kind: 'failed'; number: number; failure: Failure };

/** An error as it crosses: its class does not. */
export interface Failure {
  /** A broken promise of our own code; trying again is no use. */
  assertion: boolean;
  message: string;
  stack?: string;
}
