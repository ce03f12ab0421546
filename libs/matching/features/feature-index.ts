import type { LexiconLookup } from '../../text/index.js';
import { GrowingArray } from '../growing-array.js';
import { SectionReader, SectionWriter, type Sections } from '../sections.js';
import { StringTable } from '../string-table.js';
import type { NeedText, ProfileText, SideChannel, WorkText } from '../types.js';
import { FieldEntries } from './field-entries.js';
import { FieldIndex, readFields } from './fields.js';
import { IndicatorIndex, readIndicators } from './indicators.js';
import { QuantityEntries } from './stated-quantities.js';

/**
 * Technical fit beyond words: field codes and indicators of a need against those of the profiles'
 * works. Kept beside the lexical index and built from the same works and profiles.
 */
export interface FeatureIndex extends Holdings {
  fields: FieldIndex;
  indicators: IndicatorIndex;
  /** Says the names of indicators in the other language. */
  lexicon: LexiconLookup;
}

/** Which profiles hold which works. */
export interface Holdings {
  profiles: number;
  /** Ascending. */
  workIds: StringTable;
  profilesOfWork: Links;
  worksOfProfile: Links;
}

/** Members of row r, ascending, at starts[r] to starts[r + 1] - 1. */
export interface Links {
  starts: Uint32Array;
  members: Uint32Array;
}

export const membersOf = ({ starts, members }: Links, row: number): Uint32Array =>
  members.subarray(starts[row], starts[row + 1]);

/**
 * Builds the features of works that come one at a time and are not kept; their ids ascend. Features
 * of one profile depend on its own works alone. Cost: 0.1 ms a work.
 */
export class FeatureBuilder {
  private readonly quantities = new QuantityEntries();
  private readonly workIds: string[] = [];
  private readonly codes = new Map<number, readonly string[]>();

  addWork({ id, title, text, codes = [], translations = [] }: WorkText): void {
    if (codes.length > 0) this.codes.set(this.workIds.length, codes);
    this.workIds.push(id);
    this.quantities.addWork([title, text, ...translations.flatMap((t) => [t.title, t.text])]);
  }

  /** `profileIds` is the order of the lexical index. */
  finish(
    profiles: Iterable<ProfileText>,
    profileIds: readonly string[],
    lexicon: LexiconLookup,
  ): FeatureIndex {
    const given = new Map([...profiles].map((profile) => [profile.id, profile]));
    const numbers = new Map(this.workIds.map((id, number) => [id, number]));
    const worksOf = profileIds.map((id) => {
      const held = new Set(given.get(id)?.workIds.flatMap((work) => numbers.get(work) ?? []));
      return [...held].sort((a, b) => a - b);
    });
    const profilesOf = this.workIds.map((): number[] => []);
    worksOf.forEach((own, profile) => own.forEach((work) => profilesOf[work].push(profile)));
    const fields = new FieldEntries();
    profileIds.forEach((id, profile) => fields.add(profile, given.get(id)?.codes ?? []));
    for (const [work, codes] of this.codes) {
      for (const profile of profilesOf[work]) fields.add(profile, codes);
    }
    return {
      profiles: profileIds.length,
      fields: new FieldIndex(fields.layOut(profileIds.length)),
      indicators: new IndicatorIndex(this.quantities.layOut()),
      lexicon,
      workIds: StringTable.of(this.workIds),
      profilesOfWork: linksOf(profilesOf),
      worksOfProfile: linksOf(worksOf),
    };
  }
}

/** The features as named arrays on shared memory; their names do not clash with those of an index. */
export function freezeFeatures(features: FeatureIndex): Sections {
  const to = new SectionWriter();
  features.fields.write(to);
  features.indicators.write(to);
  to.strings('features.workIds', features.workIds);
  to.group('features.profilesOfWork', features.profilesOfWork, LINKS);
  to.group('features.worksOfProfile', features.worksOfProfile, LINKS);
  return to.sections;
}

/** Features that read from such arrays; the lexicon must be the one they were built with. */
export function thawFeatures(sections: Sections, lexicon: LexiconLookup): FeatureIndex {
  const from = new SectionReader(sections);
  const [fields, indicators] = [FieldIndex.read(from), IndicatorIndex.read(from)];
  return { ...thawHoldings(sections), fields, indicators, lexicon };
}

/** Of such arrays, only who holds what. */
export function thawHoldings(sections: Sections): Holdings {
  const from = new SectionReader(sections);
  const links = (group: string): Links => ({
    starts: from.whole(`${group}.starts`),
    members: from.whole(`${group}.members`),
  });
  const worksOfProfile = links('features.worksOfProfile');
  return {
    profiles: worksOfProfile.starts.length - 1,
    workIds: from.strings('features.workIds'),
    profilesOfWork: links('features.profilesOfWork'),
    worksOfProfile,
  };
}

/** The side channels that a need's field codes and indicators ask for; none where it has none. */
export function featureChannels(features: FeatureIndex, need: NeedText): SideChannel[] {
  const { profiles, fields, indicators, profilesOfWork, worksOfProfile, workIds } = features;
  const channels: SideChannel[] = [];
  const codes = readFields(need.codes ?? []);
  if (codes.length > 0) {
    channels.push({
      name: 'fields',
      values: fields.values(profiles, codes),
      reasonsFor: (profile) => fields.reasonsFor(profile, codes),
    });
  }
  const asked = readIndicators(need.indicators ?? [], (name) => features.lexicon.translate(name));
  if (asked.length > 0) {
    channels.push({
      name: 'indicators',
      values: indicators.values(profiles, asked, (work) => membersOf(profilesOfWork, work)),
      reasonsFor: (profile) =>
        indicators.reasonsFor(membersOf(worksOfProfile, profile), asked, (work) =>
          workIds.at(work),
        ),
    });
  }
  return channels;
}

const LINKS = ['starts', 'members'] as const;

function linksOf(rows: readonly (readonly number[])[]): Links {
  const starts = new GrowingArray(Uint32Array);
  const members = new GrowingArray(Uint32Array);
  starts.push(0);
  for (const row of rows) {
    for (const member of row) members.push(member);
    starts.push(members.length);
  }
  return { starts: starts.finish(), members: members.finish() };
}
