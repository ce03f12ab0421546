import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { searchWords } from '../../src/expertise/index.js';
import { prepareDatabase } from '../../src/platform/database/index.js';
import { databaseUrl, onServer } from '../support/test-database.js';

/** A server may be set up in any locale; `C` is what a bare container gives. */
const name = `test_locale_${randomUUID().replaceAll('-', '')}`;
let client: pg.Client;

beforeAll(async () => {
  await onServer(
    `create database ${name} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'`,
  );
  await prepareDatabase(databaseUrl(name));
  client = new pg.Client({ connectionString: databaseUrl(name) });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await onServer(`drop database if exists ${name} with (force)`);
});

test.each([
  ['顾鹤鸣', '鹤鸣'],
  ['电池、电解质（固态）的研究', '电池、电解质'],
  ['Étude des électrolytes', 'étude'],
  ['ΩMEGA-3 膜', 'ωmega'],
  ['ＬｉＦｅＰＯ₄正极', 'lifepo4正极'],
])('in a database of locale C, %s is found by %s', async (text, typed) => {
  const found = await client.query('select search_words($1) @@ $2::tsquery as found', [
    text,
    searchWords(typed),
  ]);
  expect(found.rows).toEqual([{ found: true }]);
});

test('and not by words it does not hold', async () => {
  const found = await client.query('select search_words($1) @@ $2::tsquery as found', [
    '顾鹤鸣',
    searchWords('鸣鹤'),
  ]);
  expect(found.rows).toEqual([{ found: false }]);
});
