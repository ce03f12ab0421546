import { DomainError } from '../../../libs/kernel/index.js';
import { readSettings } from './env.js';

const read = (env: NodeJS.ProcessEnv) => readSettings('/project', env);
const fieldsOf = (env: NodeJS.ProcessEnv): string[] => {
  try {
    read(env);
  } catch (error) {
    if (error instanceof DomainError) return error.detail.fields?.map(({ field }) => field) ?? [];
    throw error;
  }
  return [];
};

test('without an address no embeddings service is known, whatever else is set', () => {
  const env = { EMBEDDINGS_MODEL: 'm', EMBEDDINGS_API_KEY: 'k', EMBEDDINGS_TIER: 'detail' };
  expect(read(env).embeddings).toBeUndefined();
  expect(read({ EMBEDDINGS_URL: ' ' }).embeddings).toBeUndefined();
});

test('an address and a model are enough; only the public part of needs is read', () => {
  const env = { EMBEDDINGS_URL: 'http://localhost:11434/v1', EMBEDDINGS_MODEL: 'bge-m3' };
  expect(read(env).embeddings).toEqual({
    ...{ url: 'http://localhost:11434/v1', model: 'bge-m3', apiKey: undefined },
    ...{ timeoutMs: 10_000, batch: 32, tier: 'public' },
  });
  expect(read({ ...env, EMBEDDINGS_TIER: 'detail' }).embeddings?.tier).toBe('detail');
});

test.each([
  [{ EMBEDDINGS_URL: 'http://x/v1' }, ['EMBEDDINGS_MODEL']],
  [{ EMBEDDINGS_URL: 'file:///etc/passwd', EMBEDDINGS_MODEL: 'm' }, ['EMBEDDINGS_URL']],
  [
    { EMBEDDINGS_URL: 'http://x', EMBEDDINGS_MODEL: 'm', EMBEDDINGS_TIER: 'annex' },
    ['EMBEDDINGS_TIER'],
  ],
  [
    { EMBEDDINGS_URL: 'http://x', EMBEDDINGS_MODEL: 'm', EMBEDDINGS_TIMEOUT_MS: 'soon' },
    ['EMBEDDINGS_TIMEOUT_MS'],
  ],
])('%j is refused by name', (env, fields) => expect(fieldsOf(env)).toEqual(fields));

test('limits of zero are taken as one: a request needs a text and a moment', () => {
  const env = { EMBEDDINGS_URL: 'http://x', EMBEDDINGS_MODEL: 'm' };
  const zero = { ...env, EMBEDDINGS_TIMEOUT_MS: '0', EMBEDDINGS_BATCH: '0' };
  expect(read(zero).embeddings).toMatchObject({ timeoutMs: 1, batch: 1 });
});
