import { nameKey } from '../../libs/kernel/index.js';

/**
 * The form under which two spellings of one person's name meet: "Cohen, William W." and
 * "William W. Cohen" give "william w cohen", "张 三" and "张三" give "张三". Initials are not
 * expanded: "W. Cohen" may be anybody.
 */
export function personNameKey(name: string): string {
  const parts = name.normalize('NFKC').split(',');
  const swapped = parts.length === 2 && !SUFFIX.test(parts[1]) ? `${parts[1]} ${parts[0]}` : name;
  const inOrder = HAN_NAME.test(name) ? name : swapped;
  const key = nameKey(inOrder);
  return HAN_NAME.test(key) ? key.replaceAll(' ', '') : key;
}

/** "King, Jr." is no family name followed by a given one. */
const SUFFIX = /^\s*(jr|sr|ii|iii|iv|ph\.?\s*d|m\.?\s*d)\.?\s*$/i;
const HAN_NAME = /^[\p{Script=Han}\s,，·・]+$/u;
