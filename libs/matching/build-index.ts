import type { LexiconEntry } from '../text/index.js';
import { sortById } from './corpus.js';
import { IndexBuilder } from './index-builder.js';
import type { MatchIndex } from './match-index.js';
import type { EngineOptions } from './options.js';
import type { ProfileText, WorkText } from './types.js';

export interface IndexInput {
  works: Iterable<WorkText>;
  profiles: Iterable<ProfileText>;
  /** Words that carry needs into the other language; absent: those that come along. */
  lexicon?: readonly LexiconEntry[];
}

/** How far the building is: `done` of about `total` equal steps, all of them at the end. */
export interface BuildProgress {
  done: number;
  total: number;
}

/**
 * Builds the index in one go. The result depends on the works, profiles and options alone, never
 * on their order. Throws a DomainError `duplicate-work` or `duplicate-profile`.
 * Cost: about 8 s of CPU for 9,295 abstracts of 1,088 profiles.
 */
export function buildIndex(input: IndexInput, options?: Partial<EngineOptions>): MatchIndex {
  const steps = buildIndexSteps(input, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * The same in steps of some milliseconds: take the next step when your event loop has had its turn.
 * A corpus too large to be held as text goes through {@link IndexBuilder} instead.
 */
export function* buildIndexSteps(
  input: IndexInput,
  options: Partial<EngineOptions> = {},
): Generator<BuildProgress, MatchIndex> {
  const builder = new IndexBuilder(options, input.lexicon);
  const works = sortById(input.works, 'work');
  const profiles = [...input.profiles];
  let done = 0;
  for (const work of works) {
    builder.addWork(work);
    if (++done % 16 === 0) yield { done, total: works.length + profiles.length };
  }
  const finishing = builder.finish(profiles);
  for (;;) {
    const step = finishing.next();
    done++;
    const total = Math.max(done, works.length + profiles.length);
    if (!step.done) yield { done, total };
    else {
      yield { done: total, total };
      return step.value;
    }
  }
}
