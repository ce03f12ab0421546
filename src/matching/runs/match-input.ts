import { createHash } from 'node:crypto';
import { ENGINE_VERSION } from '../../../libs/matching/index.js';
import { type Rules } from '../../platform/config/index.js';
import { canonicalJson } from '../../platform/events/index.js';
import { type ConflictsByProfile } from '../conflicts/find-conflicts.js';
import { type CorpusState } from '../corpus/corpus-fingerprint.js';

/** The rules that shape a run. */
export type RunRules = Pick<Rules, 'candidatesPerRun' | 'explainedPerRun' | 'maxCorpusDocuments'>;

/**
 * SHA-256, in hex, over everything a run depends on but the need itself: the corpus, the engine,
 * the rules. A need whose current run has another basis is stale.
 */
export function basisOf({ fingerprint }: CorpusState, rules: RunRules): string {
  const { candidatesPerRun, explainedPerRun, maxCorpusDocuments } = rules;
  const used = { candidatesPerRun, explainedPerRun, maxCorpusDocuments };
  return sha256({ fingerprint, engine: ENGINE_VERSION, rules: used });
}

/**
 * SHA-256, in hex, over the basis, the need's text and who is in conflict how: the same hash, the
 * same rows. Names are left out, since they are read when the run is shown.
 */
export function inputHashOf(
  basis: string,
  need: { title: string; text: string },
  conflicts: ConflictsByProfile,
): string {
  const bound = [...conflicts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([profileId, found]) => [profileId, found.map(({ kind, path }) => [kind, idsOf(path)])]);
  return sha256({ basis, title: need.title, text: need.text, conflicts: bound });
}

const idsOf = (path: { id: string }[]): string[] => path.map((step) => step.id);

const sha256 = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex');
