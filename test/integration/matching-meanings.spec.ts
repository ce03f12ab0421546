import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client } from '../support/client.js';
import { MatchingSteps } from '../support/matching-steps.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/**
 * The whole application beside a real embeddings server. Its "model" knows three subjects in two
 * languages, so that a need can mean what no word of a work says.
 */
let server: Server;
let folder: string;
let app: TestApp;
let steps: MatchingSteps;
let coordinator: Client;
let issuer: string;
let home: string;
let asked: string[] = [];
let mood: (response: ServerResponse, vectors: unknown) => void;
const fine: typeof mood = (response, vectors) => response.end(JSON.stringify(vectors));

const SUBJECTS = [/accumulator|galvanic/i, /loom|weft/i, /serum|plasma/i];
const meaningOf = (text: string): number[] => [
  ...SUBJECTS.map((subject) => (subject.test(text) ? 5 : 0)),
  1,
];

beforeAll(async () => {
  mood = fine;
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      const { input } = JSON.parse(body);
      asked.push(...input);
      mood(response, {
        data: input.map((text: string, index: number) => ({ index, embedding: meaningOf(text) })),
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A listening server on a port has an address of this shape.
  const { port } = server.address() as AddressInfo;
  folder = mkdtempSync(join(tmpdir(), 'meanings-'));
  const rules = join(folder, 'rules.json');
  writeFileSync(rules, '{"corpusRefreshSeconds": 2, "corpusQuietSeconds": 1}');
  app = await startTestApp({
    worker: true,
    env: {
      RULES_FILE: rules,
      EMBEDDINGS_URL: `http://127.0.0.1:${port}/v1`,
      EMBEDDINGS_MODEL: 'three-subjects',
      EMBEDDINGS_BATCH: '2',
      EMBEDDINGS_TIMEOUT_MS: '500',
    },
  });
  steps = new MatchingSteps(app);
  coordinator = await app.world.someone('coordinator');
  issuer = await app.world.organisation('enterprise');
  home = await app.world.organisation('university');
  const offer = (name: string, title: string) => ({
    ...{ name, organisationId: home, text: 'private biography' },
    works: [[title, 'A study of some years.']] as [string, string][],
  });
  await steps.offers([
    offer('Li', 'The galvanic accumulator'),
    offer('Zhou', 'The rapier loom'),
    offer('Wu', 'Blood serum'),
  ]);
});
afterAll(async () => {
  await app.close();
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  mood = fine;
  asked = [];
});

let number = 0;
const need = (publicText: string, text: string) =>
  steps.need({ organisationId: issuer, title: `Need ${++number}`, text, publicText });
const partOf = (row: Row, name: string): number | undefined =>
  row.explanation.parts.find((part) => part.name === name)?.value;

test('what a need means finds works that share no word with it, as one part among the others', async () => {
  const run = await steps.runOf(coordinator, await need('About the weft.', 'About the weft.'));
  const [best] = run.candidates as Row[];
  expect(best.profile.name).toBe('Zhou');
  expect(partOf(best, 'meaning')).toBeGreaterThan(0);
  for (const row of run.candidates as Row[]) {
    const sum = row.explanation.parts.reduce((total, { value }) => total + value, 0);
    expect(Math.abs(sum - row.score)).toBeLessThan(1e-6);
  }
  expect(run.notes).toEqual([]);
});

test('only what anybody may read is sent: no detail of a need, no word of a person', async () => {
  await steps.runOf(coordinator, await need('Public words.', 'Secret recipe.'));
  expect(asked).toEqual([`Need ${number}.\nPublic words.`]);
  const [{ n }] = await app.database.query(`select count(*)::int as n from embedding`);
  expect(n).toBeGreaterThanOrEqual(4);
});

test('a text that was asked for once is never asked for again', async () => {
  const sourceId = crypto.randomUUID();
  const facts = { organisationId: issuer, sourceId, title: 'Again', publicText: 'The weft.' };
  const needId = await steps.need({ ...facts, text: 'One.' });
  const first = await steps.runOf(coordinator, needId);
  expect(asked).toHaveLength(1);
  await steps.need({ ...facts, text: 'Two.' });
  await steps.runOf(coordinator, needId, (run) => run.id !== first.id);
  expect(asked).toHaveLength(1);
});

test.each([
  ['fails', (response: ServerResponse) => response.writeHead(400).end()],
  ['answers nonsense', (response: ServerResponse) => response.end('<html>')],
  [
    'gives vectors of another length',
    (response: ServerResponse) => response.end('{"data":[{"embedding":[1,2]}]}'),
  ],
])('a service that %s is done without, and the run says so', async (_, answer) => {
  mood = answer;
  const run = await steps.runOf(coordinator, await need('Weft.', `Loom ${number}.`));
  expect(run.notes).toEqual(['embeddings-unavailable']);
  expect(run.candidates[0].profile.name).toBe('Zhou');
  expect(partOf(run.candidates[0], 'meaning')).toBeUndefined();
  const { body } = await coordinator.get(`/api/match-runs?needId=${run.need.id}`);
  expect(body.items[0].notes).toEqual(['embeddings-unavailable']);
});

test('a run that had to do without is tried again when the service is back', async () => {
  const open = await app.database.query(
    `select need_id as id from match_run where notes <> '{}' and state <> 'superseded'`,
  );
  expect(open.length).toBeGreaterThan(0);
  // The breaker is open after three failures, so this takes a pause and a period.
  await app.eventually(
    'every run has its meanings',
    async () => {
      const [{ n }] = await app.database.query(
        `select count(*)::int as n from match_run where notes <> '{}' and state <> 'superseded'`,
      );
      return n === 0;
    },
    50,
  );
});

interface Row {
  profile: { name: string };
  score: number;
  explanation: { parts: { name: string; value: number }[] };
}
