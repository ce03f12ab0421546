import { createHash } from 'node:crypto';
import { type Parsed } from './formats/index.js';

/** Ids remembered at most; a list of challenges is far shorter. */
const MOST = 200_000;

/**
 * Finds challenges of one file that bear the same id but say different things: the later one is
 * turned into a problem, since storing both would let them overwrite each other for ever. Experts
 * and works are watched by the rows they leave.
 */
export class RepeatedIds {
  private readonly seen = new Map<string, string>();

  check(parsed: Parsed): Parsed {
    if (!parsed.ok || parsed.kind !== 'challenge') return parsed;
    const { externalId } = parsed.record;
    if (externalId === undefined) return parsed;
    const hash = createHash('sha256').update(JSON.stringify(parsed.record)).digest('base64');
    const before = this.seen.get(externalId);
    if (before === undefined && this.seen.size < MOST) this.seen.set(externalId, hash);
    if (before === undefined || before === hash) return parsed;
    const reason = `The id ${externalId} stands twice in this file, with different contents.`;
    return { ok: false, line: parsed.line, field: 'id', code: 'duplicate-id', reason };
  }
}
