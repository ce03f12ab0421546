import { placeholdersOf } from '../platform/words/index.js';
import { NOTICE_KINDS } from './notice-kinds.js';
import { CATALOGUES, linkOf, renderNotice } from './render-notice.js';

const { zh, en } = CATALOGUES;

test.each(['zh', 'en'] as const)('the %s catalogue has every kind and no other', (locale) => {
  expect(Object.keys(CATALOGUES[locale]).sort()).toEqual([...NOTICE_KINDS].sort());
});

describe.each(NOTICE_KINDS)('%s', (kind) => {
  test.each(['title', 'text'] as const)('needs the same facts for its %s in both', (part) => {
    expect(placeholdersOf(en[kind][part])).toEqual(placeholdersOf(zh[kind][part]));
  });

  test('has words of its own in both, each in its language', () => {
    expect(zh[kind].title).toMatch(/\p{Script=Han}/u);
    expect(zh[kind].text).toMatch(/\p{Script=Han}.*。$/u);
    expect(en[kind].title + en[kind].text).not.toMatch(/\p{Script=Han}/u);
    expect(en[kind].text).toMatch(/\.$/);
  });

  test('leaves no bracket or brace when every fact is there, or none', () => {
    for (const locale of ['zh', 'en'] as const) {
      const { title, text } = CATALOGUES[locale][kind];
      const all = Object.fromEntries(placeholdersOf(title + text).map((key) => [key, '某事']));
      for (const facts of [all, {}]) {
        const rendered = renderNotice(kind, facts, locale);
        expect(rendered.title + rendered.text).not.toMatch(/[{}[\]]/);
      }
    }
  });
});

test('optional reasons are the same parts in both languages', () => {
  const optional = (text: string) => (text.match(/\[[^\]]*\]/g) ?? []).flatMap(placeholdersOf);
  for (const kind of NOTICE_KINDS) expect(optional(en[kind].text)).toEqual(optional(zh[kind].text));
});

test('an unknown kind is shown by its name instead of failing the whole inbox', () => {
  expect(renderNotice('somethingNew', {}, 'en')).toEqual({ title: 'somethingNew', text: '' });
  expect(renderNotice('toString', {}, 'en').title).toBe('toString');
});

test('a link leads to the most telling thing, or nowhere', () => {
  expect(linkOf({ challengeId: 'c', invitationId: 'i' })).toBe('/invitations/i');
  expect(linkOf({ challengeId: 'c' })).toBe('/challenges/c');
  expect(linkOf({})).toBeNull();
});
