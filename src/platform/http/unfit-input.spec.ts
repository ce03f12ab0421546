import { refuseUnfitId, refuseUnfitInput } from './unfit-input.js';

/** What a refusal says of each field. */
function problemsIn(input: unknown, name?: string): Record<string, string> {
  try {
    refuseUnfitInput(input, name);
  } catch (error) {
    const { fields } = Object(error).detail;
    return Object.fromEntries(
      fields.map(({ field, message }: { field: string; message: string }) => [field, message]),
    );
  }
  return {};
}

const UNKNOWN = 'is not known here';
const UNSTORABLE = 'holds characters that cannot be stored';

test('keys named like members of every object are unknown, at any depth', () => {
  const body = '{"__proto__":{"a":1},"constructor":1,"list":[{"toString":5,"ok":1}],"ok":2}';
  expect(problemsIn(JSON.parse(body))).toEqual({
    ...{ constructor: UNKNOWN, 'list.0.toString': UNKNOWN },
    ['__proto__']: UNKNOWN,
  });
});

test('texts that cannot be stored are named by their path, or by their parameter', () => {
  expect(problemsIn({ a: 'x\0', b: [{ c: '\ud800' }], d: '😀 \u0007 fine' })).toEqual({
    ...{ a: UNSTORABLE, 'b.0.c': UNSTORABLE },
  });
  expect(problemsIn('\udfff', 'id')).toEqual({ id: UNSTORABLE });
});

test('nesting without end is refused without walking it to its end', () => {
  const deep = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
  expect(Object.values(problemsIn({ a: deep }))).toEqual(['is nested too deeply']);
});

test('an object of very many keys and a list of very many entries have too many parts', () => {
  const wide = Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`k${n}`, 1]));
  expect(problemsIn(wide)).toEqual({ body: 'has too many parts' });
  expect(problemsIn({ list: Array(20_001).fill(0) })).toEqual({ list: 'has too many parts' });
  expect(problemsIn({ list: Array(1000).fill({ a: 'b' }) })).toEqual({});
});

test('a key is repeated in short, and never as nothing', () => {
  const [field] = Object.keys(problemsIn({ ['k'.repeat(5000)]: '\0' }));
  expect(field).toHaveLength(100);
  expect(problemsIn({ '': '\0' })).toEqual({ '""': UNSTORABLE });
});

test('only parameters that are ids must be UUIDs', () => {
  expect(() => refuseUnfitId('1', 'bidId')).toThrow('bidId must be a UUID');
  expect(() => refuseUnfitId('1', 'format')).not.toThrow();
  expect(() => refuseUnfitId('01900000-0000-7000-8000-000000000000', 'id')).not.toThrow();
});
