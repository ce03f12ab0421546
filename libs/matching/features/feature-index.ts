import { BASIC_LEXICON, LexiconLookup, type LexiconEntry } from '../../text/index.js';
import type { NeedText, ProfileText, SideChannel, WorkText } from '../types.js';
import { FieldIndex, readFields } from './fields.js';
import { IndicatorIndex, readIndicators } from './indicators.js';

/**
 * Technical fit beyond words: field codes and indicators of a need against those of the profiles'
 * works. Kept beside the lexical index and built from the same works and profiles.
 */
export interface FeatureIndex {
  profiles: number;
  fields: FieldIndex;
  indicators: IndicatorIndex;
  /** Says the names of indicators in the other language. */
  lexicon: LexiconLookup;
  workIds: readonly string[];
  profilesOfWork: readonly (readonly number[])[];
  worksOfProfile: readonly (readonly number[])[];
}

/** Works read between two steps. */
const WORKS_PER_STEP = 64;

/**
 * Builds the features in steps of some milliseconds. `profileIds` is the order of the lexical index.
 * The result does not depend on the order of works and profiles. Cost: 0.1 ms a work.
 */
export function* buildFeatureSteps(
  input: { works: Iterable<WorkText>; profiles: Iterable<ProfileText> },
  profileIds: readonly string[],
  lexicon: readonly LexiconEntry[] = BASIC_LEXICON,
): Generator<void, FeatureIndex> {
  const works = [...input.works].sort((a, b) => (a.id < b.id ? -1 : 1));
  const numberOfWork = new Map(works.map(({ id }, number) => [id, number]));
  const profiles = new Map([...input.profiles].map((profile) => [profile.id, profile]));
  const fields = new FieldIndex();
  const indicators = new IndicatorIndex();
  const profilesOfWork: number[][] = works.map(() => []);
  const worksOfProfile = profileIds.map((id, number) => {
    const profile = profiles.get(id);
    const held = new Set(profile?.workIds.flatMap((work) => numberOfWork.get(work) ?? []));
    const own = [...held].sort((a, b) => a - b);
    for (const work of own) profilesOfWork[work].push(number);
    if (profile?.codes?.length) fields.add(number, profile.codes);
    return own;
  });
  for (const [number, work] of works.entries()) {
    const { title, text, codes = [], translations = [] } = work;
    indicators.addWork(number, [title, text, ...translations.flatMap((t) => [t.title, t.text])]);
    for (const profile of codes.length ? profilesOfWork[number] : []) fields.add(profile, codes);
    if (number % WORKS_PER_STEP === WORKS_PER_STEP - 1) yield;
  }
  return {
    profiles: profileIds.length,
    ...{ fields, indicators, profilesOfWork, worksOfProfile },
    lexicon: new LexiconLookup(lexicon),
    workIds: works.map(({ id }) => id),
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
      values: indicators.values(profiles, asked, (work) => profilesOfWork[work]),
      reasonsFor: (profile) =>
        indicators.reasonsFor(worksOfProfile[profile], asked, (work) => workIds[work]),
    });
  }
  return channels;
}
