import { type EntityManager } from 'typeorm';
import { type Facts } from '../../platform/words/index.js';
import { type NoticeKind } from '../notice-kinds.js';

export type Source = Pick<EntityManager, 'query'>;

/** The parts of an event that decide whom it concerns. `subjectId` is the id in its stream. */
export interface ToldEvent {
  id: string;
  type: string;
  stream: string;
  subjectId: string;
  payload: Record<string, unknown>;
}

/** One person who is told one thing. */
export interface Told {
  personId: string;
  kind: NoticeKind;
  facts: Facts;
}

/** Says who is told what of an event. Reads rows only; the same event gives the same answer. */
export type Notice = (source: Source, event: ToldEvent) => Promise<Told[]>;

/** The same thing for several people, each once. */
export const tellAll = (people: string[], kind: NoticeKind, facts: Facts): Told[] =>
  [...new Set(people)].map((personId) => ({ personId, kind, facts }));

/** A payload's text, or null where it has none. */
export function textIn(payload: Record<string, unknown>, key: string): string | null {
  const value = payload[key];
  return typeof value === 'string' ? value : null;
}
