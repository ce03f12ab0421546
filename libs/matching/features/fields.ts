import type { SideReason } from '../types.js';
import { parseFieldCode, type FieldCode } from './field-codes.js';

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
  /** By step: the profiles that have it, and how many of their works. */
  private readonly holders = new Map<string, Map<number, number>>();
  private readonly codesOf = new Map<number, Map<string, { code: FieldCode; works: number }>>();

  /** The codes of one work, or the profile's own. */
  add(profile: number, codes: readonly string[]): void {
    const steps = new Set<string>();
    const labels = new Set<string>();
    for (const written of codes) {
      const code = parseFieldCode(written);
      if (!code || labels.has(code.label)) continue;
      labels.add(code.label);
      for (const { key } of code.steps) steps.add(key);
      const ofProfile = this.codesOf.get(profile) ?? new Map();
      this.codesOf.set(profile, ofProfile);
      const works = (ofProfile.get(code.label)?.works ?? 0) + 1;
      ofProfile.set(code.label, { code, works });
    }
    for (const key of steps) {
      const holders = this.holders.get(key) ?? new Map<number, number>();
      this.holders.set(key, holders);
      holders.set(profile, (holders.get(profile) ?? 0) + 1);
    }
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
    const own = [...(this.codesOf.get(profile)?.values() ?? [])];
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

  private addCode(code: FieldCode, sums: Float64Array): void {
    const best = new Map<number, number>();
    for (const { key, worth } of code.steps) {
      for (const [profile, works] of this.holders.get(key) ?? []) {
        const value = worth * (1 - 2 ** -works);
        if (value > (best.get(profile) ?? 0)) best.set(profile, value);
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
