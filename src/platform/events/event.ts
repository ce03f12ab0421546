/** Who did it. A system act names the job or schedule; a public act has nobody behind it. */
export type Actor =
  | {
      kind: 'person';
      personId: string;
      membershipId: string | null;
      role: string | null;
      organisationId: string | null;
    }
  | { kind: 'system'; name: string }
  | { kind: 'public' };

/** What every change is told: who asks, and under which request it can be found in the logs. */
export interface Origin {
  actor: Actor;
  requestId: string | null;
}

/** An event about to be written. `stream` is `<noun>:<id>`; `type` is a past tense. */
export interface NewEvent {
  stream: string;
  type: string;
  payload: Record<string, unknown>;
}

/** An event as it stands in the log. `at` is the database's time, to the millisecond. */
export interface RecordedEvent extends NewEvent {
  id: string;
  version: number;
  origin: Origin;
  at: Date;
}

export const systemOrigin = (name: string): Origin => ({
  actor: { kind: 'system', name },
  requestId: null,
});
