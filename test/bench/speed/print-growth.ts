import { ENGINE_VERSION } from '../../../libs/matching/index.js';
import type { Growth, GrownSize } from './measure-growth.js';
import { megabytes, round } from './print-bench.js';

/** Sections that take less than this part of an index are not listed. */
const LEAST_SHARE = 0.005;

/** One column a size: time of a need, memory, and the index section by section. */
export function printGrowth({ words, sizes, times }: Growth): string {
  const last = sizes[sizes.length - 1];
  const sections = Object.keys(last.sections).filter(
    (name) => last.sections[name] >= LEAST_SHARE * last.bytes,
  );
  const line = (title: string, of: (size: GrownSize, i: number) => string): string[] => [
    title,
    ...sizes.map(of),
  ];
  const rows = [
    line('documents', ({ documents }) => String(documents)),
    line('profiles', ({ profiles }) => String(profiles)),
    line('different terms', ({ terms }) => String(terms)),
    line('postings', ({ postings }) => String(postings)),
    line('ms of processor time a need', (_, i) => round(times[i].median)),
    line('… quartiles', (_, i) => `${round(times[i].lower)}–${round(times[i].upper)}`),
    line('… × the smallest', (_, i) => round(times[i].ratio)),
    line('s of processor time to build', ({ build }) => round(build)),
    line('resident while building, MB', ({ peak }) => megabytes(peak)),
    line('resident while serving, MB', ({ serving }) => megabytes(serving)),
    line('index, MB', ({ bytes }) => megabytes(bytes)),
    line('… bytes a posting', ({ bytes, postings }) => round(bytes / postings)),
    ...sections.map((name) => line(`  ${name}, MB`, (size) => megabytes(size.sections[name] ?? 0))),
  ];
  const widths = rows[0].map((_, c) => Math.max(...rows.map((row) => row[c].length)));
  const text = rows.map((row) =>
    row.map((cell, c) => (c === 0 ? cell.padEnd(widths[c]) : cell.padStart(widths[c]))).join('  '),
  );
  return [
    `${ENGINE_VERSION}, best 50 of needs of about 100 words (${times[0].needs})` +
      (words ? `; documents cut to ${words} words` : ''),
    ...text,
    'Resident: of the process, less the indexes of the other sizes.',
    '',
  ].join('\n');
}
