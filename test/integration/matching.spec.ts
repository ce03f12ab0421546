import { MatchingSteps } from '../support/matching-steps.js';
import { type Client } from '../support/client.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let steps: MatchingSteps;
let coordinator: Client;
let issuer: string;

const BATTERY = 'Solid electrolytes with sulfide glass for lithium metal batteries.';
const LOOM = 'Weaving carbon fibre fabric on a rapier loom without broken filaments.';

beforeAll(async () => {
  app = await startTestApp({ worker: true });
  steps = new MatchingSteps(app);
  coordinator = await app.world.someone('coordinator');
  issuer = await app.world.organisation('enterprise', 'Polar Cells');
});
afterAll(() => app.close());

const university = (name: string) => app.world.organisation('university', name);

test('an opened need is scored by the worker and stands in the queue, with why in a line', async () => {
  const north = await university('North');
  const [battery, loom] = await steps.offers([
    { name: 'Li Ruo', organisationId: north, works: [['Sulfide electrolytes', BATTERY]] },
    { name: 'Zhou Mei', organisationId: north, works: [['Carbon fabric', LOOM]] },
  ]);
  const needId = await steps.need({
    organisationId: issuer,
    title: 'Solid electrolyte for lithium cells',
    text: 'We look for a sulfide electrolyte that stays stable against lithium metal.',
  });
  const run = await steps.runOf(coordinator, needId, (r) => r.candidates.length === 2);
  expect(run.candidates.map((c: { profile: { id: string } }) => c.profile.id)).toEqual([
    battery,
    loom,
  ]);
  const [best] = run.candidates;
  const sum = best.explanation.parts.reduce((a: number, p: { value: number }) => a + p.value, 0);
  expect(sum).toBeCloseTo(best.score, 6);
  expect(best.explanation.works[0]).toMatchObject({ title: 'Sulfide electrolytes', year: 2024 });
  expect(best.explanation.terms[0].label.length).toBeGreaterThan(0);
  const queue = await coordinator.get('/api/match-runs?state=to-review&kind=challenge');
  const row = queue.body.items.find((item: { id: string }) => item.id === run.id);
  expect(row).toMatchObject({
    need: { id: needId, title: 'Solid electrolyte for lithium cells', open: true },
    counts: { candidates: 2, excluded: 0, shortlisted: 0 },
    best: [{ name: 'Li Ruo', organisationName: 'North' }, { name: 'Zhou Mei' }],
    actions: ['mark-reviewed', 'rescore'],
  });
  expect(row.why.work.title).toBe('Sulfide electrolytes');
  expect(row.why.terms.length).toBeGreaterThan(0);
  expect(queue.body.facets.state['to-review']).toBe(queue.body.total);
});

test('a need is scored on demand, named by its own id or by what it was made from', async () => {
  const sourceId = crypto.randomUUID();
  const needId = await steps.need({ organisationId: issuer, sourceId, title: 'Pumps', text: LOOM });
  await steps.runOf(coordinator, needId);
  for (const body of [{ needId }, { sourceId }, { needId, sourceId }]) {
    const answer = await coordinator.post('/api/match-runs', body);
    expect([answer.status, answer.body]).toEqual([202, { needId }]);
  }
  const other = { needId, sourceId: crypto.randomUUID() };
  expect((await coordinator.post('/api/match-runs', other)).status).toBe(404);
  expect((await coordinator.post('/api/match-runs', {})).status).toBe(422);
  await app.eventually('the three jobs are done', async () => {
    const [{ n }] = await app.database.query(
      `select count(*)::int as n from job_ledger where name = 'score-need'
       and payload ->> 'needId' = $1 and finished_at is not null`,
      [needId],
    );
    return n >= 4;
  });
  expect((await coordinator.get(`/api/match-runs?needId=${needId}`)).body.total).toBe(1);
});
