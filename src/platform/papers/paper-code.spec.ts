import { paperCode, readPaperCode } from './paper-code.js';

const notice = { number: 'JB-2026-0007', mark: 'N', facts: [{ slot: 1, bidId: 'b' }] };

test('names challenge and paper, then twelve letters of the digest of its facts', () => {
  // printf '{"facts":[{"bidId":"b","slot":1}],"mark":"N","number":"JB-2026-0007"}' | sha256sum
  expect(paperCode(notice)).toBe('JB-2026-0007-N-92T9-Z1HN-NAF3');
});

test.each([
  ['another fact', { ...notice, facts: [{ slot: 1, bidId: 'c' }] }],
  ['another challenge', { ...notice, number: 'JB-2026-0008' }],
  ['another paper', { ...notice, mark: 'M1' }],
])('%s gives another end', (_, other) =>
  expect(paperCode(other).slice(-14)).not.toBe(paperCode(notice).slice(-14)),
);

test('the order in which a database gives keys back does not matter', () =>
  expect(paperCode({ ...notice, facts: [{ bidId: 'b', slot: 1 }] })).toBe(paperCode(notice)));

test.each([
  'JB-2026-0007-M12-01AB-CDEF-GHJK',
  'jb-2026-0007-m12-01ab-cdef-ghjk',
  'JB 2026 0007 M12 OIAB CDEF GHJK',
  'JB–2026–0007–M12–0lab–cdef–ghjk',
  'ＪＢ２０２６０００７Ｍ１２０１ＡＢＣＤＥＦＧＨＪＫ',
])('%s is read as it was printed', (typed) =>
  expect(readPaperCode(typed)).toEqual({
    code: 'JB-2026-0007-M12-01AB-CDEF-GHJK',
    number: 'JB-2026-0007',
    mark: 'M12',
  }),
);

test('a number of more than four digits keeps them all', () =>
  expect(readPaperCode('JB-2026-12345-N-01AB-CDEF-GHJK')?.number).toBe('JB-2026-12345'));

test.each(['', 'JB-2026-0007', 'JB-2026-0007-N-01AB-CDEF-GHJ', 'x'.repeat(1000)])(
  '%p is no code',
  (typed) => expect(readPaperCode(typed)).toBeNull(),
);
