import { hashPassword } from '../../src/identity/index.js';
import { type Client } from '../support/client.js';
import { pathWith, type Route, routesOf, soundValue } from '../support/hostile-routes.js';
import { buildSide, type Side, strayPerson } from '../support/hostile-sides.js';
import { NOWHERE } from '../support/hostile-values.js';
import { sendRaw } from '../support/hostile-wire.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { PASSWORD } from '../support/world.js';

/** Two of everything: whoever is not of side A finds nothing of it, by whatever way he asks. */
let app: TestApp;
let a: Side;
let b: Side;
let routes: Route[];
let strangers: Record<string, Client>;

beforeAll(async () => {
  app = await startTestApp({ worker: true });
  const coordinator = await app.world.someone('coordinator');
  a = await buildSide(app, coordinator, 'alpha');
  b = await buildSide(app, coordinator, 'beta');
  routes = routesOf(app);
  strangers = {
    'issuer of B': b.issuer,
    'professor of B': b.professor,
    reviewer: await app.world.someone('reviewer'),
    stray: await strayPerson(app, await hashPassword(PASSWORD)),
    anyone: app.anyone,
  };
}, 120_000);
afterAll(() => app.close());

const PLAIN_GETS = ({ method, path }: Route) => method === 'GET' && !path.includes('{');

/** Every way of asking a list for what belongs to a side. */
const queriesFor = (side: Side, { query }: Route): string[] => {
  const values: Record<string, string[]> = {
    q: [side.mark, side.mark.slice(-5)],
    challengeId: [side.draft, side.listed, side.contracted],
    organisationId: side.ids.organisations ?? [],
    profileId: side.ids.candidates ?? [],
    needId: side.ids.needs ?? [],
    sourceId: [side.listed],
    expertId: side.ids.experts ?? [],
    source: [side.mark],
    field: ['新材料'],
  };
  const asked = query.flatMap((name) => (values[name] ?? []).map((value) => `${name}=${value}`));
  return ['', ...asked, ...(query.includes('pageSize') ? ['pageSize=100'] : [])];
};

/** Everything a caller can read with the ids of a side, as (what he asked, what he got). */
async function everythingFor(who: Client, side: Side): Promise<[string, string][]> {
  const read: [string, string][] = [];
  const ask = async (path: string) => {
    const { status, text, headers } = await sendRaw(who, { method: 'GET', path });
    const names = decodeURIComponent(String(headers['content-disposition'] ?? ''));
    if (status < 300) read.push([path, `${text}${names}`]);
  };
  for (const route of routes.filter(PLAIN_GETS))
    for (const query of queriesFor(side, route)) await ask(`${route.path}?${encodeURI(query)}`);
  for (const route of routes.filter(({ method, path }) => method === 'GET' && path.includes('{')))
    for (const path of waysTo(route, side)) await ask(path);
  return read;
}

/** A route with every id of a side in its place. */
const waysTo = (route: Route, side: Side): string[] => {
  const longest = Math.max(...Object.values(side.ids).map((ids) => ids.length));
  const ways = Array.from({ length: longest }, (_, turn) =>
    pathWith(route, (noun) => {
      const ids = side.ids[noun] ?? [NOWHERE];
      return String(ids[turn % ids.length]);
    }),
  );
  return [...new Set(ways)];
};

/** Words and ids that only people of the side, or of the programme, may read. */
const secretsOf = ({ mark, draft, tokens, ids }: Side): string[] => {
  const nouns = [
    ...['agreements', 'attachments', 'bids', 'imports', 'invitations', 'match-runs'],
    'proposals',
  ];
  const own = [...nouns, 'notifications', 'questions', 'sessions'];
  return [mark, draft, ...tokens, ...own.flatMap((noun) => ids[noun] ?? [])];
};

const telling = (read: [string, string][], words: string[]) =>
  read.filter(([, text]) => words.some((word) => text.includes(word))).map(([path]) => path);

test('the owners themselves find their own by many ways, so that a leak would show', async () => {
  const issuer = telling(await everythingFor(a.issuer, a), secretsOf(a));
  const professor = telling(await everythingFor(a.professor, a), secretsOf(a));
  const nouns = (paths: string[]) => new Set(paths.map((path) => path.split(/[/?]/)[2]));
  expect([...nouns(issuer)].sort()).toEqual(
    expect.arrayContaining(['agreements', 'challenges', 'notifications', 'sessions']),
  );
  expect([...nouns(professor)].sort()).toEqual(
    expect.arrayContaining(['agreements', 'bids', 'challenges', 'invitations']),
  );
  expect(issuer.length + professor.length).toBeGreaterThan(20);
});

test('nobody else reads a word of it, in lists, counts, facets, search, files or exports', async () => {
  for (const [name, client] of Object.entries(strangers))
    expect([name, telling(await everythingFor(client, a), secretsOf(a))]).toEqual([name, []]);
});

test('lists asked for what is A’s are empty, and say so in their counts', async () => {
  const organisation = a.issuer.organisationId;
  for (const [who, path] of [
    [b.issuer, `/api/challenges/managed?organisationId=${organisation}`],
    [b.issuer, `/api/challenges/managed?q=alpha`],
    [b.issuer, `/api/challenges?q=${a.mark}`],
    [b.issuer, `/api/agreements?challengeId=${a.contracted}`],
    [b.professor, `/api/agreements?challengeId=${a.contracted}`],
    [b.professor, `/api/invitations?challengeId=${a.listed}`],
    [b.professor, `/api/invitations?profileId=${a.ids.candidates?.[0]}`],
  ] as const) {
    const { status, body } = await who.get(path);
    expect([path, status, body.total, body.items]).toEqual([path, 200, 0, []]);
    for (const facet of Object.values<unknown[]>(body.facets ?? {}))
      expect([path, facet.filter((row) => Number(Object(row).count) > 0)]).toEqual([path, []]);
  }
  const own = await b.issuer.get('/api/challenges/managed?pageSize=100');
  expect(own.body.total).toBe(3);
  expect((await b.professor.get('/api/bids')).body.total).toBe(2);
});

test('an id of A under a path of B is not found', async () => {
  const [bid, file] = [a.ids.bids?.[0], a.ids.attachments?.[0]];
  for (const [who, path] of [
    [b.issuer, `/api/challenges/${b.contracted}/bids/${bid}`],
    [b.professor, `/api/challenges/${b.contracted}/bids/${bid}`],
    [b.issuer, `/api/challenges/${b.draft}/attachments/${file}`],
    [app.anyone, `/api/challenges/${b.listed}/attachments/${file}`],
  ] as const) {
    const { status, body } = await who.get(path);
    expect([path, status, body.code]).toEqual([path, 404, expect.stringMatching(/-not-found$/)]);
  }
  const path = `/api/challenges/${b.draft}/attachments/${file}`;
  expect((await b.issuer.delete(path)).status).toBe(404);
});

/** Acts that a stranger may do with a listed challenge of A, as everybody of his role. */
const OPEN_TO_ALL = /terms-acceptance|\/questions$|disinterest|^\/api\/bids\/|\/claim$/;

test('nothing of A’s changes by a hand of B, however right the body', async () => {
  const before = await fingerprint();
  const changing = routes.filter(({ method, path }) => method !== 'GET' && path.includes('{'));
  for (const [name, client] of Object.entries(strangers))
    for (const route of changing.filter(({ path }) => !OPEN_TO_ALL.test(path)))
      for (const path of waysTo(route, a)) {
        const body = route.body && JSON.stringify(soundValue(route.body, () => NOWHERE));
        const { status } = await sendRaw(client, { method: route.method, path, body });
        expect([name, route.method, path, status < 400 || status >= 500]).toEqual([
          ...[name, route.method, path, false],
        ]);
      }
  expect(await fingerprint()).toEqual(before);
});

/** What of side A somebody could change: rows as text, without what changes by itself. */
async function fingerprint(): Promise<string[]> {
  const tables: [string, string, unknown][] = [
    ['challenge', 'organisation_id = $1', a.issuer.organisationId],
    ['challenge_question', 'challenge_id = $1', a.listed],
    ['challenge_attachment', 'challenge_id = $1', a.draft],
    ['invitation', 'challenge_id = $1', a.listed],
    ['bid', 'challenge_id = $1', a.contracted],
    ['agreement', 'id = any($1)', a.ids.agreements],
    ['notification', 'id = any($1)', a.ids.notifications],
    ['colleague_invitation', 'organisation_id = $1', a.issuer.organisationId],
    ['expert', 'id = any($1)', a.ids.experts],
    ['import_run', 'id = any($1)', a.ids.imports],
  ];
  const found: string[] = [];
  for (const [table, condition, value] of tables) {
    const sql = `select t::text as row from ${table} t where ${condition} order by 1`;
    const rows: { row: string }[] = await app.database.query(sql, [value]);
    if (rows.length === 0) throw new Error(`nothing of A in ${table}`);
    found.push(...rows.map(({ row }) => `${table} ${row}`));
  }
  const sessions = `select id from session where id = any($1) and revoked_at is null order by 1`;
  const open: { id: string }[] = await app.database.query(sessions, [a.ids.sessions]);
  return [...found, ...open.map(({ id }) => `session ${id}`)];
}

test('a colleague’s ticket opens the house it was written for, to its address alone', async () => {
  const token = a.tokens[0];
  const foreign = await b.issuer.post('/api/memberships', { token });
  expect([foreign.status, foreign.body.code]).toEqual([403, 'forbidden']);
  const bare = await app.anyone.post('/api/memberships', { token, name: 'No Password' });
  expect(bare.body).toMatchObject({ status: 422, fields: [{ field: 'password' }] });
  const into = `/api/organisations/${a.issuer.organisationId}/colleague-invitations`;
  const asked = await b.issuer.post(into, { email: 'b@world.example', role: 'enterprise' });
  expect(asked.body).toMatchObject({ status: 404, code: 'organisation-not-found' });
});
