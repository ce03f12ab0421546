import { assert } from '../../../libs/kernel/index.js';
import { type IndicatorText } from '../../../libs/matching/index.js';
import { canonicalJson, type Change } from '../../platform/events/index.js';
import { newId } from '../../platform/ids.js';

/** Somebody wants something, in words, as its source tells it. */
export interface NeedFacts {
  /** What the source calls it: `challenge` is the first kind. */
  kind: string;
  sourceId: string;
  /** Who wants it. A need never changes hands. */
  organisationId: string;
  title: string;
  /** All that is scored, confidential detail included. */
  text: string;
  /** The part anybody may read; a professor is shown no other word of the need. */
  publicText: string;
  /** Field codes or names; anybody may read them. */
  codes?: string[];
  /** What a solution must reach, beside the words of it in `text`. */
  indicators?: IndicatorText[];
  /** Conditions on the taker in words: people check them, no score knows them. */
  conditions?: string | null;
  /** Whether help is wanted now; only open needs are scored. */
  open: boolean;
}

/**
 * Keeps the engine's copy of a need in step with its source. Records `needOpened`, `needChanged` or
 * `needClosed` only where something did change, so feeding twice is harmless. Returns the need's id,
 * or null for a need that was never open and still isn't.
 */
export async function feedNeed(change: Change, given: NeedFacts): Promise<string | null> {
  const facts = { codes: [], indicators: [], conditions: null, ...given };
  const held = await lockNeed(change, facts);
  if (!held) return facts.open ? openNeed(change, facts) : null;
  const { organisationId, id } = held;
  assert(organisationId === facts.organisationId, `need ${id} may not change hands`);
  const type = eventOf(held, facts);
  if (!type) return id;
  await change.manager.query(
    `update need set title = $2, text = $3, public_text = $4, open = $5, codes = $6,
       indicators = $7, conditions = $8, updated_at = clock_timestamp() where id = $1`,
    [id, facts.title, facts.text, facts.publicText, facts.open, ...besideWords(facts)],
  );
  await recordNeed(change, id, type, facts);
  return id;
}

type HeldNeed = Required<NeedFacts> & { id: string };

const besideWords = ({ codes, indicators, conditions }: Required<NeedFacts>): unknown[] => [
  codes,
  JSON.stringify(indicators),
  conditions,
];

async function lockNeed(change: Change, facts: Required<NeedFacts>): Promise<HeldNeed | undefined> {
  const [held] = await change.manager.query<HeldNeed[]>(
    `select id, kind, source_id as "sourceId", organisation_id as "organisationId", title, text,
            public_text as "publicText", open, codes, indicators, conditions
     from need where kind = $1 and source_id = $2 for update`,
    [facts.kind, facts.sourceId],
  );
  return held;
}

async function openNeed(change: Change, facts: Required<NeedFacts>): Promise<string | null> {
  const id = newId();
  const { kind, sourceId, organisationId, title, text, publicText } = facts;
  const inserted = await change.manager.query(
    `insert into need (id, kind, source_id, organisation_id, title, text, public_text, codes,
       indicators, conditions)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (kind, source_id) do nothing returning id`,
    [id, kind, sourceId, organisationId, title, text, publicText, ...besideWords(facts)],
  );
  // Another feed was first between our look and our insert: take its row and compare with that.
  if (inserted.length === 0) return feedNeed(change, facts);
  await recordNeed(change, id, 'needOpened', facts);
  return id;
}

function eventOf(held: HeldNeed, facts: Required<NeedFacts>): string | undefined {
  if (held.open !== facts.open) return facts.open ? 'needOpened' : 'needClosed';
  const words = ({ title, text, publicText, codes, indicators, conditions }: Required<NeedFacts>) =>
    canonicalJson({ title, text, publicText, codes, indicators, conditions });
  return words(held) === words(facts) ? undefined : 'needChanged';
}

async function recordNeed(change: Change, needId: string, type: string, facts: NeedFacts) {
  const { kind, sourceId, organisationId, open } = facts;
  const payload = { needId, kind, sourceId, organisationId, open };
  await change.record({ stream: `need:${needId}`, type, payload });
}
