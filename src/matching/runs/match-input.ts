import { createHash } from 'node:crypto';
import { ENGINE_VERSION, type NeedText } from '../../../libs/matching/index.js';
import { type Rules } from '../../platform/config/index.js';
import { canonicalJson } from '../../platform/events/index.js';
import { type ConflictsByProfile } from '../conflicts/find-conflicts.js';
import { type IneligibleProfiles } from '../eligibility/find-ineligible.js';
import { type RunNote } from './run-notes.js';

/** The rules that shape a run. */
export type RunRules = Pick<Rules, 'candidatesPerRun' | 'explainedPerRun' | 'maxCorpusDocuments'>;

/**
 * SHA-256, in hex, over everything a run depends on but the need itself: the corpus, the engine and
 * its setup, the rules. A need whose current run has another basis is stale.
 */
export function basisOf(
  { fingerprint }: { fingerprint: string },
  rules: RunRules,
  setup: Record<string, unknown> = {},
): string {
  const { candidatesPerRun, explainedPerRun, maxCorpusDocuments } = rules;
  const used = { candidatesPerRun, explainedPerRun, maxCorpusDocuments };
  return sha256({ fingerprint, engine: ENGINE_VERSION, rules: used, setup });
}

/**
 * SHA-256, in hex, over what all needs share (basis and epoch), the need, who is barred how, and what the run had to do without:
 * the same hash, the same rows. Names are left out, since they are read when the run is shown.
 */
export function inputHashOf(
  shared: string,
  need: Omit<NeedText, 'id'> & { publicText?: string },
  conflicts: ConflictsByProfile,
  ineligible: IneligibleProfiles = new Map(),
  notes: readonly RunNote[] = [],
): string {
  const bound = [...conflicts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([profileId, found]) => [profileId, found.map(({ kind, path }) => [kind, idsOf(path)])]);
  const barred = [...ineligible].sort(([a], [b]) => (a < b ? -1 : 1));
  const { title, text, publicText = '', codes = [], indicators = [] } = need;
  const words = { title, text, publicText, codes, indicators };
  return sha256({ shared, ...words, conflicts: bound, ineligible: barred, notes });
}

/** SHA-256, in hex: another one, and open needs may have become stale. */
export const watchedOf = (basis: string, epoch: string | undefined): string =>
  sha256({ basis, epoch: epoch ?? null });

const idsOf = (path: { id: string }[]): string[] => path.map((step) => step.id);

const sha256 = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex');
