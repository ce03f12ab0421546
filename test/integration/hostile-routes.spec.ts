import { seededRandom } from '../../libs/kernel/index.js';
import { hashPassword, reachOf, type Role } from '../../src/identity/index.js';
import { type Client } from '../support/client.js';
import {
  bodiesWithGap,
  fillGap,
  pathWith,
  type Route,
  routesOf,
  soundValue,
} from '../support/hostile-routes.js';
import { buildSide, type Side, strayPerson } from '../support/hostile-sides.js';
import {
  bentQueries,
  HOSTILE_BODIES,
  HOSTILE_JSON,
  HOSTILE_QUERY,
  HOSTILE_SEGMENTS,
  NOWHERE,
  STRANGE_QUERIES,
} from '../support/hostile-values.js';
import { faultOf, insideOf, sendRaw, type WireAnswer } from '../support/hostile-wire.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { PASSWORD } from '../support/world.js';

/**
 * Every route of the application's own description, before every role, with every kind of wrong
 * input: always a 4xx with a named reason, never a 5xx. Where all would be too many, a seed draws.
 */
const SEED = Number(process.env.HOSTILE_SEED ?? 20261121);
const random = seededRandom(SEED);

let app: TestApp;
let a: Side;
let b: Side;
let routes: Route[];
let callers: Record<string, { client: Client; role: Role | 'member' | null }>;

beforeAll(async () => {
  process.stdout.write(`Hostile input drawn with HOSTILE_SEED=${SEED}.\n`);
  app = await startTestApp({ worker: true });
  const coordinator = await app.world.someone('coordinator');
  a = await buildSide(app, coordinator, 'alpha');
  b = await buildSide(app, coordinator, 'beta');
  routes = routesOf(app);
  const someone = async (role: Role) => ({ client: await app.world.someone(role), role });
  callers = {
    public: { client: app.anyone, role: null },
    stray: { client: await strayPerson(app, await hashPassword(PASSWORD)), role: 'member' },
    owner: { client: a.issuer, role: 'enterprise' },
    stranger: { client: b.issuer, role: 'enterprise' },
    professor: { client: a.professor, role: 'professor' },
    rival: { client: b.professor, role: 'professor' },
    coordinator: { client: coordinator, role: 'coordinator' },
    reviewer: await someone('reviewer'),
    auditor: await someone('auditor'),
    admin: await someone('admin'),
  };
}, 120_000);
afterAll(() => app.close());

const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T; // never empty
const draw = <T>(from: readonly T[], count: number): T[] =>
  Array.from({ length: Math.min(count, from.length) }, () => pick(from));

/** The route's path with ids of a side, drawn by the segment before each. */
function pathOf(route: Route, side: Side | null, given?: string): string {
  return pathWith(route, (noun) => {
    const ids = side?.ids[noun];
    if (side && !ids && !['works', 'teams'].includes(noun)) throw new Error(`no ids of ${noun}`);
    return given ?? (ids ? pick(ids) : NOWHERE);
  });
}

const isOwnSession = ({ path }: Route) => /sessions\/current|\/me\/role/.test(path);
const ofOwnSide = (route: Route, side: Side | null, caller: string) =>
  route.path.includes('/sessions/{') &&
  side === (caller === 'stranger' || caller === 'rival' ? b : a);

/** Sends and collects what is wrong, so that one run names all of it. */
class Attack {
  readonly faults: string[] = [];
  sent = 0;
  reached = 0;

  async try(
    who: Client,
    request: { method: string; path: string; body?: string | Buffer; type?: string },
    expected?: (answer: WireAnswer) => string | undefined,
  ): Promise<void> {
    const { type, ...given } = request;
    const headers = type ? { 'content-type': type } : undefined;
    const answer = await sendRaw(who, { ...given, headers });
    this.sent += 1;
    if (answer.status < 300) this.reached += 1;
    const fault = faultOf(answer, request.method) ?? expected?.(answer);
    if (!fault || this.faults.length > 60) return;
    const shown = String(request.body ?? '').slice(0, 160);
    const text = answer.text.slice(0, 240);
    const line = `${request.method} ${request.path.slice(0, 200)}`;
    this.faults.push(`${line} ${shown} → ${answer.status}: ${fault} ${text}`);
  }

  end(atLeast: number): void {
    process.stdout.write(`${this.sent} requests, ${this.reached} of them answered with 2xx\n`);
    expect(this.faults).toEqual([]);
    expect(this.sent).toBeGreaterThan(atLeast);
  }
}

test('a 2xx comes only where the policy has a row for the role', async () => {
  const attack = new Attack();
  for (const route of routes.filter((known) => !isOwnSession(known)))
    for (const [name, { client, role }] of Object.entries(callers))
      for (const side of [a, b, null]) {
        if (ofOwnSide(route, side, name)) continue;
        const reach = reachOf(route.act, role);
        const request = { method: route.method, path: pathOf(route, side) };
        const foreign = name === 'stranger' && side === a && route.path.includes('{');
        await attack.try(client, request, ({ status }) => {
          if (reach === undefined && status !== (name === 'public' ? 401 : 403))
            return `${name} has no ${route.act}`;
          if (foreign && /organisation|stewarded/.test(reach ?? '') && status < 300)
            return `${name} is a stranger`;
          return undefined;
        });
      }
  attack.end(2_000);
});

test('a segment that is no id leads nowhere', async () => {
  const attack = new Attack();
  const withIds = routes.filter(({ path }) => path.includes('{'));
  for (const route of withIds)
    for (const segment of [...draw(HOSTILE_SEGMENTS, 6), '%00', '%zz', NOWHERE]) {
      const { client } = pick(Object.values(callers));
      const body = route.body && JSON.stringify(soundValue(route.body, () => NOWHERE));
      const request = { method: route.method, path: pathOf(route, null, segment), body };
      await attack.try(client, request, ({ status }) =>
        status < 300 && segment !== NOWHERE ? 'found something' : undefined,
      );
    }
  attack.end(400);
});

/** Callers whose role holds the act; the owner of side A before others. */
function holderOf(route: Route): Client {
  const found = ['owner', 'professor', 'coordinator', 'admin', 'auditor', 'public', 'stray']
    .map((name) => callers[name])
    .find((caller) => caller && reachOf(route.act, caller.role) !== undefined);
  if (!found) throw new Error(`nobody may ${route.act}`);
  return found.client;
}

test('no query makes a route fall over', async () => {
  const attack = new Attack();
  const readers = ['coordinator', 'owner', 'professor', 'admin'].map((name) => callers[name]);
  for (const route of routes.filter(({ method }) => method === 'GET')) {
    const reader = readers.find((caller) => caller && reachOf(route.act, caller.role));
    const who = reader?.client ?? app.anyone;
    const ask = (query: string, wanted?: (answer: WireAnswer) => string | undefined) =>
      attack.try(who, { method: 'GET', path: `${pathOf(route, a)}?${query}` }, wanted);
    for (const name of route.query) {
      for (const value of draw(HOSTILE_QUERY, 14)) await ask(`${name}=${value}`);
      for (const query of draw(bentQueries(name), 2)) await ask(query);
      await ask(`${name}=%00`, ({ status, text }) =>
        status === 422 && JSON.parse(text).fields[0].field.startsWith(name) ? undefined : 'NUL',
      );
    }
    for (const query of draw(STRANGE_QUERIES, 4)) await ask(query);
    if (route.query.length)
      for (const key of ['__proto__', 'constructor', 'toString'])
        await ask(`${key}=x`, ({ status }) => (status === 422 ? undefined : `takes ${key}`));
  }
  attack.end(1_000);
});

test('no whole body makes a route fall over', async () => {
  const attack = new Attack();
  for (const route of routes.filter(({ method }) => method !== 'GET'))
    for (const [what, body, type] of draw(HOSTILE_BODIES, 12)) {
      if (isOwnSession(route) && route.method === 'DELETE') continue;
      const target = ofOwnSide(route, a, 'owner') ? null : a;
      const request = { method: route.method, path: pathOf(route, target), body, type };
      await attack.try(holderOf(route), request, ({ status }) =>
        status < 300 && route.body ? `took ${what}` : undefined,
      );
    }
  attack.end(500);
});

const UNSTORABLE = /\\u0000|\\ud800|\\udfff/;
const ALWAYS = HOSTILE_JSON.filter((json) => /^"(a\\u0000b|\\ud800)"$|^\[{5000}/.test(json));

test('no value of any field makes a route fall over, and the field is named', async () => {
  const attack = new Attack();
  const own = (kind: Side['ids'][string] | undefined) => pick(kind ?? [NOWHERE]);
  for (const route of routes.filter((known) => known.body && !isOwnSession(known))) {
    const uuid = () => own(pick(Object.values(a.ids)));
    for (const [path, json] of bodiesWithGap(route.body ?? {}, uuid))
      for (const value of [...ALWAYS, ...draw(HOSTILE_JSON, 7)]) {
        const request = {
          ...{ method: route.method, path: pathOf(route, a), body: fillGap(json, value) },
        };
        await attack.try(holderOf(route), request, ({ status, text }) => {
          if (!UNSTORABLE.test(value) || status === 429) return undefined;
          const named = status === 422 && JSON.parse(text).fields?.[0].field;
          return named === path ? undefined : `names ${named}, not ${path}`;
        });
      }
  }
  attack.end(1_500);
});

test('after all that, nobody has become anything and the log still holds', async () => {
  for (const [name, { client, role }] of Object.entries(callers)) {
    if (name === 'public') continue;
    const { status, body } = await client.get('/api/me');
    expect([name, status, body.role]).toEqual([name, 200, role === 'member' ? null : role]);
  }
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as { role?: string }).role).toBeUndefined(); // an empty object has no such key
  const { body } = (await callers.auditor?.client.get('/api/audit/verification')) ?? {};
  expect(body).toMatchObject({ holds: true });
  expect(insideOf(JSON.stringify(body))).toBeUndefined();
});
