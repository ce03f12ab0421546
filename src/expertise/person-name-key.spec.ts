import { personNameKey } from './person-name-key.js';

test.each([
  ['William W. Cohen', 'william w cohen'],
  ['Cohen, William W.', 'william w cohen'],
  ['COHEN, WILLIAM W', 'william w cohen'],
  ['King, Jr.', 'king jr'],
  ['张三', '张三'],
  ['张 三', '张三'],
  ['张, 三', '张三'],
  ['买买提·艾力', '买买提艾力'],
  ['Müller, Jörg', 'jörg müller'],
  ['a, b, c', 'a b c'],
  ['…', ''],
])('%s → %s', (name, key) => expect(personNameKey(name)).toBe(key));
