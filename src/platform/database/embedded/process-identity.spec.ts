import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { identifyProcess, isServerOf } from './process-identity.js';

test('a process keeps its identity, two have different ones, and a dead one has none', async () => {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
  const pid = child.pid ?? 0;
  const identity = await identifyProcess(pid);
  expect(identity).toBeTruthy();
  expect(await identifyProcess(pid)).toBe(identity);
  if (process.platform !== 'win32') {
    expect(await identifyProcess(process.pid)).not.toBe(identity);
  }
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(await identifyProcess(pid)).toBeUndefined();
});

test('a program that only mentions the folder is no server of it', async () => {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)', '-D', '/srv/data']);
  expect(await isServerOf(child.pid ?? 0, '/srv/data')).toBe(false);
  child.kill('SIGKILL');
});
