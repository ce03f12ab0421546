import type { Evaluation, Measured } from './evaluate.js';
import type { Estimate } from './statistics.js';

/** What others published for `gold` (Stelmakh et al. 2023 and later readers of their data). */
export const PUBLISHED = [
  { system: 'TPMS', loss: 0.281, easy: 0.8, hard: 0.62 },
  { system: 'ELMo', loss: 0.345 },
  { system: 'SPECTER', loss: 0.269, easy: 0.85, hard: 0.57 },
  { system: 'SPECTER+MFR', loss: 0.238, easy: 0.88, hard: 0.6 },
  { system: 'ACL', loss: 0.296 },
];

const SMALLER_IS_BETTER = 'loss';

/** Fixed columns, so that two runs can be compared line by line. */
export function printTable(evaluation: Evaluation): string {
  const { measured, engine, changed, seeds, fewest, half } = evaluation;
  const head = ['set', 'measure', 'units', engine, 'plain TF-IDF mean', 'difference'];
  const rows = measured.flatMap((line) => [
    [
      line.set,
      line.measure + (line.measure === SMALLER_IS_BETTER ? ' (smaller is better)' : ''),
      String(line.units),
      written(line.ours),
      written(line.plain),
      written(line.difference, true),
    ],
    ...publishedRows(line),
  ]);
  const widths = head.map((title, c) =>
    Math.max(title.length, ...rows.map((row) => row[c].length)),
  );
  const text = [head, ...rows].map((row) =>
    row.map((cell, c) => cell.padEnd(widths[c])).join('  '),
  );
  return [
    ...text.map((line) => line.trimEnd()),
    '',
    '[a, b] holds 95 % of 1,000 seeded bootstraps, over experts (gold), owners (sbir, papers,',
    'bilingual), papers (csl_zh), needs (golden) and works (demo). "difference" is ours less plain,',
    'both with the same draws.',
    `Known items: at least ${fewest} works an owner, seeds ${seeds.join(', ')}` +
      (half ? `, half ${half} of the owners.` : '.'),
    ...(Object.keys(changed).length > 0 ? [`Not as shipped: ${JSON.stringify(changed)}`] : []),
    '',
  ].join('\n');
}

function publishedRows({ set, measure }: Measured): string[][] {
  if (set !== 'gold') return [];
  return PUBLISHED.flatMap((row) => {
    const value = Object.entries(row).find(([key]) => key === measure)?.[1];
    return typeof value === 'number'
      ? [['', `  published: ${row.system}`, '', short(value), '', '']]
      : [];
  });
}

const written = ({ value, low, high }: Estimate, signed = false): string => {
  const sign = signed && value >= 0 ? '+' : '';
  return `${sign}${short(value)} [${short(low)}, ${short(high)}]`;
};

/** Four digits, without the 0 before the point. */
const short = (value: number): string => value.toFixed(4).replace(/^(-?)0\./, '$1.');
