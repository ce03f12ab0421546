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
  type ReachableState,
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

describe('what the life cycle forbids is a conflict that names the ways out', () => {
  const BODIES: Record<string, () => object | undefined> = {
    submission: () => undefined,
    screening: () => undefined,
    approval: () => undefined,
    return: () => ({ reason: 'why' }),
    rejection: () => ({ reason: 'why' }),
    listing: () => ({ deadline: inDays(30) }),
    relisting: () => ({ deadline: inDays(30) }),
    deadline: () => ({ deadline: inDays(60) }),
    withdrawal: () => ({ reason: 'why' }),
  };
  const LAWFUL: Record<ReachableState, string[]> = {
    draft: ['submission', 'withdrawal'],
    submitted: ['screening', 'withdrawal'],
    screening: ['approval', 'return', 'rejection', 'withdrawal'],
    returned: ['submission', 'withdrawal'],
    rejected: [],
    approved: ['listing', 'withdrawal'],
    listed: ['deadline', 'withdrawal'],
    withdrawn: [],
  };
  const STATES = Object.keys(LAWFUL) as ReachableState[]; // the table's own keys

  test.each(STATES)('from %s', async (state) => {
    const id = await challengeIn(state, cast);
    const before = await eventsOf(app, id);
    for (const [act, body] of Object.entries(BODIES)) {
      if (LAWFUL[state].includes(act)) continue;
      const who = act === 'submission' ? cast.issuer : cast.coordinator;
      const answer = await who.put(path(id, act), body());
      expect([act, answer.status]).toEqual([act, 409]);
      expect(answer.body.code).toBe('challenge-state');
    }
    if (state !== 'draft' && state !== 'returned') {
      const { version } = (await cast.issuer.get(path(id))).body;
      const edit = await cast.issuer.patch(path(id), { version, title: 'x' });
      expect(edit.body.code).toBe('challenge-not-editable');
    }
    expect(await eventsOf(app, id)).toEqual(before);
  });

  test('the actions offered are exactly those that are lawful', async () => {
    const NAMES: Record<string, string> = {
      submission: 'submit',
      screening: 'start-screening',
      approval: 'approve',
      return: 'return',
      rejection: 'reject',
      listing: 'list',
      relisting: 'relist',
      deadline: 'extend-deadline',
      withdrawal: 'withdraw',
    };
    for (const state of STATES) {
      const id = await challengeIn(state, cast);
      const offered = new Set<string>();
      for (const who of [cast.issuer, cast.coordinator])
        for (const action of (await who.get(path(id))).body.actions) offered.add(action);
      const named = Object.values(NAMES).filter((name) => offered.has(name));
      expect([state, new Set(named)]).toEqual([
        state,
        new Set(LAWFUL[state].map((act) => NAMES[act])),
      ]);
    }
  });

  test('the database refuses the step too', async () => {
    const id = await challengeIn('draft', cast);
    const jump = app.database.query(`update challenge set state = 'approved' where id = $1`, [id]);
    await expect(jump).rejects.toThrow('may not go from draft to approved');
  });
});

describe('saving', () => {
  test('a second editor learns the current version and nothing of his is lost or won', async () => {
    const { issuer } = cast;
    const colleague = await app.world.someone('enterprise', issuer.organisationId);
    const id = await challengeIn('draft', cast);
    expectStatus(await colleague.patch(path(id), { version: 1, region: '北京市' }), 200);
    const stale = await issuer.patch(path(id), { version: 1, region: '上海市' });
    expect(stale.status).toBe(409);
    expect(stale.body).toMatchObject({ code: 'stale-edit', facts: { version: 2 } });
    const { now: _, ...current } = (await cast.issuer.get(`/api/challenges/${id}`)).body;
    expect(stale.body.current).toMatchObject(current);
    expect((await issuer.get(path(id))).body.region).toBe('北京市');
    const ahead = await issuer.patch(path(id), { version: 3, region: '上海市' });
    expect(ahead.body.code).toBe('stale-edit');
  });

  test('of ten editors of one version at once exactly one is taken', async () => {
    const id = await challengeIn('draft', cast);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        cast.issuer.patch(path(id), { version: 1, region: `region ${n}` }),
      ),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array(9).fill(409)]);
  });

  test('changes only what was given; null clears; blanks are trimmed', async () => {
    const id = await challengeIn('draft', cast);
    const edit = { version: 1, teaser: null, keywords: [' a ', 'a', ''], region: '  ' };
    const { body } = await cast.issuer.patch(path(id), edit);
    expect(body).toMatchObject({ teaser: null, keywords: ['a'], region: null });
    expect(body.problem).toBe(COMPLETE_TEXT.problem);
    const cleared = { version: 2, indicators: null, currency: null, durationMonths: null };
    const after = await cast.issuer.patch(path(id), cleared);
    expect(after.body).toMatchObject({ indicators: [], currency: 'CNY', durationMonths: null });
  });

  test('is no edit when nothing differs, and the event names what does', async () => {
    const id = await challengeIn('draft', cast);
    const same = await cast.issuer.patch(path(id), { version: 1, ...COMPLETE_TEXT });
    expect(same.body.version).toBe(1);
    await cast.issuer.patch(path(id), { version: 1, ...COMPLETE_TEXT, region: '北京市' });
    const [{ payload }] = await app.database.query(
      `select payload from event where stream = $1 and type = 'challengeEdited'`,
      [`challenge:${id}`],
    );
    expect(payload).toEqual({ by: 'issuer', fields: ['region'] });
  });

  test('keeps an unfinished indicator', async () => {
    const body = { title: 'x', indicators: [{ name: '强度' }, { target: '5' }] };
    const drafted = await cast.issuer.post('/api/challenges', body);
    expect(drafted.body.indicators).toEqual(body.indicators);
  });

  test('refuses a budget upside down and a race of one', async () => {
    const id = await challengeIn('draft', cast);
    const budget = await cast.issuer.patch(path(id), { version: 1, budgetMin: '9000000' });
    expect(budget.body).toMatchObject({ status: 422, fields: [{ field: 'budgetMax' }] });
    const race = await cast.issuer.patch(path(id), { version: 1, mechanism: 'race' });
    expect(race.body).toMatchObject({ status: 422, fields: [{ field: 'maxAwards' }] });
    const three = { version: 1, mechanism: 'race', maxAwards: 3 };
    expect((await cast.issuer.patch(path(id), three)).body).toMatchObject({ maxAwards: 3 });
    const single = await cast.issuer.patch(path(id), { version: 2, mechanism: 'single' });
    expect(single.body.maxAwards).toBe(1);
  });
});

describe('submitting', () => {
  test('names everything that is missing at once, as the checklist does', async () => {
    const drafted = await cast.issuer.post('/api/challenges', { title: '只有标题' });
    const { id } = drafted.body;
    const wanted = [
      ...['teaser', 'field', 'keywords', 'problem', 'indicators', 'expectedResults'],
      ...['durationMonths', 'budgetMax', 'cooperation'],
    ];
    const refused = await cast.issuer.put(path(id, 'submission'));
    expect(refused.body).toMatchObject({ status: 422, code: 'challenge-incomplete' });
    expect(refused.body.fields.map(({ field }: { field: string }) => field)).toEqual(wanted);
    const { body } = await cast.issuer.get(path(id, 'checklist'));
    expect(body.complete).toBe(false);
    const open = body.items.filter(({ done }: { done: boolean }) => !done);
    expect(open.map(({ field }: { field: string }) => field)).toEqual(wanted);
    expect((await cast.issuer.get(path(id))).body.state).toBe('draft');
  });

  test('names the parts that indicators lack, and a duration beyond the programme’s', async () => {
    const id = await challengeIn('draft', cast, {
      indicators: [{ name: 'a', comparator: '>=', target: '1', test: 't' }, { name: 'b' }],
      durationMonths: 37,
    });
    const { body } = await cast.issuer.put(path(id, 'submission'));
    expect(body.fields.map(({ field }: { field: string }) => field)).toEqual([
      ...['indicators.1.comparator', 'indicators.1.target', 'indicators.1.test'],
      'durationMonths',
    ]);
    expect(
      (await cast.issuer.get(path(await challengeIn('draft', cast), 'checklist'))).body,
    ).toMatchObject({ complete: true });
  });
});

describe('the deadline', () => {
  test('leaves bidders at least the days of the rules, by the database’s clock', async () => {
    const id = await challengeIn('approved', cast);
    const early = await cast.coordinator.put(path(id, 'listing'), { deadline: inDays(19.99) });
    expect(early.body).toMatchObject({
      ...{ status: 422, code: 'deadline-too-early', fields: [{ field: 'deadline' }] },
      facts: { minBiddingDays: 20 },
    });
    const zoned = { deadline: `${inDays(40).slice(0, 10)}T17:00:00+08:00` };
    const listed = await cast.coordinator.put(path(id, 'listing'), zoned);
    expect(listed.body.deadline).toBe(`${inDays(40).slice(0, 10)}T09:00:00.000Z`);
  });

  test.each([
    ...['2030-01-01', '2030-01-01T00:00:00', '2030-02-30T00:00:00Z', '2030-13-01T00:00:00Z'],
    ...['tomorrow', 5, null, '', ['2030-01-01T00:00:00Z'], '+275760-01-01T00:00:00Z'],
    '2030-01-01T25:00:00Z',
  ])('is refused as %p', async (deadline) => {
    const id = '01900000-0000-7000-8000-000000000000';
    const answer = await cast.coordinator.put(path(id, 'listing'), { deadline });
    expect(answer.status).toBe(422);
  });

  test('is extended, never brought forward, and not after it has passed', async () => {
    const id = await challengeIn('listed', cast);
    const earlier = await cast.coordinator.put(path(id, 'deadline'), { deadline: inDays(29) });
    expect(earlier.body).toMatchObject({ status: 422, code: 'deadline-not-later' });
    const deadline = inDays(31);
    const later = await cast.coordinator.put(path(id, 'deadline'), { deadline });
    expect(later.body.deadline).toBe(deadline);
    expect((await eventsOf(app, id)).at(-1)).toBe('deadlineExtended');
    await letDeadlinePass(app, id);
    const late = await cast.coordinator.put(path(id, 'deadline'), { deadline: inDays(60) });
    expect(late.body).toMatchObject({ status: 409, code: 'deadline-passed' });
  });

  test('a race is settled with the listing', async () => {
    const id = await challengeIn('approved', cast);
    const body = { deadline: inDays(30), mechanism: 'race', maxAwards: 3 };
    const listed = await cast.coordinator.put(path(id, 'listing'), body);
    expect(listed.body).toMatchObject({ mechanism: 'race', maxAwards: 3 });
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
    await move((change, c) => opened(change, c, 0));
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
    await move((change, c) => opened(change, c, 0));
    await move((change, c) => markUnfilled(change, c));
    expect((await coordinator.put(path(id, 'relisting'), body)).body.code).toBe(
      'relistings-used-up',
    );
    const other = await challengeIn('listed', cast);
    await letDeadlinePass(app, other);
    await act(changes, other, (change, c) => closeChallenge(change, c, 0));
    await act(changes, other, (change, c) => opened(change, c, 2));
    // Undone at the end: a contract without an award would break the promises of later domains.
    const contracting = act(changes, other, async (change, c) => {
      await contractChallenge(change, c, { awardId: 'a' });
      expect(() => c.withdraw('too late')).toThrow('running, terminated');
      const events = await change.manager.query(
        `select type, payload from event where stream = $1 order by version desc limit 3`,
        [`challenge:${other}`],
      );
      expect(events).toEqual([
        { type: 'challengeContracted', payload: { awardId: 'a' } },
        { type: 'challengeOpened', payload: { round: 1, bids: 2 } },
        { type: 'challengeClosed', payload: { round: 1 } },
      ]);
      throw new Error('undone');
    });
    await expect(contracting).rejects.toThrow('undone');
    expect((await app.anyone.get(path(other))).body.state).toBe('opened');
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

/** The opening as the bids domain does it, who also writes the minutes. */
async function opened(change: Parameters<Verb>[0], challenge: Parameters<Verb>[1], bids: number) {
  await change.manager.query(
    `insert into opening (challenge_id, round, opened_at, minutes)
     values ($1, $2, clock_timestamp(), '{}')`,
    [challenge.id, challenge.round],
  );
  await openChallenge(change, challenge, bids);
}
