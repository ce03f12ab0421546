import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { KEY_FILE, readMasterKey } from './master-key.js';

let dataDir: string;
beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'jiebang-key-'))));
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

test('a key given by the environment leaves no file', () => {
  const given = Buffer.alloc(32, 9);
  expect(readMasterKey({ sealingKey: given.toString('base64'), dataDir })).toEqual(given);
  expect(readdirSync(dataDir)).toEqual([]);
});

test('without one a key is made once, for its owner only, in a folder made if need be', () => {
  const inner = join(dataDir, 'deeper', 'data');
  const key = readMasterKey({ dataDir: inner });
  expect(key).toHaveLength(32);
  expect(readMasterKey({ dataDir: inner })).toEqual(key);
  expect(readdirSync(inner)).toEqual([KEY_FILE]);
  expect(statSync(join(inner, KEY_FILE)).mode & 0o777).toBe(0o600);
});

test('a damaged key file is an error that names it, never a new key', () => {
  writeFileSync(join(dataDir, KEY_FILE), 'c2hvcnQ=');
  expect(() => readMasterKey({ dataDir })).toThrow(/32 bytes/);
  expect(readFileSync(join(dataDir, KEY_FILE), 'utf8')).toBe('c2hvcnQ=');
});

test('a data folder that is a file is one clear sentence', () => {
  const file = join(dataDir, 'file');
  writeFileSync(file, '');
  expect(() => readMasterKey({ dataDir: file })).toThrow(
    /sealing key .* SEALING_KEY|can't be read/,
  );
});

test('processes that start at once agree on one key', async () => {
  const runs = Array.from({ length: 5 }, () =>
    promisify(execFile)(process.execPath, [
      '-e',
      READ_KEY,
      join(__dirname, 'master-key.ts'),
      dataDir,
    ]),
  );
  const keys = (await Promise.all(runs)).map((run) => run.stdout);
  expect(new Set(keys)).toEqual(new Set([readMasterKey({ dataDir }).toString('hex')]));
  expect(readdirSync(dataDir)).toEqual([KEY_FILE]);
});

/** Loads the real source in a bare process, waits for a common moment, prints the key. */
const READ_KEY = `
  const fs = require('node:fs'), Module = require('node:module');
  const { transformSync } = require('@swc/core');
  const resolve = Module._resolveFilename;
  Module._resolveFilename = (request, ...rest) => {
    try { return resolve(request, ...rest); }
    catch { return resolve(request.replace(/\\.js$/, '.ts'), ...rest); }
  };
  Module._extensions['.ts'] = (module, file) => module._compile(transformSync(
    fs.readFileSync(file, 'utf8'),
    { swcrc: false, jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2022',
        transform: { legacyDecorator: true } },
      module: { type: 'commonjs' } }).code, file);
  const [source, dataDir] = process.argv.slice(1);
  const { readMasterKey } = require(source);
  const start = Math.ceil((Date.now() + 300) / 500) * 500;
  while (Date.now() < start);
  process.stdout.write(readMasterKey({ dataDir }).toString('hex'));`;
