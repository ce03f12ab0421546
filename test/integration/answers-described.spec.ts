import { type Client } from '../support/client.js';
import { DescribedAnswers } from '../support/described-answers.js';
import { pathWith, type Route, routesOf } from '../support/hostile-routes.js';
import { buildSide, type Side } from '../support/hostile-sides.js';
import { NOWHERE } from '../support/hostile-values.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/** Clients are generated from the description, so what is answered must be what is described. */
let app: TestApp;
let side: Side;
let routes: Route[];
let described: DescribedAnswers;
let clients: Client[];

beforeAll(async () => {
  app = await startTestApp({ worker: true });
  const coordinator = await app.world.someone('coordinator');
  side = await buildSide(app, coordinator, 'alpha');
  const others = [await app.world.someone('auditor'), await app.world.someone('admin')];
  clients = [side.issuer, side.professor, coordinator, ...others, app.anyone];
  described = new DescribedAnswers(app);
  routes = routesOf(app).filter(({ method }) => method === 'GET');
}, 120_000);
afterAll(() => app.close());

/** Described too loosely or too strictly so far. */
const KNOWN = [
  '/api/invitations/{id}: challenge.state',
  '/api/invitations: items[].challenge.state',
  '/api/match-runs: items[].why.work.year is missing',
];

const waysTo = (route: Route): string[] => {
  const most = Math.max(...Object.values(side.ids).map((ids) => ids.length));
  const turns = Array.from({ length: most }, (_, turn) => turn);
  const idOf = (turn: number) => (noun: string) => {
    const ids = side.ids[noun] ?? [NOWHERE];
    return String(ids[turn % ids.length]);
  };
  const q = route.query.includes('q') ? `?q=${side.mark.slice(-5)}` : '';
  return [...new Set(turns.map((turn) => `${pathWith(route, idOf(turn))}${q}`))];
};

test('every reading route answers somebody, and only what its description promises', async () => {
  const wrong = new Set<string>();
  const answered = new Set<string>();
  for (const route of routes.filter(({ path }) => !path.endsWith('/events') || path.match(/audit/)))
    for (const path of waysTo(route))
      for (const client of clients) {
        const { status, body } = await client.get(path);
        if (status >= 300) continue;
        answered.add(route.path);
        for (const difference of described.differences(route, status, body))
          wrong.add(`${route.path}: ${difference}`);
      }
  expect([...wrong].filter((difference) => !KNOWN.includes(difference)).sort()).toEqual([]);
  const silent = routes.map(({ path }) => path).filter((path) => !answered.has(path));
  expect(silent.sort()).toEqual([
    '/api/experts/{id}/imports/{importId}/events',
    '/api/imports/{id}/events',
  ]);
});

test('every problem is described: code, status, request, and fields with their paths', async () => {
  const answers = [
    await app.anyone.get('/api/me'),
    await app.anyone.get(`/api/challenges/${NOWHERE}`),
    await app.anyone.get('/api/challenges?page=0'),
    await side.issuer.post('/api/challenges', { title: 5, indicators: [{ name: 7 }] }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([401, 404, 422, 422]);
  for (const { body } of answers) expect(described.problem(body)).toEqual([]);
});
