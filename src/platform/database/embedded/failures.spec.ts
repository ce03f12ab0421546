import { DomainError } from '../../../../libs/kernel/index.js';
import { explain, failures } from './failures.js';

const thrown = (code: string, path?: string) => Object.assign(new Error(code), { code, path });

test.each([
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EACCES', 'data-folder-not-writable'],
  ['EROFS', 'data-folder-not-writable'],
  ['ENOTDIR', 'data-folder-not-a-folder'],
])('%s becomes %s, kind unavailable, with a way out', (code, expected) => {
  const explained = explain(thrown(code, '/srv/x'), '/srv');
  expect(explained).toBeInstanceOf(DomainError);
  expect(explained).toMatchObject({ kind: 'unavailable', code: expected });
  expect(String(explained)).toMatch(/DATA_DIR/);
});

test('the path that hurts is named, else the folder', () => {
  expect(String(explain(thrown('EACCES', '/srv/x/y'), '/srv'))).toContain('/srv/x/y');
  expect(String(explain(thrown('EACCES'), '/srv'))).toContain('/srv');
});

test('a sentence of our own and an unknown error pass unchanged', () => {
  const own = failures.noPort();
  expect(explain(own, '/srv')).toBe(own);
  const unknown = thrown('EWHATEVER');
  expect(explain(unknown, '/srv')).toBe(unknown);
});
