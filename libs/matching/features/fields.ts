import type { SectionReader, SectionWriter } from '../sections.js';
import type { SideReason } from '../types.js';
import { parseFieldCode, type FieldCode } from './field-codes.js';
import { FIELD_ARRAYS, FIELD_TABLES, type FlatFields } from './field-entries.js';

/**
 * How far the fields of a need are those of each profile.
 *
 * A code of the need is worth, for a profile, the best over its steps of (what agreement down to
 * that step is worth) × (1 - 2^-n), where n of the profile's works agree that far: one work is half
 * a proof, three are seven eighths. The profile's own fields count as one more work. A need's value
 * is the mean over its codes of one scheme, of several schemes the best, so that nobody loses
 * because his works are classified in one scheme only.
 *
 * Input: codes of works and profiles. Output: 0 to 1 a profile. Cost: the profiles that share a step.
 * Example: the need asks H01M 10/0562; two works in H01M 10/0525 agree down to the group, which is
 * worth .8 · (1 - 1/4) = .6.
 */
export class FieldIndex {
  constructor(private readonly flat: FlatFields) {}

  static read(from: SectionReader): FieldIndex {
    const [steps, written] = FIELD_TABLES.map((name) => from.strings(`fields.${name}`));
    const [stepStarts, holders, holderWorks, codeStarts, codes, codeWorks] = FIELD_ARRAYS.map(
      (name) => from.whole(`fields.${name}`),
    );
    const ofSteps = { steps, stepStarts, holders, holderWorks };
    return new FieldIndex({ ...ofSteps, written, codeStarts, codes, codeWorks });
  }

  write(to: SectionWriter): void {
    for (const name of FIELD_TABLES) to.strings(`fields.${name}`, this.flat[name]);
    to.group('fields', this.flat, FIELD_ARRAYS);
  }

  values(profiles: number, asked: readonly FieldCode[]): Float64Array {
    const best = new Float64Array(profiles);
    for (const codes of byScheme(asked).values()) {
      const sums = new Float64Array(profiles);
      for (const code of codes) this.addCode(code, sums);
      sums.forEach((sum, profile) => {
        best[profile] = Math.max(best[profile], sum / codes.length);
      });
    }
    return best;
  }

  /** Per code of the need: the profile's code that agrees furthest, and in how many works it stands. */
  reasonsFor(profile: number, asked: readonly FieldCode[]): SideReason[] {
    const own = this.codesOf(profile);
    return asked.flatMap((code): SideReason[] => {
      const [nearest] = own
        .map((held) => ({ ...held, worth: agreement(code, held.code) }))
        .filter(({ worth }) => worth > 0)
        .sort((a, b) => b.worth - a.worth || b.works - a.works || order(a.code, b.code));
      if (!nearest) return [];
      const { code: found, works } = nearest;
      return [{ channel: 'fields', asked: code.label, found: found.label, works }];
    });
  }

  private codesOf(profile: number): { code: FieldCode; works: number }[] {
    const { codeStarts, codes, codeWorks, written } = this.flat;
    const own: { code: FieldCode; works: number }[] = [];
    for (let at = codeStarts[profile]; at < codeStarts[profile + 1]; at++) {
      const code = parseFieldCode(written.at(codes[at]));
      if (code) own.push({ code, works: codeWorks[at] });
    }
    return own;
  }

  private addCode(code: FieldCode, sums: Float64Array): void {
    const { steps, stepStarts, holders, holderWorks } = this.flat;
    const best = new Map<number, number>();
    for (const { key, worth } of code.steps) {
      const step = steps.find(key);
      if (step < 0) continue;
      for (let at = stepStarts[step]; at < stepStarts[step + 1]; at++) {
        const value = worth * (1 - 2 ** -holderWorks[at]);
        if (value > (best.get(holders[at]) ?? 0)) best.set(holders[at], value);
      }
    }
    for (const [profile, value] of best) sums[profile] += value;
  }
}

/** The codes of a need, each once; one that another only narrows down is left out. */
export function readFields(written: readonly string[]): FieldCode[] {
  const codes = written.flatMap((text) => parseFieldCode(text) ?? []);
  const last = (code: FieldCode): string => code.steps.at(-1)?.key ?? '';
  return codes.filter(
    (code, i) =>
      !codes.some((other, j) => {
        const narrower = other.steps.some(({ key }) => key === last(code));
        return i !== j && narrower && (last(other) !== last(code) || j < i);
      }),
  );
}

function byScheme(codes: readonly FieldCode[]): Map<string, FieldCode[]> {
  const schemes = new Map<string, FieldCode[]>();
  for (const code of codes) {
    const [scheme] = (code.steps[0]?.key ?? '').split(' ');
    schemes.set(scheme, [...(schemes.get(scheme) ?? []), code]);
  }
  return schemes;
}

/** What the deepest step that two codes share is worth. */
function agreement(asked: FieldCode, held: FieldCode): number {
  const keys = new Set(held.steps.map(({ key }) => key));
  return asked.steps.reduce(
    (best, { key, worth }) => (keys.has(key) ? Math.max(best, worth) : best),
    0,
  );
}

const order = (a: FieldCode, b: FieldCode): number =>
  a.label < b.label ? -1 : a.label > b.label ? 1 : 0;
