import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { MACHINES, toMermaid } from '../../libs/lifecycle/index.js';
import { openApi } from '../../src/app/http-server.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const generated = resolve(__dirname, '../../docs/generated');
const update = process.env.UPDATE_GENERATED === '1';

let app: TestApp;
beforeAll(async () => (app = await startTestApp()));
afterAll(() => app.close());

/** Compares with the committed file; `npm run generate` writes it anew. */
function expectUnchanged(file: string, text: string): void {
  const path = join(generated, file);
  mkdirSync(dirname(path), { recursive: true });
  if (update) writeFileSync(path, text);
  expect(existsSync(path) ? readFileSync(path, 'utf8') : '').toBe(text);
}

test('docs/generated/openapi.json is the API as it is', () =>
  expectUnchanged('openapi.json', `${JSON.stringify(openApi(app.running.app), null, 2)}\n`));

test('the web knows the API as it is', () => {
  const schema = resolve(__dirname, '../../web/src/api/schema.d.ts');
  // jest would look for this path without its ending.
  const command = join(dirname(require.resolve('openapi-typescript/package.json')), 'bin/cli.js');
  const description = join(generated, 'openapi.json');
  const text = execFileSync(process.execPath, [command, description], { encoding: 'utf8' });
  if (update) writeFileSync(schema, text);
  expect(readFileSync(schema, 'utf8')).toBe(text);
});

test('docs/generated/lifecycles.md draws the life cycles as they are', () => {
  const drawings = MACHINES.map(
    (machine) => `## ${machine.name}\n\n\`\`\`mermaid\n${toMermaid(machine)}\n\`\`\`\n`,
  );
  expectUnchanged('lifecycles.md', `# Life cycles\n\n${drawings.join('\n')}`);
});

test('the database keeps the same life cycles as the code', async () => {
  const rows = await app.database.query('select * from lifecycle_transition');
  const code = MACHINES.flatMap((m) =>
    Object.entries(m.next).flatMap(([from, tos]) => tos.map((to) => `${m.name} ${from} ${to}`)),
  );
  const stored = rows.map(
    (r: Record<string, string>) => `${r.machine} ${r.from_state} ${r.to_state}`,
  );
  expect(stored.sort()).toEqual(code.sort());
});

/**
 * Constraints, indexes and the milliseconds of a time live in SQL alone; tables, columns and their
 * types must agree with the entities.
 */
test('entities and migrations agree on every table and column', async () => {
  const { upQueries } = await app.database.driver.createSchemaBuilder().log();
  const differences = upQueries
    .map(({ query }) => query)
    .filter((sql) => /CREATE TABLE|ADD "|(ADD|DROP) COLUMN|ALTER COLUMN .* TYPE/.test(sql))
    .filter((sql) => !sql.endsWith('TYPE TIMESTAMP WITH TIME ZONE'));
  expect(differences).toEqual([]);
});

test('every migration can be taken back and done again', async () => {
  const count = app.database.migrations.length;
  for (let i = 0; i < count; i++) await app.database.undoLastMigration();
  const left = await app.database.query(
    `select tablename from pg_tables where schemaname = 'public' and tablename <> 'migration'`,
  );
  expect(left).toEqual([]);
  expect(await app.database.runMigrations()).toHaveLength(count);
});
