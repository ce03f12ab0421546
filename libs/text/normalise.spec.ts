import { normalise } from './normalise.js';

test.each([
  ['LiFePO4', 'lifepo4'],
  ['ＬｉＦｅＰＯ₄', 'lifepo4'],
  ['α-Al2O3', 'alpha-al2o3'],
  ['α–Al₂O₃', 'alpha-al2o3'],
  ['10 μm', '10 um'],
  ['10 µm', '10 um'],
  ['μ-opioid', 'mu-opioid'],
  ['Müller', 'muller'],
  ['Mu\u0308ller', 'muller'],
  ['ﬁlm', 'film'],
  ['高镍', '高镍'],
  ['λόγος', 'λόγος'],
  ['がん', 'がん'],
])('%s is spelt %s', (source, expected) => {
  expect(normalise(source).text).toBe(expected);
});

test('every unit of the normalised text knows the source characters it came from', () => {
  const source = 'a ﬁlm of α-Al₂O₃, ½ µm, 𝛼 高镍';
  const { text, starts, ends } = normalise(source);
  expect(starts?.length).toBe(text.length);
  const at = text.indexOf('film');
  expect(source.slice(starts?.[at], ends?.[at + 3])).toBe('ﬁlm');
  const oxide = text.indexOf('alpha-al2o3');
  expect(source.slice(starts?.[oxide], ends?.[oxide + 10])).toBe('α-Al₂O₃');
});

test('plain ASCII needs no map of positions', () => {
  expect(normalise('Thin Film')).toEqual({ text: 'thin film' });
});

test('lone surrogates and control characters pass without an error', () => {
  expect(() => normalise('\ud800 \udc00 \u0000 x\ud83d')).not.toThrow();
});
