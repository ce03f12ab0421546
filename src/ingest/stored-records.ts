import { type Outcome, type StoreContext } from '../expertise/index.js';

/** Whose ids the records carry, and whose own works they are, if anybody's. */
export interface ImportContext extends StoreContext {
  expertId?: string;
}

/** One outcome per record, in their order, and the ids for the engine's feed. */
export interface StoredRecords {
  outcomes: Outcome[];
  challengeIds: string[];
  expertIds: string[];
  workIds: string[];
  teamIds: string[];
}
