import type { BenchResult } from './bench.js';
import type { SearchTimes } from './measure-search.js';

/** What a reader compares: one table a size, then batch, file and assignment. */
export function printBench(result: BenchResult): string {
  const { engine, machine, quick, search, assignment: plan, batch, changes, growth } = result;
  const tables = Object.entries(search).map(([count, times]) => searchTable(count, times));
  const ratio = (value: number): string => `${round(value)} ×`;
  const grown = Object.entries(growth).map(([name, value]) => `${name} ${ratio(value)}`);
  return [
    `${engine} on ${machine}${quick ? '; quick: small and rough, not to quote' : ''}`,
    'Milliseconds of processor time for the best 50 of a need of about 100 words.',
    '',
    ...tables,
    ...(grown.length > 0 ? [`From the smallest to the largest: ${grown.join(', ')}`, ''] : []),
    `Batch: ${batch.needs} needs × ${batch.documents} documents of ${batch.profiles} profiles, best ` +
      `${batch.top} explained: ${round(batch.batch)} s.`,
    `Index: built in ${round(batch.build)} s, laid out for a file in ${round(batch.save)} s, opened ` +
      `in ${round(batch.load)} s (${ratio(batch.build / batch.load)} faster than built), ` +
      `${megabytes(batch.bytes)} MB, ${round(batch.bytes / batch.postings)} bytes for each of ` +
      `${batch.postings} postings.`,
    `A changed profile of ${round(changes.works)} works meets ${changes.needs} open needs in ` +
      `${round(changes.median)} ms (quartiles ${round(changes.lower)}–${round(changes.upper)}; ` +
      `${changes.changed} profiles, ${changes.documents} documents); laid over the index in ` +
      `${round(changes.layer)} ms; all needs laid out anew in ${round(changes.layOut)} ms.`,
    `Assignment: ${plan.needs} × ${plan.profiles}, ${plan.edges} edges: ours ${round(plan.ours)} ms, ` +
      `HiGHS (WebAssembly) ${round(plan.highs)} ms (${ratio(plan.ratio)}) with the problem as text, ` +
      `${round(plan.highsArrays)} ms (${ratio(plan.ratioArrays)}) as arrays.`,
    '',
  ].join('\n');
}

function searchTable(count: string, times: SearchTimes[]): string {
  const head = [`${count} documents`, 'needs', 'median', 'quartiles', 'ratio', 'MB'];
  const rows = times.map(({ name, needs, median, lower, upper, ratio, bytes }) => [
    name,
    String(needs),
    round(median),
    `${round(lower)}–${round(upper)}`,
    round(ratio),
    megabytes(bytes),
  ]);
  const widths = head.map((title, c) => Math.max(title.length, ...rows.map((r) => r[c].length)));
  const lines = [head, ...rows].map((row) =>
    row.map((cell, c) => (c === 0 ? cell.padEnd(widths[c]) : cell.padStart(widths[c]))).join('  '),
  );
  return `${lines.join('\n')}\n`;
}

/** Three digits that count. */
export function round(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return value >= 10 ? value.toFixed(1) : value.toPrecision(2);
}

export const megabytes = (bytes: number): string => round(bytes / 1e6);
