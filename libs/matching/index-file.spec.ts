import { seededRandom } from '../kernel/index.js';
import {
  buildIndex,
  ENGINE_VERSION,
  freezeIndex,
  INDEX_FORMAT,
  layOutIndexFile,
  openIndexFile,
  rank,
  thawIndex,
  type MatchIndex,
} from './index.js';

const works = [
  { id: 'w1', title: 'Thin film cathodes', text: 'Thin films of α-Al2O3 for batteries.' },
  {
    id: 'w2',
    title: '固态电解质',
    text: '硫化物固态电解质与锂负极的界面',
    translations: [{ language: 'en', title: 'Solid electrolytes', text: 'Sulfide interfaces' }],
  },
  {
    id: 'w3',
    title: '薄膜太阳能电池',
    text: '薄膜的沉积',
    translations: [{ language: 'en', title: 'Thin film solar cells', text: 'Film deposition' }],
  },
  {
    id: 'w4',
    title: '主轴热误差',
    text: '机床主轴的热误差补偿',
    translations: [{ language: 'en', title: 'Thermal error', text: 'Spindle compensation' }],
  },
  { id: 'half \ud800 pair', title: 'Laser 🔬 wear', text: 'Wear of laser-clad steel, 17-4PH.' },
];
const profiles = [
  { id: 'ann', workIds: ['w1', 'w2'], text: 'batteries' },
  { id: '陈', workIds: ['w2', 'w3'] },
  { id: 'bo', workIds: ['w4', 'half \ud800 pair'] },
  { id: 'nobody', workIds: [] },
];
const index = buildIndex({ works, profiles, lexicon: [] });
const needs = ['thin film batteries', '固态电解质界面', 'laser wear of 17-4PH', '热误差', ''];

const answers = (of: MatchIndex): unknown =>
  needs.map((text) => rank(of, { id: 'n', title: '', text }, { top: 'all', explain: 4 }));

function join(parts: Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

const fileOf = (input: string): Uint8Array => join(layOutIndexFile(freezeIndex(index), input));
const file = fileOf('corpus 7');
const refusalOf = (bytes: Uint8Array, input = 'corpus 7'): string | undefined => {
  const opened = openIndexFile(bytes, input);
  return 'refused' in opened ? opened.refused : undefined;
};

test('an index that was frozen and thawed ranks and explains to the last bit alike', () => {
  const thawed = thawIndex(freezeIndex(index));
  expect(answers(thawed)).toEqual(answers(index));
  expect(Object.keys(thawed).sort()).toEqual(Object.keys(index).sort());
});

test('freezing again copies nothing: both are the same shared memory', () => {
  const flat = freezeIndex(index);
  const again = freezeIndex(thawIndex(flat));
  expect(Object.keys(again.sections)).toEqual(Object.keys(flat.sections));
  for (const name of [
    'postings.words',
    'rows.lengths',
    'vocabulary.pairs',
    'translators.0.dictionary.shares',
  ]) {
    expect(Object.prototype.toString.call(flat.sections[name].buffer)).toContain('Shared');
    expect(again.sections[name].buffer).toBe(flat.sections[name].buffer);
  }
});

test('a flat index survives being cloned for a thread', () => {
  expect(answers(thawIndex(structuredClone(freezeIndex(index))))).toEqual(answers(index));
});

test('a file gives back the index, wherever in memory its bytes begin', () => {
  for (const offset of [0, 1, 4, 8]) {
    const room = new Uint8Array(new SharedArrayBuffer(file.length + offset));
    room.set(file, offset);
    const opened = openIndexFile(room.subarray(offset), 'corpus 7');
    if ('refused' in opened) throw new Error(opened.refused);
    expect(answers(thawIndex(opened.flat))).toEqual(answers(index));
  }
});

test('bytes on shared memory are not copied', () => {
  const shared = new Uint8Array(new SharedArrayBuffer(file.length));
  shared.set(file);
  const opened = openIndexFile(shared, 'corpus 7');
  if ('refused' in opened) throw new Error(opened.refused);
  for (const { buffer } of Object.values(opened.flat.sections)) expect(buffer).toBe(shared.buffer);
});

test('the same index gives the same file', () => {
  expect(fileOf('corpus 7')).toEqual(file);
});

test('a file of another input, engine or format is refused by name', () => {
  expect(refusalOf(fileOf('corpus 6'))).toBe('other-input');
  const old = { ...freezeIndex(index), engine: `before ${ENGINE_VERSION}` };
  expect(refusalOf(join(layOutIndexFile(old, 'corpus 7')))).toBe('other-engine');
  const later = file.slice();
  later[8] = INDEX_FORMAT + 1;
  expect(refusalOf(later)).toBe('other-format');
});

test('what is no index file is refused, and so is one that does not end where it should', () => {
  expect(refusalOf(new Uint8Array(0))).toBe('truncated');
  expect(refusalOf(new Uint8Array(100))).toBe('not-an-index');
  expect(refusalOf(join([file, new Uint8Array(8)]))).toBe('corrupt');
});

test('a file cut anywhere is refused', () => {
  const random = seededRandom(3);
  const lengths = Array.from({ length: 60 }, () => Math.floor(random() * file.length));
  for (const length of [1, 8, 31, 32, 33, file.length - 1, ...lengths]) {
    expect(`${length}: ${refusalOf(file.slice(0, length))}`).toBe(`${length}: truncated`);
  }
});

test('a header that lies about the length of a file cut short is refused', () => {
  const bytes = file.slice(0, -3);
  const text = new TextDecoder('latin1').decode(bytes);
  const at = text.indexOf('"body":') + 7;
  const body = Number(text.slice(at, text.indexOf(',', at)));
  bytes.set(
    [...String(body - 3)].map((digit) => digit.charCodeAt(0)),
    at,
  );
  expect(refusalOf(bytes)).toBe('corrupt');
});

test('whichever byte is changed, the file is refused', () => {
  const random = seededRandom(4);
  const bytes = new Uint8Array(new SharedArrayBuffer(file.length));
  bytes.set(file);
  const header = 32 + new Uint32Array(file.buffer, 8, 2)[1];
  for (let round = 0; round < 700; round++) {
    // All of the preamble, then as much of the header as of the sections behind it.
    const range = round % 2 === 0 ? header : file.length;
    const at = round < 32 ? round : Math.floor(random() * range);
    const flip = 1 + Math.floor(random() * 255);
    bytes[at] ^= flip;
    if (refusalOf(bytes) === undefined) throw new Error(`byte ${at} xor ${flip} was believed`);
    bytes[at] ^= flip;
  }
  expect(refusalOf(bytes)).toBeUndefined();
});
