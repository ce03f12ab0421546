import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { FIELD_CODES } from '../../libs/kernel/index.js';
import { MACHINES } from '../../libs/lifecycle/index.js';
import { PROBLEMS_OF_HTTP } from '../../src/platform/http/index.js';
import { readCodes } from '../support/problem-codes.js';

const path = resolve(__dirname, '../../docs/generated/problem-codes.json');

const WORK_REFUSALS = [
  ...['duplicate-id', 'id-taken', 'identifier-differs', 'identifier-taken', 'not-an-author'],
  'not-storable',
];

test('docs/generated/problem-codes.json lists every code the API can answer', () => {
  const states = MACHINES.map(({ name }) => `${name}-state`);
  const found = readCodes({
    places: {
      'libs/lifecycle/machine.ts': states,
      // Named by PROBLEMS_OF_HTTP.
      'src/platform/http/body-type.ts': [],
      // What the shelves of works refuse in an import is refused to a hand too.
      'src/expertise/own-works/own-works.ts': WORK_REFUSALS,
      // Pass on what another place has made.
      'src/ingest/store-batch.ts': [],
      'src/ingest/uploads/uploads.queries.ts': [],
      'src/proposals/editing/edit-proposal.ts': [],
    },
  });
  expect(found.unread).toEqual([]);
  const problems = [...found.problems.keys(), ...PROBLEMS_OF_HTTP];
  const text = `${JSON.stringify(
    {
      problems: [...new Set(problems)].sort(),
      fields: [...FIELD_CODES].sort(),
      records: [...found.records].sort(),
    },
    null,
    2,
  )}\n`;
  if (process.env.UPDATE_GENERATED === '1') writeFileSync(path, text);
  expect(existsSync(path) ? readFileSync(path, 'utf8') : '').toBe(text);
});
