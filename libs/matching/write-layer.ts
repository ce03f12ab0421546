import { assert } from '../kernel/index.js';
import { byId, joinTitle } from './corpus.js';
import { CorpusWriter, type LaidCorpus } from './corpus-writer.js';
import { findTerms } from './count-terms.js';
import type { MatchIndex } from './match-index.js';
import { squaresOfUnknown, usesOfUnknown } from './need-vector.js';
import { recoverRows } from './recover-rows.js';
import type { ProfileText, WorkText } from './types.js';

/** A profile of the layer, and the document of the epoch that holds its own words. */
export interface LayerProfile extends ProfileText {
  ownWords?: number;
}

/** The profiles of the epoch that hold a work whose text is another now. */
export function holdersOfChanged(
  epoch: MatchIndex,
  texts: ReadonlyMap<string, WorkText>,
): LayerProfile[] {
  const { facets, workOfDocument } = epoch;
  const changed = new Set([...texts.keys()].map((id) => epoch.workIds.find(id)));
  changed.delete(-1);
  const holders = new Set<number>();
  for (let f = 0; changed.size > 0 && f < facets.profiles.length; f++) {
    for (let at = facets.starts[f]; at < facets.starts[f + 1]; at++) {
      if (changed.has(workOfDocument[facets.members[at]])) holders.add(facets.profiles[f]);
    }
  }
  return [...holders].map((profile) => {
    const [from, end] = [facets.firsts[profile], facets.firsts[profile + 1]];
    const documents = [...facets.members.subarray(facets.starts[from], facets.starts[end])];
    const works = new Set(documents.map((document) => workOfDocument[document]));
    works.delete(-1);
    return {
      id: epoch.profileIds[profile],
      workIds: [...works].map((work) => epoch.workIds.at(work)),
      ownWords: documents.find((document) => workOfDocument[document] < 0),
    };
  });
}

/**
 * Counts what stands in a layer: new texts with the epoch's vocabulary, the others as the epoch has
 * counted them.
 */
export function writeLayer(
  epoch: MatchIndex,
  texts: ReadonlyMap<string, WorkText>,
  profiles: readonly LayerProfile[],
): LaidCorpus {
  const { longestText } = epoch.options;
  const writer = new CorpusWriter((text) => {
    const { known, unknown } = findTerms(epoch.vocabulary, text, longestText);
    return {
      terms: known.map(({ term }) => term),
      squares: squaresOfUnknown(epoch, unknown),
      uses: usesOfUnknown(unknown),
    };
  });
  const ids = new Set(profiles.flatMap(({ workIds }) => workIds));
  const documents = documentsOfWorks(epoch, ids);
  const kept = [
    ...[...documents].flatMap(([id, counted]) => (texts.has(id) ? [] : counted)),
    ...profiles.flatMap(({ ownWords }) => ownWords ?? []),
  ];
  const rows = recoverRows(epoch, kept);
  const rowOf = new Map(kept.map((document, row) => [document, row]));
  const addCounted = (document: number): void => {
    const row = rowOf.get(document);
    assert(row !== undefined, `the row of document ${document} was not recovered`);
    writer.addRow(rows, row, epoch.languageOfDocument[document]);
  };
  for (const id of [...ids].sort(byId)) {
    const work = texts.get(id);
    const counted = documents.get(id);
    if (!work && !counted) continue;
    writer.beginWork(id);
    for (const { title, text } of work ? [work, ...(work.translations ?? [])] : []) {
      writer.addText(joinTitle(title, text));
    }
    if (!work) counted?.forEach(addCounted);
  }
  writer.endWorks();
  const ownWords = new Map<number, number>();
  profiles.forEach(({ text, ownWords: counted }, number) => {
    if (counted === undefined && !text?.trim()) return;
    ownWords.set(number, writer.next);
    if (counted !== undefined) addCounted(counted);
    else writer.addText(text ?? '');
  });
  return writer.finish(profiles, ownWords);
}

/** The documents of some works, in the order of their numbers. */
function documentsOfWorks(epoch: MatchIndex, ids: ReadonlySet<string>): Map<string, number[]> {
  const found = new Map<number, number[]>();
  const documents = new Map<string, number[]>();
  for (const id of ids) {
    const work = epoch.workIds.find(id);
    if (work < 0) continue;
    found.set(work, []);
    documents.set(id, found.get(work) ?? []);
  }
  epoch.workOfDocument.forEach((work, document) => found.get(work)?.push(document));
  return documents;
}
