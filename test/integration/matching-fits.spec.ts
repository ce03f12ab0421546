import { type Client } from '../support/client.js';
import { MatchingSteps } from '../support/matching-steps.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let steps: MatchingSteps;
let coordinator: Client;
let li: Client;
let zhou: Client;
let issuer: string;

const SECRET = 'argyrodite';
const NEED = {
  title: 'Solid electrolyte for lithium cells',
  text: `Sulfide electrolyte of ${SECRET} glass, stable against lithium metal, 固态电解质 硫化物.`,
  publicText: 'A solid electrolyte for cells, 固态电解质.',
};

beforeAll(async () => {
  app = await startTestApp({ worker: true });
  steps = new MatchingSteps(app);
  coordinator = await app.world.someone('coordinator');
  li = await app.world.someone('professor');
  zhou = await app.world.someone('professor');
  issuer = await app.world.organisation('enterprise', 'Polar Cells');
  const offers = [
    {
      ...{ name: 'Li', organisationId: String(li.organisationId), personId: li.personId },
      works: [
        [
          'Argyrodite electrolytes',
          `Sulfide ${SECRET} glass against lithium metal in solid cells.`,
        ],
        ['固态电解质', '硫化物固态电解质的界面。'],
      ] as [string, string][],
    },
    {
      ...{ name: 'Zhou', organisationId: String(zhou.organisationId), personId: zhou.personId },
      works: [['Carbon fabric', 'Weaving carbon fibre on a rapier loom.']] as [string, string][],
    },
  ];
  const fillers = Array.from({ length: 12 }, (_, i) => ({
    ...{ name: `Filler ${i}`, organisationId: String(zhou.organisationId) },
    works: [[`Bridges ${i}`, `Bridge decks under traffic load number ${i}.`]] as [string, string][],
  }));
  await steps.offers([...offers, ...fillers]);
});
afterAll(() => app.close());

async function scored(facts: object = {}): Promise<string> {
  const needId = await steps.need({ organisationId: issuer, ...NEED, ...facts });
  await steps.runOf(coordinator, needId);
  return needId;
}
const fitsOf = async (who: Client, list = 'fits') =>
  (await who.get(`/api/fits?list=${list}&pageSize=100`)).body.items;
const fitOf = async (who: Client, needId: string, list = 'fits') =>
  (await fitsOf(who, list)).find((fit: { need: { id: string } }) => fit.need.id === needId);

test('a professor sees the needs that fit his profile and why; a stranger to the field does not', async () => {
  const needId = await scored();
  const fit = await fitOf(li, needId);
  expect(fit).toMatchObject({ need: { title: NEED.title, kind: 'challenge' }, conflicts: [] });
  expect(fit.actions).toEqual(['decline']);
  expect(fit).not.toHaveProperty('rank');
  expect(fit.explanation.works.length).toBeGreaterThan(0);
  const sum = fit.explanation.parts.reduce((a: number, p: { value: number }) => a + p.value, 0);
  expect(sum).toBeCloseTo(fit.score, 6);
  expect(await fitOf(zhou, needId)).toBeUndefined();
  expect((await fitsOf(await app.world.someone('professor'))).length).toBe(0);
});

test('no word of the confidential text leaks; what it carried is summed up without its name', async () => {
  const needId = await scored();
  const fit = await fitOf(li, needId);
  expect(JSON.stringify({ ...fit, explanation: { ...fit.explanation, works: [] } })).not.toMatch(
    new RegExp(`${SECRET}|硫化物|sulfide`, 'i'),
  );
  const terms: { term: string; contribution: number }[] = fit.explanation.terms;
  expect(terms.some(({ term }) => term.includes('电解'))).toBe(true);
  expect(terms.at(-1)?.contribution).toBeGreaterThan(0);
  const { items } = (await coordinator.get(`/api/match-runs?needId=${needId}`)).body;
  const run = (await coordinator.get(`/api/match-runs/${items[0].id}`)).body;
  const full: { contribution: number }[] = run.candidates[0].explanation.terms;
  const total = (all: { contribution: number }[]) => all.reduce((a, t) => a + t.contribution, 0);
  expect(total(terms)).toBeCloseTo(total(full), 9);
  expect(JSON.stringify(full)).toMatch(new RegExp(SECRET));
});

test('declining with a reason moves the fit aside and tells the coordinator; it can be undone', async () => {
  const needId = await scored();
  const path = `/api/fits/${needId}/disinterest`;
  expect((await li.put(path, {})).status).toBe(422);
  expect((await li.put(path, { reason: 'No time this year' })).status).toBe(204);
  expect(await fitOf(li, needId)).toBeUndefined();
  expect(await fitOf(li, needId, 'declined')).toMatchObject({
    disinterest: { reason: 'No time this year' },
    actions: ['undo-decline'],
  });
  const { items } = (await coordinator.get(`/api/match-runs?needId=${needId}`)).body;
  const run = (await coordinator.get(`/api/match-runs/${items[0].id}`)).body;
  expect(run.candidates[0].disinterest.reason).toBe('No time this year');
  expect((await li.delete(path)).status).toBe(204);
  expect(await fitOf(li, needId)).toBeTruthy();
});

test('a need of his own organisation is named as closed to him, with the reason and no score', async () => {
  const needId = await scored({ organisationId: li.organisationId });
  expect(await fitOf(li, needId)).toBeUndefined();
  const bound = await fitOf(li, needId, 'conflicted');
  expect(bound).toMatchObject({ explanation: null, score: null, actions: [] });
  expect(bound.conflicts[0].kind).toBe('same-organisation');
});

test('a closed need is no fit any more', async () => {
  const sourceId = crypto.randomUUID();
  const needId = await scored({ sourceId });
  expect(await fitOf(li, needId)).toBeTruthy();
  await steps.need({ organisationId: issuer, ...NEED, sourceId, open: false });
  expect(await fitOf(li, needId)).toBeUndefined();
  expect((await li.put(`/api/fits/${needId}/disinterest`, { reason: 'x' })).status).toBe(409);
});

test('fits are the professor’s own: nobody else has them, nobody declines for another', async () => {
  const needId = await scored();
  for (const role of ['coordinator', 'enterprise', 'auditor', 'reviewer', 'admin'] as const)
    expect((await (await app.world.someone(role)).get('/api/fits')).status).toBe(403);
  expect((await app.anyone.get('/api/fits')).status).toBe(401);
  const stranger = await app.world.someone('professor');
  const answer = await stranger.put(`/api/fits/${needId}/disinterest`, { reason: 'x' });
  expect(answer.status).toBe(404);
  expect((await li.get('/api/fits?list=all')).status).toBe(422);
});
