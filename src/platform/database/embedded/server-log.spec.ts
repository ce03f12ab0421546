import {
  appendFileSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { boundLog, lastLines, readFrom } from './server-log.js';

let folder: string;
let log: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jiebang-log-'));
  log = join(folder, 'postgres.log');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a long log is cut, its end is kept, and the server goes on writing to it', async () => {
  const server = openSync(log, 'a');
  for (let i = 0; i < 30_000; i++) writeSync(server, `${i} ${'x'.repeat(80)}\n`);
  await boundLog(log);
  writeSync(server, 'after\n');
  expect(readFileSync(log, 'utf8')).toBe('after\n');
  const earlier = readFileSync(`${log}.1`, 'utf8');
  expect(earlier.length).toBeLessThan(300_000);
  expect(earlier).toContain('29999 xxx');
});

test('a short log and a missing one stay as they are', async () => {
  await boundLog(log);
  writeFileSync(log, 'short');
  await boundLog(log);
  expect(statSync(log).size).toBe(5);
});

test('what was written since is read, and only its last lines are quoted', async () => {
  writeFileSync(log, 'old\n');
  appendFileSync(log, 'a\nb\nc\nd\n');
  expect(await readFrom(log, 4)).toBe('a\nb\nc\nd\n');
  expect(await readFrom(log, -4)).toBe('c\nd\n');
  expect(await readFrom(join(folder, 'none'), 0)).toBe('');
  expect(lastLines('a\nb\nc\nd\n')).toBe('b | c | d');
});
