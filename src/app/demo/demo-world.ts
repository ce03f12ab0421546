import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OrganisationKind, type Role, type Tier } from '../../identity/index.js';

/** The demo world as it lies in `demo/`: fictional, written for this project. */
export interface DemoWorld {
  organisations: DemoOrganisation[];
  people: DemoPerson[];
  experts: DemoExpert[];
  challenges: DemoChallenge[];
  bids: DemoBid[];
  /** How far each challenge has come, by its id. */
  story: Record<string, DemoState>;
  /** The winner's expert id of each contracted challenge. */
  winners: Record<string, string>;
  /** Files to import, in order: experts before works, so that authors find their experts. */
  files: { format: 'experts-jsonl' | 'works-jsonl'; path: string }[];
}

export interface DemoOrganisation {
  id: string;
  kind: OrganisationKind;
  name: string;
  nameEn: string;
  region: string;
  tier?: Tier;
}

export interface DemoPerson {
  email: string;
  name: string;
  nameEn: string;
  /** An organisation's demo id. */
  organisation: string;
  role: Role;
  locale?: 'zh' | 'en';
}

export interface DemoExpert {
  id: string;
  name: string;
  nameEn: string;
  email: string;
  /** The university's Chinese name. */
  organisation: string;
}

export interface DemoChallenge {
  id: string;
  title: string;
  organisation: string;
  budget: { min: number; max: number; currency: string };
  [field: string]: unknown;
}

export interface DemoBid {
  challenge: string;
  lead: string;
  partners: string[];
  members: { expert?: string; name?: string; role: string; months: number }[];
  milestones: { title: string; month: number; deliverable: string; share: number }[];
  price: number;
  works: string[];
  [field: string]: unknown;
}

export type DemoState =
  | 'draft'
  | 'submitted'
  | 'returned'
  | 'approved'
  | 'listed'
  | 'opened'
  | 'contracted';

const SLICES = ['east', 'west'];

/** Reads the world from the project's `demo` folder. */
export function readDemoWorld(projectRoot: string): DemoWorld {
  const folder = join(projectRoot, 'demo');
  const all = <T>(name: string): T[] =>
    SLICES.flatMap((slice) => readLines<T>(join(folder, slice, name)));
  const stories = SLICES.flatMap((slice) =>
    Object.entries<string>(JSON.parse(readFileSync(join(folder, slice, 'story.json'), 'utf8'))),
  );
  const winners = stories.filter(([key]) => key.endsWith(':winner'));
  const states = stories.filter(([key]) => !key.includes(':'));
  return {
    organisations: readLines(join(folder, 'organisations.jsonl')),
    people: readLines(join(folder, 'people.jsonl')),
    experts: all('experts.jsonl'),
    challenges: all('challenges.jsonl'),
    bids: all('bids.jsonl'),
    // The files are the project's own; a wrong state shows up as an unlawful step at once.
    story: Object.fromEntries(states) as Record<string, DemoState>,
    winners: Object.fromEntries(winners.map(([key, id]) => [key.replace(':winner', ''), id])),
    files: (['experts', 'works'] as const).flatMap((noun) =>
      SLICES.map((slice) => ({
        format: `${noun}-jsonl` as const,
        path: join(folder, slice, `${noun}.jsonl`),
      })),
    ),
  };
}

function readLines<T>(path: string): T[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line.trim()).map((line): T => JSON.parse(line));
}
