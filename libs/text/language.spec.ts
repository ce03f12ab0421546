import { hanShare, languageOf } from './language.js';

test.each([
  ['Thin films for batteries', 'en'],
  ['高镍三元正极材料的热稳定性', 'zh'],
  ['基于Lyapunov函数的控制器设计方法研究与应用', 'zh'],
  ['The alloy (合金) was cast', 'mixed'],
  ['12.5 %', 'none'],
  ['', 'none'],
])('%j is %s', (source, expected) => {
  expect(languageOf(source)).toBe(expected);
});

test('the share counts letters, so digits and spaces do not dilute it', () => {
  expect(hanShare('薄膜 ab 100 200')).toBe(0.5);
});
