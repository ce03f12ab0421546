import { Changes, systemOrigin } from '../../src/platform/events/index.js';
import {
  challengesToOpen,
  closeChallenge,
  contractChallenge,
  lockChallenge,
  markUnfilled,
  openChallenge,
} from '../../src/challenges/index.js';
import {
  type Cast,
  castOf,
  challengeIn,
  COMPLETE_TEXT,
  eventsOf,
  expectStatus,
  inDays,
  letDeadlinePass,
} from '../support/challenge-steps.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let cast: Cast;
beforeAll(async () => {
  app = await startTestApp();
  cast = await castOf(app);
});
afterAll(() => app.close());

const path = (id: string, act = '') => `/api/challenges/${id}${act && `/${act}`}`;

describe('a challenge on its way to the list', () => {
  test('is drafted with a title alone, filled in by parts, submitted, screened and listed', async () => {
    const { issuer, coordinator } = cast;
    const drafted = await issuer.post('/api/challenges', { title: '  铝合金 ' });
    expect(drafted.status).toBe(201);
    const { id } = drafted.body;
    expect(drafted.body).toMatchObject({ state: 'draft', title: '铝合金', version: 1 });
    expect(drafted.body.actions).toEqual(['edit', 'attach', 'submit', 'withdraw']);
    const saved = await issuer.patch(path(id), { version: 1, ...COMPLETE_TEXT });
    expect(saved.body).toMatchObject({ ...COMPLETE_TEXT, state: 'draft', version: 2 });
    const submitted = await issuer.put(path(id, 'submission'));
    expect(submitted.body).toMatchObject({ state: 'submitted', actions: ['withdraw'] });
    const screened = await coordinator.put(path(id, 'screening'));
    expect(screened.body.state).toBe('screening');
    expect(screened.body.actions).toEqual([
      ...['correct-form', 'return', 'reject', 'approve', 'withdraw'],
    ]);
    const form = { version: screened.body.version, region: '江苏省', keywords: ['铝'] };
    const corrected = await coordinator.patch(path(id, 'form'), form);
    expect(corrected.body).toMatchObject({ region: '江苏省', keywords: ['铝'] });
    expect((await coordinator.put(path(id, 'approval'))).body.actions).toEqual([
      ...['list', 'withdraw'],
    ]);
    const deadline = inDays(21);
    const listed = await coordinator.put(path(id, 'listing'), { deadline });
    expect(listed.body).toMatchObject({ state: 'listed', deadline, open: true, round: 1 });
    expect(listed.body.number).toMatch(/^JB-\d{4}-\d{4}$/);
    expect(await eventsOf(app, id)).toEqual([
      ...['challengeDrafted', 'challengeEdited', 'challengeSubmitted', 'screeningStarted'],
      ...['challengeEdited', 'challengeApproved', 'challengeListed'],
    ]);
  });

  test('goes back to its issuer with a reason, is edited and comes again', async () => {
    const { issuer, coordinator } = cast;
    const id = await challengeIn('screening', cast);
    const returned = await coordinator.put(path(id, 'return'), { reason: '预算依据不足' });
    expect(returned.body).toMatchObject({ state: 'returned', reason: '预算依据不足' });
    const { version } = returned.body;
    expectStatus(await issuer.patch(path(id), { version, budgetMax: '6000000' }), 200);
    const again = await issuer.put(path(id, 'submission'));
    expect(again.body).toMatchObject({ state: 'submitted', reason: null, budgetMax: '6000000.00' });
  });

  test('is rejected for good', async () => {
    const id = await challengeIn('rejected', cast);
    for (const act of ['submission', 'withdrawal'])
      expect((await cast.issuer.put(path(id, act), { reason: 'x' })).status).toBe(409);
  });

  test('two listed challenges never share a number', async () => {
    const ids = await Promise.all([1, 2, 3, 4].map(() => challengeIn('listed', cast)));
    const numbers = await Promise.all(
      ids.map(async (id) => (await app.anyone.get(path(id))).body.number),
    );
    expect(new Set(numbers).size).toBe(4);
  });
});

describe('after the deadline', () => {
  test('it is closed, opened, unfilled, listed once more and then contracted', async () => {
    const id = await challengeIn('listed', cast);
    const changes = app.running.app.get(Changes, { strict: false });
    const move = (verb: Parameters<typeof act>[2]) => act(changes, id, verb);
    await expect(move((change, c) => closeChallenge(change, c, 0))).rejects.toThrow('deadline');
    await letDeadlinePass(app, id);
    expect(await challengesToOpen(app.database, 0)).toContain(id);
    expect(await challengesToOpen(app.database, 60)).not.toContain(id);
    await expect(move((change, c) => closeChallenge(change, c, 60))).rejects.toThrow('deadline');
    await move((change, c) => closeChallenge(change, c, 0));
    await move((change, c) => openChallenge(change, c, 0));
    expect(await challengesToOpen(app.database, 0)).not.toContain(id);
    await move((change, c) => markUnfilled(change, c));
    const { coordinator } = cast;
    const body = { deadline: inDays(25) };
    const wrong = await coordinator.put(path(id, 'listing'), body);
    expect(wrong.body.code).toBe('relist-instead');
    const again = await coordinator.put(path(id, 'relisting'), body);
    expect(again.body).toMatchObject({ state: 'listed', round: 2, ...body });
    await letDeadlinePass(app, id);
    await move((change, c) => closeChallenge(change, c, 0));
    await move((change, c) => openChallenge(change, c, 0));
    await move((change, c) => markUnfilled(change, c));
    expect((await coordinator.put(path(id, 'relisting'), body)).body.code).toBe(
      'relistings-used-up',
    );
    const other = await challengeIn('listed', cast);
    await letDeadlinePass(app, other);
    await act(changes, other, (change, c) => closeChallenge(change, c, 0));
    await act(changes, other, (change, c) => openChallenge(change, c, 2));
    await act(changes, other, (change, c) => contractChallenge(change, c, { awardId: 'a' }));
    expect((await app.anyone.get(path(other))).body.state).toBe('contracted');
    const late = await coordinator.put(path(other, 'withdrawal'), { reason: 'too late' });
    expect(late.status).toBe(409);
    expect((await eventsOf(app, other)).slice(-3)).toEqual([
      ...['challengeClosed', 'challengeOpened', 'challengeContracted'],
    ]);
  });
});

type Verb = (
  change: Parameters<typeof lockChallenge>[0],
  challenge: Awaited<ReturnType<typeof lockChallenge>>,
) => Promise<void>;

const act = (changes: Changes, id: string, verb: Verb) =>
  changes.run(systemOrigin('test'), async (change) =>
    verb(change, await lockChallenge(change, id)),
  );
