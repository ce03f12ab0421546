import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withOpeningLock } from './opening-lock.js';
import { identifyProcess } from './process-identity.js';

let folder: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jiebang-lock-'));
  lock = join(folder, 'opening.lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

const enter = (patience = 10_000) => withOpeningLock(folder, patience, async () => 'entered');

test('one act at a time, and nothing is left behind', async () => {
  let inside = 0;
  let most = 0;
  const act = async () => {
    most = Math.max(most, ++inside);
    await sleep(5);
    inside--;
  };
  await Promise.all(Array.from({ length: 8 }, () => withOpeningLock(folder, 10_000, act)));
  expect(most).toBe(1);
  expect(readdirSync(folder)).toEqual([]);
});

test('a failing act opens the lock again', async () => {
  const failing = withOpeningLock(folder, 1_000, () => Promise.reject(new Error('broken')));
  await expect(failing).rejects.toThrow('broken');
  await expect(enter()).resolves.toBe('entered');
});

test('a lock of a process that is gone is taken over', async () => {
  writeFileSync(lock, JSON.stringify({ pid: 2 ** 30, identity: 'gone' }));
  await expect(enter(0)).resolves.toBe('entered');
});

test('a lock of an earlier process with the number of a living one is taken over', async () => {
  writeFileSync(lock, JSON.stringify({ pid: process.pid, identity: 'before the last boot' }));
  await expect(enter(0)).resolves.toBe('entered');
});

test('a lock of a living process is respected, and the wait has an end', async () => {
  const held = JSON.stringify({ pid: process.pid, identity: await identifyProcess(process.pid) });
  writeFileSync(lock, held);
  await expect(enter(200)).rejects.toMatchObject({ code: 'database-opening-busy' });
  expect(readFileSync(lock, 'utf8')).toBe(held);
});

test('an empty lock is being written at first, and abandoned later', async () => {
  writeFileSync(lock, '');
  await expect(enter(200)).rejects.toMatchObject({ code: 'database-opening-busy' });
  const minuteAgo = Date.now() / 1000 - 60;
  utimesSync(lock, minuteAgo, minuteAgo);
  await expect(enter(0)).resolves.toBe('entered');
});
