import { brokenInvariants } from '../../src/platform/invariants/invariant.js';
import { PROPOSAL_INVARIANTS } from '../../src/proposals/index.js';
import { type Answer, type Client } from '../support/client.js';
import { ProposalSteps, type StagedNeed } from '../support/proposal-steps.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let steps: ProposalSteps;
let coordinator: Client;

beforeAll(async () => {
  app = await startTestApp();
  steps = new ProposalSteps(app);
  coordinator = await app.world.someone('coordinator');
});
afterAll(() => app.close());

interface Ready {
  needs: StagedNeed[];
  ids: string[];
  view: Answer['body'];
}

/** Three challenges and three profiles, the first with an account; the plan gives one to each. */
async function ready(): Promise<Ready> {
  const needs = await steps.needs(3);
  const professor = await app.world.someone('professor');
  const ids = await steps.profiles([{ personId: professor.personId, loadCap: 1 }, {}, {}]);
  for (const [place, need] of needs.entries()) await steps.run(need.id, [[ids[place] ?? '', 5]]);
  const challengeIds = needs.map(({ challengeId }) => challengeId);
  return { needs, ids, view: await steps.propose(coordinator, { challengeIds, wanted: 2 }) };
}

const consequencesOf = async (id: string, query = ''): Promise<Answer['body']> =>
  (await coordinator.get(`/api/proposals/${id}/consequences${query}`)).body;

const apply = (id: string, body: object) =>
  coordinator.put(`/api/proposals/${id}/application`, body);

/** Invitations and decisions of challenges, and the events that tell of them. */
async function traces(needs: StagedNeed[]): Promise<unknown[]> {
  const challengeIds = needs.map(({ challengeId }) => challengeId);
  return app.database.query(
    `select 'invitation' as what, jsonb_build_object('state', i.state, 'message', i.message,
        'note', i.override_note, 'invitedBy', i.invited_by, 'person', i.person_id is not null,
        'days', round(extract(epoch from i.expires_at - i.created_at) / 86400)) as facts
      from invitation i where i.challenge_id = any($1)
     union all
     select 'decision', jsonb_build_object('state', d.state, 'origin', d.origin,
        'reason', d.reason, 'note', d.override_note, 'by', d.decided_by)
      from candidate_decision d join need n on n.id = d.need_id where n.source_id = any($1)
     union all
     select 'annex', jsonb_build_object('by', g.granted_by) from annex_grant g
      where g.challenge_id = any($1)
     union all
     select e.type, jsonb_build_object('actor', e.actor, 'version', e.version,
        'keys', (select jsonb_agg(key order by key) from jsonb_object_keys(e.payload) key),
        'note', e.payload -> 'overrideNote')
      from event e where e.payload ->> 'challengeId' = any($2)
        or e.stream in (select 'challenge:' || id from unnest($2::text[]) id)
     order by 1, 2`,
    [challengeIds, challengeIds],
  );
}

test('an applied proposal leaves the same rows and events as the same invitations by hand', async () => {
  const byHand = await ready();
  const drafted = await ready();
  for (const [place, { challengeId }] of byHand.needs.entries()) {
    const body = { challengeId, profileIds: [byHand.ids[place]], message: '请看榜题' };
    expect((await coordinator.post('/api/invitations', body)).status).toBe(201);
  }
  const applied = await steps.apply(coordinator, drafted.view.id, '请看榜题');
  expect([applied.status, applied.body]).toEqual([200, { invitations: 3, challenges: 3 }]);
  const expected = await traces(byHand.needs);
  expect(expected).toHaveLength(3 + 3 + 1 + 3 + 1);
  expect(await traces(drafted.needs)).toEqual(expected);
  const view = await steps.view(coordinator, drafted.view.id);
  expect(view).toMatchObject({ state: 'applied', actions: [] });
  const [row] = view.challenges.items;
  expect(row.lines[0].invitationId).toBe(row.inForce[0].invitationId);
});

test('consequences say what would be done, what is refused and why, and what to know before', async () => {
  const { needs, ids, view } = await ready();
  const quiet = await consequencesOf(view.id);
  expect(quiet).toMatchObject({
    ...{ applicable: true, invitations: 3, refused: 0, warned: 0, challenges: 3, profiles: 3 },
    ...{ withoutAccount: 2, closedSince: 0, version: view.version },
  });
  const [a, b, c] = needs;
  await app.database.query(`update challenge set deadline = clock_timestamp() where id = $1`, [
    a.challengeId,
  ]);
  const base = `/api/needs/${b.id}/candidates/${ids[1]}`;
  await coordinator.put(`${base}/dismissal`, { reason: 'left' });
  await coordinator.put(`/api/needs/${c.id}/candidates/${ids[2]}/shortlisting`, {});
  const changed = await consequencesOf(view.id);
  expect(changed).toMatchObject({
    ...{ applicable: false, invitations: 1, refused: 2, warned: 1, closedSince: 1 },
    ...{ total: 3 },
  });
  expect(changed.digest).not.toBe(quiet.digest);
  const codes = changed.items.map(
    (item: { outcome: string; refusal: { code: string }; warnings: { code: string }[] }) => [
      ...[item.outcome, item.refusal?.code ?? item.warnings[0]?.code],
    ],
  );
  expect(codes.slice(0, 2).sort()).toEqual([
    ['refused', 'candidate-dismissed'],
    ['refused', 'challenge-closed'],
  ]);
  expect(codes[2]).toEqual(['invite', 'shortlisted']);
  expect((await consequencesOf(view.id, '?show=refused')).total).toBe(2);
  expect((await consequencesOf(view.id, '?show=warned&pageSize=1')).items).toHaveLength(1);
});

test('what is refused is refused for the reason that inviting by hand gives', async () => {
  const issuer = await app.world.organisation('enterprise', 'Issuer of many');
  const [need] = await steps.needs(1, { organisationId: issuer });
  const closed = await app.world.someone('professor');
  const specs = [{}, {}, {}, {}, { personId: closed.personId }, {}];
  const [free, invited, dismissed, bound, shut, gone] = await steps.profiles(specs);
  const all = [free, invited, dismissed, bound, shut, gone];
  await steps.run(
    need.id,
    all.map((id, place): [string, number] => [id, 9 - place]),
  );
  const view = await steps.propose(coordinator, { challengeIds: [need.challengeId], wanted: 9 });
  expect(view.totals.lines).toBe(6);
  const byHand = (id: string) =>
    coordinator.post('/api/invitations', { challengeId: need.challengeId, profileIds: [id] });
  expect((await byHand(invited)).status).toBe(201);
  const base = `/api/needs/${need.id}/candidates`;
  await coordinator.put(`${base}/${dismissed}/dismissal`, { reason: 'left' });
  for (const [sql, ...values] of [
    [`update profile set organisation_id = $1 where id = $2`, issuer, bound],
    [`update person set disabled_at = clock_timestamp() where id = $1`, closed.personId],
    [`update profile set active = false where id = $1`, gone],
  ])
    await app.database.query(String(sql), values);
  const { items } = await consequencesOf(view.id);
  const codes = new Map<string, string | undefined>(
    items.map((item: { profile: { id: string }; refusal?: { code: string } }) => [
      ...[item.profile.id, item.refusal?.code],
    ]),
  );
  const refused = all.filter((id) => codes.get(id));
  expect(refused).toEqual([invited, dismissed, bound, shut, gone]);
  for (const id of refused) expect((await byHand(id)).body.code).toBe(codes.get(id));
});

test('what changed since it was looked at stops the application, and nothing is written', async () => {
  const { needs, ids, view } = await ready();
  const { version, digest } = await consequencesOf(view.id);
  const body = { challengeId: needs[1].challengeId, profileIds: [ids[1]] };
  expect((await coordinator.post('/api/invitations', body)).status).toBe(201);
  const before = await traces(needs);
  const late = await apply(view.id, { version, digest });
  expect(late.body).toMatchObject({ status: 409, code: 'consequences-changed' });
  const now = await consequencesOf(view.id);
  const refused = await apply(view.id, { version, digest: now.digest });
  expect(refused.body).toMatchObject({
    ...{ status: 409, code: 'proposal-refused', facts: { refused: 1, lines: 3 } },
    fields: [{ field: `lines.${needs[1].id}.${ids[1]}`, message: 'Has been invited meanwhile' }],
  });
  expect(await traces(needs)).toEqual(before);
  // The way out: without that line it goes through.
  const edits = [{ act: 'remove', needId: needs[1].id, profileId: ids[1] }];
  await coordinator.post(`/api/proposals/${view.id}/edits`, { version, edits });
  expect((await steps.apply(coordinator, view.id)).body).toEqual({ invitations: 2, challenges: 2 });
});

test('manual work elsewhere that fills somebody is told before, as a limit passed', async () => {
  const { ids, view } = await ready();
  const [elsewhere] = await steps.needs(1);
  const body = { challengeId: elsewhere.challengeId, profileIds: [ids[0]] };
  expect((await coordinator.post('/api/invitations', body)).status).toBe(201);
  const told = await consequencesOf(view.id, '?show=warned');
  expect(told).toMatchObject({ applicable: true, warned: 1, total: 1 });
  expect(told.items[0]).toMatchObject({
    ...{ profile: { id: ids[0] }, load: { inForce: 1, proposed: 1, cap: 1, over: true } },
    warnings: [{ code: 'over-cap' }],
  });
  expect((await steps.view(coordinator, view.id)).totals.overCap).toBe(1);
});

test('one line that fails in the middle leaves nothing behind', async () => {
  const { needs, ids, view } = await ready();
  await app.database.query(`
    create function fail_for_one() returns trigger language plpgsql as $$
    begin
      if new.profile_id = '${ids[2]}' then
        raise exception 'planted' using errcode = 'check_violation';
      end if;
      return new;
    end $$;
    create trigger planted before insert on invitation
      for each row execute function fail_for_one();`);
  const before = await traces(needs);
  const failed = await steps.apply(coordinator, view.id);
  expect(failed.status).toBe(409);
  expect(await traces(needs)).toEqual(before);
  expect(await steps.view(coordinator, view.id)).toEqual(view);
  await app.database.query(`drop trigger planted on invitation; drop function fail_for_one()`);
  expect((await steps.apply(coordinator, view.id)).status).toBe(200);
});

test('ten applications at once: one applies, and a later one is refused', async () => {
  const { needs, view } = await ready();
  const { version, digest } = await consequencesOf(view.id);
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => apply(view.id, { version, digest })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(409)]);
  const again = await apply(view.id, { version: version + 1, digest });
  expect(again.body).toMatchObject({ status: 409, code: 'proposal-state' });
  const rows = await app.database.query(`select 1 from invitation where challenge_id = any($1)`, [
    needs.map(({ challengeId }) => challengeId),
  ]);
  expect(rows).toHaveLength(3);
});

test('two proposals of the same lines at once: one is applied, the other writes nothing', async () => {
  const { needs, view } = await ready();
  const { challengeIds } = view.options;
  const other = await steps.propose(coordinator, { challengeIds, wanted: 2 });
  const seen = await Promise.all([view, other].map(({ id }) => consequencesOf(id)));
  const answers = await Promise.all(
    [view, other].map(({ id }, place) =>
      apply(id, { version: seen[place].version, digest: seen[place].digest }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(answers.find(({ status }) => status === 409)?.body.code).toBe('consequences-changed');
  const rows = await app.database.query(`select 1 from invitation where challenge_id = any($1)`, [
    needs.map(({ challengeId }) => challengeId),
  ]);
  expect(rows).toHaveLength(3);
});

test('a hand and a proposal at the same line at once: one invites, the other is told', async () => {
  for (let round = 0; round < 3; round++) {
    const { needs, ids, view } = await ready();
    const { version, digest } = await consequencesOf(view.id);
    const body = { challengeId: needs[2].challengeId, profileIds: [ids[2]] };
    const [applied, byHand] = await Promise.all([
      apply(view.id, { version, digest }),
      coordinator.post('/api/invitations', body),
    ]);
    const won = applied.status === 200;
    expect([applied.status, byHand.status]).toEqual(won ? [200, 409] : [409, 201]);
    expect((won ? byHand : applied).body.code).toBe(
      won ? 'already-invited' : 'consequences-changed',
    );
    const rows = await app.database.query(`select 1 from invitation where challenge_id = any($1)`, [
      needs.map(({ challengeId }) => challengeId),
    ]);
    expect(rows).toHaveLength(won ? 3 : 1);
  }
});

test('each promise about proposals is found when it is broken', async () => {
  const { view } = await ready();
  await steps.apply(coordinator, view.id);
  const asked = await coordinator.post('/api/proposals', { wanted: 1 });
  const broken = async (...plants: string[]): Promise<string[]> => {
    const runner = app.database.createQueryRunner();
    await runner.startTransaction();
    try {
      await runner.query(`alter table proposal_line disable trigger user`);
      await runner.query(`alter table proposal disable trigger user`);
      for (const plant of plants) await runner.query(plant);
      const found = await brokenInvariants(runner.manager, PROPOSAL_INVARIANTS);
      return found.map((line) => line.slice(0, line.indexOf(':')));
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  };
  const [lost, early, silent, idle, odd] = PROPOSAL_INVARIANTS.map(({ name }) => name);
  const mine = `proposal_id = '${view.id}'`;
  expect(await broken()).toEqual([]);
  expect(await broken(`update proposal_line set invitation_id = null where ${mine}`)).toEqual([
    lost,
  ]);
  const undone = `update proposal set state = 'ready', applied_at = null where id = '${view.id}'`;
  expect(await broken(undone)).toEqual([early, silent]);
  const orphan = `delete from event_outbox o using event e where e.id = o.event_id
    and e.stream = 'proposal:${asked.body.id}'`;
  expect(await broken(orphan)).toEqual([idle]);
  const least = `update proposal_need set at_least = 1, at_most = 1, standing = 'served'`;
  expect(await broken(`${least} where ${mine}`)).toEqual([odd?.slice(0, odd.indexOf(':'))]);
});

test('a note that overrides a conflict goes with its own line only', async () => {
  const issuer = await app.world.organisation('enterprise', 'Close issuer');
  const [need] = await steps.needs(1, { organisationId: issuer });
  const [free, bound] = await steps.profiles([{ name: 'Free' }, { organisationId: issuer }]);
  await steps.run(need.id, [[free, 5]]);
  const view = await steps.propose(coordinator, { challengeIds: [need.challengeId], wanted: 2 });
  const overrideNote = 'A spin-off of its own';
  const edits = [{ act: 'add', needId: need.id, profileId: bound, overrideNote }];
  await coordinator.post(`/api/proposals/${view.id}/edits`, { version: view.version, edits });
  expect((await steps.apply(coordinator, view.id)).status).toBe(200);
  const rows = await app.database.query(
    `select profile_id, override_note from invitation where challenge_id = $1 order by 2 nulls last`,
    [need.challengeId],
  );
  expect(rows).toEqual([
    { profile_id: bound, override_note: overrideNote },
    { profile_id: free, override_note: null },
  ]);
});

test('what is applied or abandoned stands, also against a hand in the database', async () => {
  const { view } = await ready();
  await steps.apply(coordinator, view.id);
  await expect(
    app.database.query(`delete from proposal_line where proposal_id = $1`, [view.id]),
  ).rejects.toThrow(/its lines stand/);
  await expect(
    app.database.query(`update proposal set state = 'ready', applied_at = null where id = $1`, [
      view.id,
    ]),
  ).rejects.toThrow(/may not go from applied to ready/);
  const { version } = await steps.view(coordinator, view.id);
  const edits = [{ act: 'pin', needId: crypto.randomUUID(), profileId: crypto.randomUUID() }];
  const late = await coordinator.post(`/api/proposals/${view.id}/edits`, { version, edits });
  expect(late.body).toMatchObject({ status: 409, code: 'proposal-state' });
  const gone = await coordinator.get(`/api/proposals/${view.id}/consequences`);
  expect(gone.body).toMatchObject({ status: 409, code: 'proposal-state' });
});
