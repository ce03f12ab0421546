import { createHash } from 'node:crypto';
import {
  challengeNeed,
  importChallenge,
  type ImportedChallenge,
} from '../../src/challenges/index.js';
import { organisationNamed } from '../../src/identity/index.js';
import { Changes, systemOrigin } from '../../src/platform/events/index.js';
import {
  type Cast,
  castOf,
  challengeIn,
  COMPLETE_TEXT,
  eventsOf,
  expectStatus,
  inDays,
} from '../support/challenge-steps.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let cast: Cast;
beforeAll(async () => {
  app = await startTestApp();
  cast = await castOf(app);
});
afterAll(() => app.close());

const record = (facts: Partial<ImportedChallenge> = {}): ImportedChallenge => ({
  title: 'Guidance and navigation',
  problem: 'Star trackers lose lock.',
  indicators: [{ name: 'accuracy', comparator: '<=', target: '1', unit: 'arcsec' }],
  keywords: ['guidance'],
  currency: 'USD',
  language: 'en',
  ...facts,
});

function importing(facts: ImportedChallenge, source = 'challenges-csv') {
  const changes = app.running.app.get(Changes, { strict: false });
  const contentHash = createHash('sha256').update(JSON.stringify(facts)).digest('hex');
  return changes.run(systemOrigin('import'), async (change) => {
    const { id: organisationId } = await organisationNamed(change, 'Imported Co', 'enterprise');
    const provenance = { source, organisationId, contentHash, notes: { Column: 'kept' } };
    return importChallenge(change, facts, provenance);
  });
}

const deadline = inDays(40);

describe('an imported challenge', () => {
  test('is stored once as a draft, and a second import of it changes nothing', async () => {
    const first = await importing(record({ externalId: 'n-1' }));
    expect(first.outcome).toBe('stored');
    expect(await importing(record({ externalId: 'n-1' }))).toEqual({
      id: first.id,
      outcome: 'unchanged',
    });
    const seen = await cast.coordinator.get(`/api/challenges/${first.id}`);
    expect(seen.body).toMatchObject({
      state: 'draft',
      externalId: 'n-1',
      notes: { Column: 'kept' },
    });
    expect(seen.body.organisation.name).toBe('Imported Co');
    expect(await eventsOf(app, first.id)).toEqual(['challengeDrafted']);
  });

  test('is known by its content where it has no id', async () => {
    const first = await importing(record({ title: 'nameless' }));
    expect((await importing(record({ title: 'nameless' }))).id).toBe(first.id);
    expect((await importing(record({ title: 'nameless' }), 'other source')).id).not.toBe(first.id);
  });

  test('a changed record updates its draft and leaves nothing old behind', async () => {
    const first = await importing(record({ externalId: 'n-2', conditions: 'old words' }));
    const second = await importing(record({ externalId: 'n-2', title: 'A new title' }));
    expect(second).toEqual({ id: first.id, outcome: 'updated' });
    const { body } = await cast.coordinator.get(`/api/challenges/${first.id}`);
    expect(body).toMatchObject({ title: 'A new title', conditions: null, version: 2 });
    expect((await importing(record({ externalId: 'n-2', title: 'Third' }))).outcome).toBe(
      'updated',
    );
  });

  test('a changed record leaves alone what a person has edited, and what is past the drafts', async () => {
    const edited = await importing(record({ externalId: 'n-3' }));
    const [{ organisation_id: home }] = await app.database.query(
      `select organisation_id from challenge where id = $1`,
      [edited.id],
    );
    const owner = await app.world.someone('enterprise', home);
    const own = { version: 1, teaser: 'written by hand' };
    expectStatus(await owner.patch(`/api/challenges/${edited.id}`, own), 200);
    expect(await importing(record({ externalId: 'n-3', title: 'Changed' }))).toEqual({
      ...{ id: edited.id, outcome: 'unchanged', reason: 'edited-by-hand' },
    });
    const listed = await importing(record({ externalId: 'n-4' }));
    const body = { ids: [listed.id], deadline, acceptIncomplete: true };
    expectStatus(await cast.coordinator.post('/api/challenges/listings', body), 200);
    expect(await importing(record({ externalId: 'n-4', title: 'Changed' }))).toEqual({
      ...{ id: listed.id, outcome: 'unchanged', reason: 'past-draft' },
    });
  });

  test('eight imports of one record at once store it once', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => importing(record({ externalId: 'n-5' }))),
    );
    expect(new Set(outcomes.map(({ id }) => id)).size).toBe(1);
    expect(outcomes.filter(({ outcome }) => outcome === 'stored')).toHaveLength(1);
  });

  test.each([
    ['title', { title: '   ' }],
    ['title', { title: 'x'.repeat(2001) }],
    ['problem', { problem: 'a\u0000b' }],
    ['budgetMin', { budgetMin: '1e9' }],
    ['budgetMax', { budgetMin: '5', budgetMax: '4' }],
    ['durationMonths', { durationMonths: 1.5 }],
    ['indicators', { indicators: [{ name: 'half \ud800' }] }],
    ['currency', { currency: 'yuan' }],
  ])('that cannot be stored is refused by the name of its field: %s', async (field, facts) => {
    const refused = importing(
      record({ externalId: `bad-${JSON.stringify(facts).length}`, ...facts }),
    );
    await expect(refused).rejects.toMatchObject({
      kind: 'invalid',
      detail: { fields: expect.arrayContaining([expect.objectContaining({ field })]) },
    });
  });
});

describe('listing many at once', () => {
  test('a hundred imported needs go to the list in one request, each with its lawful steps', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 100; n++)
      ids.push((await importing(record({ externalId: `b-${n}` }), 'bulk')).id);
    const started = performance.now();
    const body = { filter: { source: 'bulk' }, deadline, acceptIncomplete: true };
    const answer = await cast.coordinator.post('/api/challenges/listings', body);
    const ms = Math.round(performance.now() - started);
    process.stdout.write(`listed 100 imported challenges in ${ms} ms\n`);
    expectStatus(answer, 200);
    expect(answer.body).toMatchObject({ listed: 100, refused: 0 });
    expect(answer.body.results.map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(await eventsOf(app, ids[42] ?? '')).toEqual([
      ...['challengeDrafted', 'challengeSubmitted', 'screeningStarted', 'challengeApproved'],
      'challengeListed',
    ]);
    const [{ payload }] = await app.database.query(
      `select payload from event where stream = $1 and type = 'challengeSubmitted'`,
      [`challenge:${ids[42]}`],
    );
    expect(payload.acceptedIncomplete).toBe(true);
    expect(payload.missing).toEqual(expect.arrayContaining(['teaser', 'budgetMax', 'cooperation']));
  });

  test('each one that may not be listed says why, and holds up no other', async () => {
    const incomplete = (await importing(record({ externalId: 'm-1' }))).id;
    const complete = await importing(record({ ...COMPLETE, externalId: 'm-2' }));
    const submitted = await challengeIn('submitted', cast);
    const own = await challengeIn('draft', cast);
    const listed = await challengeIn('listed', cast);
    const nowhere = '01900000-0000-7000-8000-000000000000';
    const ids = [incomplete, complete.id, submitted, own, listed, nowhere, own];
    const answer = await cast.coordinator.post('/api/challenges/listings', { ids, deadline });
    const codes = answer.body.results.map((result: { outcome: string; code?: string }) =>
      result.outcome === 'listed' ? 'listed' : result.code,
    );
    expect(codes).toEqual([
      ...['challenge-incomplete', 'listed', 'listed', 'not-imported', 'challenge-state'],
      'challenge-not-found',
    ]);
    expect(answer.body.results[0].fields.length).toBeGreaterThan(3);
    expect((await cast.issuer.get(`/api/challenges/${own}`)).body.state).toBe('draft');
    expect(await eventsOf(app, incomplete)).toEqual(['challengeDrafted']);
  });

  test('only a coordinator may', async () => {
    const body = { ids: [await challengeIn('submitted', cast)], deadline };
    for (const role of ['enterprise', 'professor', 'auditor', 'reviewer', 'admin'] as const) {
      const person = await app.world.someone(role);
      expect((await person.post('/api/challenges/listings', body)).status).toBe(403);
    }
    expect((await app.anyone.post('/api/challenges/listings', body)).status).toBe(401);
  });

  test.each([
    ['neither ids nor a filter', { deadline }],
    ['no ids', { ids: [], deadline }],
    ['too many ids', { ids: Array(201).fill('01900000-0000-7000-8000-000000000000'), deadline }],
    ['ids of another form', { ids: ['1 or 1=1'], deadline }],
    ['a filter that is a list', { filter: [], deadline }],
    ['an unknown filter', { filter: { state: 'listed' }, deadline }],
    ['a deadline too early', { filter: {}, deadline: inDays(3) }],
    ['a deadline without a zone', { filter: {}, deadline: '2030-01-01T00:00:00' }],
    ['a text for a flag', { filter: {}, deadline, acceptIncomplete: 'yes' }],
  ])('%s is refused whole', async (_, body) => {
    const answer = await cast.coordinator.post('/api/challenges/listings', body);
    expect(answer.status).toBe(422);
  });
});

test('a need is the detail in words, its public side the teaser, and the annex in neither', async () => {
  const id = await challengeIn('listed', cast);
  const need = await challengeNeed(app.database, id);
  expect(need).toMatchObject({ challengeId: id, title: COMPLETE_TEXT.title, open: true });
  expect(need?.text).toContain('problem-words');
  expect(need?.text).toContain('屈服强度 >= 135 MPa GB/T 228.1');
  expect(need?.text).toContain('results-words');
  expect(need?.text).toContain('recycled alloys');
  expect(need?.publicText).toContain(COMPLETE_TEXT.teaser);
  expect(need?.publicText).not.toContain('problem-words');
  expect(JSON.stringify(need)).not.toContain('annex-words');
  const draft = await challengeIn('draft', cast);
  expect((await challengeNeed(app.database, draft))?.open).toBe(false);
  expect(await challengeNeed(app.database, '01900000-0000-7000-8000-000000000000')).toBeNull();
});

const COMPLETE: Partial<ImportedChallenge> = {
  teaser: 'A teaser',
  field: 'space',
  indicators: [{ name: 'a', comparator: '>=', target: '1', test: 'b' }],
  expectedResults: 'A tracker',
  durationMonths: 12,
  budgetMax: '100000',
  cooperation: 'joint',
};
