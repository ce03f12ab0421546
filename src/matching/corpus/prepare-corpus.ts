import {
  type FlatIndex,
  type MatchIndex,
  thawIndex,
  type ViewWeights,
} from '../../../libs/matching/index.js';
import { type LexiconEntry, type LexiconLookup } from '../../../libs/text/index.js';
import { type Ask } from '../../platform/database/snapshot.js';
import { buildEpoch } from './build-epoch.js';
import { buildLayer, differenceFrom, type FlatLayer } from './build-layer.js';
import { type CorpusState, readCorpusState } from './corpus-fingerprint.js';
import { readMarks } from './corpus-marks.js';
import { epochKeyOf } from './epoch-key.js';
import { readIndexFile, writeIndexFile } from './index-files.js';

/** An index whose statistics stay in force until the next one; see docs/decisions/0013. */
export interface FlatEpoch {
  key: string;
  flat: FlatIndex;
}

/** The corpus in one state, on shared memory: an epoch, and what has changed since. */
export interface FlatCorpus extends CorpusState {
  epoch: FlatEpoch;
  layer?: FlatLayer;
  profileCount: number;
  documentCount: number;
}

/** Names a corpus with the places that its profiles have in side channels. */
export const nameOf = ({ epoch, fingerprint }: FlatCorpus): string => `${epoch.key} ${fingerprint}`;

/** A corpus, and how it was come by. */
export interface PreparedCorpus {
  corpus: FlatCorpus;
  source: 'held' | 'file' | 'built';
  /** Whether its epoch has yet to be put in force. */
  isNew: boolean;
  /** Why the file was not taken, where there was one. */
  refused?: string;
}

export interface PrepareInput {
  /** The epoch that the process has. */
  held?: FlatEpoch;
  /** True: that one is to be replaced by a new one. */
  renew: boolean;
  /** What it is to rank by, and the key of all that it is built with. */
  weights: ViewWeights;
  setupKey: string;
}

/** What the thread knows of itself. */
export interface Preparation {
  lexicon: readonly LexiconEntry[];
  lookup: () => LexiconLookup;
  mostDocuments: number;
  /** From so many works on an epoch is saved and may bear a layer. */
  layeredFrom: number;
  folder: string;
}

/** Beyond this share of works a layer is dearer than an index, and the statistics say little. */
const LARGEST_LAYER = 0.5;

/**
 * The corpus as a snapshot shows it, from the epoch in force if that will do: as it is, or with a
 * layer over it. Undefined when one must be built.
 */
export async function findCorpus(
  ask: Ask,
  { held, renew, setupKey }: PrepareInput,
  preparation: Preparation,
): Promise<PreparedCorpus | undefined> {
  const state = await readCorpusState({ query: ask });
  const inForce = await readEpochInForce(ask, setupKey);
  if (!inForce) return undefined;
  const [flat, refused] = held?.key === inForce ? [held.flat] : readEpoch(inForce, preparation);
  if (!flat) return undefined;
  const epoch = { key: inForce, flat };
  const source = held?.key === inForce ? 'held' : 'file';
  const found = { source, isNew: false, ...(refused ? { refused } : {}) } as const;
  if (epochKeyOf(setupKey, state) === inForce)
    return { ...found, corpus: { ...state, epoch, ...countsOf(flat) } };
  // Somebody else may have renewed it already.
  if (renew && held?.key === inForce) return undefined;
  const layered = await layOver(ask, epoch, preparation);
  return layered && { ...found, corpus: { ...state, epoch, ...layered } };
}

/** The corpus as a snapshot shows it as a new epoch, which is saved when it is large. */
export async function beginEpoch(
  ask: Ask,
  { setupKey, weights }: Pick<PrepareInput, 'setupKey' | 'weights'>,
  preparation: Preparation,
): Promise<PreparedCorpus> {
  const state = await readCorpusState({ query: ask });
  const key = epochKeyOf(setupKey, state);
  const [saved, refused] = readEpoch(key, preparation);
  const { lexicon, mostDocuments, layeredFrom, folder } = preparation;
  const flat = saved ?? (await buildEpoch(ask, lexicon, mostDocuments, weights));
  const counts = countsOf(flat);
  if (!saved && counts.documentCount >= layeredFrom) writeIndexFile(folder, key, flat);
  const corpus = { ...state, epoch: { key, flat }, ...counts };
  const source = saved ? 'file' : 'built';
  return { corpus, source, isNew: true, ...(refused ? { refused } : {}) };
}

async function readEpochInForce(ask: Ask, setupKey: string): Promise<string | undefined> {
  const [row] = await ask<{ key: string }>(`select key from corpus_epoch where setup = $1`, [
    setupKey,
  ]);
  return row?.key;
}

function readEpoch(key: string, { folder }: Preparation): [flat?: FlatIndex, refused?: string] {
  const read = readIndexFile(folder, key);
  if (!read) return [];
  return 'flat' in read ? [read.flat] : [undefined, read.refused];
}

async function layOver(
  ask: Ask,
  { flat }: FlatEpoch,
  preparation: Preparation,
): Promise<Pick<FlatCorpus, 'layer' | 'profileCount' | 'documentCount'> | undefined> {
  const { documentCount } = countsOf(flat);
  if (documentCount < preparation.layeredFrom) return undefined;
  const { mostDocuments, lookup } = preparation;
  const now = await readMarks(ask, mostDocuments);
  const index: MatchIndex = thawIndex(flat);
  const difference = differenceFrom(flat, index, now);
  if (difference.layerWorks > LARGEST_LAYER * documentCount) return undefined;
  const changed = { difference, now };
  const layer = await buildLayer(ask, index, changed, { lookup: lookup(), mostDocuments });
  return { layer, profileCount: now.profiles.size, documentCount: now.works.size };
}

const countsOf = ({ sections }: FlatIndex): { profileCount: number; documentCount: number } => ({
  profileCount: sections['marks.profiles'].length,
  documentCount: sections['marks.works'].length,
});
