import { GrowingArray } from '../growing-array.js';
import { StringTable, StringTableBuilder } from '../string-table.js';
import { parseFieldCode } from './field-codes.js';

/** The fields of profiles in flat arrays on shared memory. */
export interface FlatFields {
  /** The steps that any profile has, ascending. */
  steps: StringTable;
  /** The holders of step s are at stepStarts[s] to stepStarts[s + 1] - 1. */
  stepStarts: Uint32Array;
  holders: Uint32Array;
  /** How many works of the holder have the step. */
  holderWorks: Uint32Array;
  /** Each code once, as it was first written. */
  written: StringTable;
  /** The codes of profile p are at codeStarts[p] to codeStarts[p + 1] - 1. */
  codeStarts: Uint32Array;
  codes: Uint32Array;
  /** In how many works of the profile the code stands. */
  codeWorks: Uint32Array;
}

export const FIELD_TABLES = ['steps', 'written'] as const;
export const FIELD_ARRAYS = [
  'stepStarts',
  'holders',
  'holderWorks',
  'codeStarts',
  'codes',
  'codeWorks',
] as const;

/** Collects the codes of works and profiles, in any order, and lays them out flat. */
export class FieldEntries {
  /** By step: the profiles that have it, and how many of their works. */
  private readonly holders = new Map<string, Map<number, number>>();
  /** By label: its number among the codes as they were first written. */
  private readonly numbers = new Map<string, number>();
  private readonly written = new StringTableBuilder();
  /** By profile: the codes it has, and in how many works. */
  private readonly codesOf = new Map<number, Map<number, number>>();

  /** The codes of one work, or the profile's own. */
  add(profile: number, codes: readonly string[]): void {
    const steps = new Set<string>();
    const found = new Set<number>();
    for (const written of codes) {
      const code = parseFieldCode(written);
      if (!code) continue;
      found.add(this.numberOf(code.label, written));
      for (const { key } of code.steps) steps.add(key);
    }
    for (const key of steps) countIn(this.holders, key, profile);
    for (const number of found) countIn(this.codesOf, profile, number);
  }

  layOut(profiles: number): FlatFields {
    const steps = [...this.holders.keys()].sort();
    const [stepStarts, holders, holderWorks] = rowsOf(steps.map((step) => this.holders.get(step)));
    const everybody = Array.from({ length: profiles }, (_, profile) => this.codesOf.get(profile));
    const [codeStarts, codes, codeWorks] = rowsOf(everybody);
    const ofSteps = { steps: StringTable.of(steps), stepStarts, holders, holderWorks };
    return { ...ofSteps, written: this.written.finish(), codeStarts, codes, codeWorks };
  }

  private numberOf(label: string, written: string): number {
    const known = this.numbers.get(label);
    if (known !== undefined) return known;
    this.written.push(written);
    this.numbers.set(label, this.numbers.size);
    return this.numbers.size - 1;
  }
}

type Rows = [starts: Uint32Array, members: Uint32Array, works: Uint32Array];

function countIn<K>(counts: Map<K, Map<number, number>>, key: K, member: number): void {
  const members = counts.get(key) ?? new Map<number, number>();
  counts.set(key, members);
  members.set(member, (members.get(member) ?? 0) + 1);
}

/** Member and count of each row, members ascending. */
function rowsOf(rows: readonly (ReadonlyMap<number, number> | undefined)[]): Rows {
  const starts = new GrowingArray(Uint32Array);
  const members = new GrowingArray(Uint32Array);
  const works = new GrowingArray(Uint32Array);
  starts.push(0);
  for (const row of rows) {
    for (const [member, count] of [...(row ?? [])].sort(([a], [b]) => a - b)) {
      members.push(member);
      works.push(count);
    }
    starts.push(members.length);
  }
  return [starts.finish(), members.finish(), works.finish()];
}
