import { type RecordedEvent } from '../platform/events/index.js';
import { type PlannedJob } from '../platform/queue/index.js';

/** Which event causes which jobs: the whole of it, on one screen. */
const REACTIONS: Record<string, (event: RecordedEvent) => PlannedJob[]> = {};

export const reactTo = (event: RecordedEvent): PlannedJob[] => REACTIONS[event.type]?.(event) ?? [];

/** `challenge:0190…` → `0190…` */
export const subjectOf = (event: RecordedEvent): string =>
  event.stream.slice(event.stream.indexOf(':') + 1);
