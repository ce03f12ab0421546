import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { BASIC_LEXICON } from '../../../libs/text/index.js';
import { readSettings } from '../../platform/config/index.js';
import { Lexicon } from './lexicon.js';

beforeAll(() => Logger.overrideLogger(false));

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'lexicon-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const lexicon = (env: NodeJS.ProcessEnv = {}) =>
  new Lexicon(readSettings(folder, { DATA_DIR: folder, ...env }));

test('without a file the words that come along are used', () => {
  expect(lexicon().entries).toEqual(BASIC_LEXICON);
});

test('a named file, and one in the data folder, stand before them, bad lines left out', () => {
  const text = '揭榜挂帅\tunveiling list\nnothing useful\n';
  const [first] = [{ zh: ['揭榜挂帅'], en: ['unveiling list'] }];
  writeFileSync(join(folder, 'own.tsv'), text);
  const named = lexicon({ LEXICON_FILE: 'own.tsv' });
  expect(named.entries).toHaveLength(BASIC_LEXICON.length + 1);
  expect(named.entries[0]).toEqual(first);
  writeFileSync(join(folder, 'lexicon.tsv'), text);
  expect(lexicon().entries[0]).toEqual(first);
  expect(lexicon().fingerprint).toBe(named.fingerprint);
});

test('another lexicon has another fingerprint', () => {
  const before = lexicon().fingerprint;
  writeFileSync(join(folder, 'lexicon.tsv'), '膜\tfilm\n');
  expect(lexicon().fingerprint).not.toBe(before);
});

test('a file that was named and cannot be read stops the start, by name', () => {
  expect(() => lexicon({ LEXICON_FILE: 'gone.tsv' })).toThrow(/gone\.tsv can't be read/);
  expect(() => lexicon({ LEXICON_FILE: '.' })).toThrow(
    expect.objectContaining({ code: 'lexicon-unreadable' }),
  );
});

test('a file that is no text is no lexicon, but no fault either', () => {
  writeFileSync(join(folder, 'lexicon.tsv'), Buffer.from([0, 255, 254, 10, 0, 9, 200]));
  expect(lexicon().entries).toEqual(BASIC_LEXICON);
});
