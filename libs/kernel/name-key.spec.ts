import { nameKey } from './name-key.js';

test.each([
  ['Ｊ.-P. Müller ', 'j p müller'],
  ['  北辰工业大学（沈阳）', '北辰工业大学 沈阳'],
  ['FOSTER-MILLER, INC.', 'foster miller inc'],
  ['…', ''],
])('%s → %s', (name, key) => expect(nameKey(name)).toBe(key));
