import { type Client } from '../support/client.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { PASSWORD } from '../support/world.js';

let app: TestApp;
let coordinator: Client;
beforeAll(async () => {
  app = await startTestApp();
  coordinator = await app.world.someone('coordinator');
});
afterAll(() => app.close());

const find = async (who: Client, id: string | undefined) =>
  (await who.get('/api/people?pageSize=100')).body.items.find(
    (one: { id: string }) => one.id === id,
  );
const REASON = { reason: 'left' };
const nameOf = async (id: string | undefined): Promise<string> =>
  (await app.database.query('select name from organisation where id = $1', [id]))[0].name;
const mailOf = async (id: string | undefined): Promise<string> =>
  (await app.database.query('select email from person where id = $1', [id]))[0].email;
const eventsOf = async (stream: string): Promise<string[]> =>
  (
    await app.database.query('select type from event where stream = $1 order by version', [stream])
  ).map(({ type }: { type: string }) => type);

describe('people', () => {
  test('are listed with their roles, and found by name, mail, role, organisation and state', async () => {
    const person = await app.world.someone('professor', undefined, '阮籍');
    const { body } = await coordinator.get(`/api/people?q=${encodeURIComponent('阮籍')}`);
    expect(body).toMatchObject({ total: 1, items: [{ id: person.personId, disabledAt: null }] });
    expect(body.items[0].roles).toMatchObject([
      { role: 'professor', steward: true, actions: ['end', 'end-stewardship'] },
    ]);
    const ids = async (query: string) =>
      (await coordinator.get(`/api/people?${query}`)).body.items.map(
        ({ id }: { id: string }) => id,
      );
    expect(await ids(`q=${await mailOf(person.personId)}`)).toEqual([person.personId]);
    expect(await ids(`organisationId=${person.organisationId}`)).toEqual([person.personId]);
    expect(await ids(`organisationId=${person.organisationId}&role=reviewer`)).toEqual([]);
    expect(await ids('state=disabled')).toEqual([]);
  });

  test('an enterprise sees its own people only, and of them only the roles in its house', async () => {
    const staff = await app.world.someone('enterprise');
    const colleague = await app.world.someone('enterprise', staff.organisationId);
    const foreign = await app.world.someone('enterprise');
    expect((await staff.get(`/api/people/${foreign.personId}`)).status).toBe(404);
    expect((await staff.get(`/api/people/${colleague.personId}`)).body).toMatchObject({
      ...{ openSessions: 0, leavesEmpty: [] },
    });
    const other = await app.world.organisation('university');
    await app.database.query(
      `insert into membership (id, person_id, organisation_id, role)
       values (gen_random_uuid(), $1, $2, 'professor')`,
      [colleague.personId, other],
    );
    const seen = await find(staff, colleague.personId);
    expect(seen).toMatchObject({ actions: [], roles: [{ role: 'enterprise', steward: false }] });
    expect(seen.roles).toHaveLength(1);
    expect(await find(staff, foreign.personId)).toBeUndefined();
    const path = `/api/people?organisationId=${foreign.organisationId}`;
    expect((await staff.get(path)).body.total).toBe(0);
    for (const role of ['auditor', 'reviewer'] as const)
      expect((await (await app.world.someone(role)).get('/api/people')).status).toBe(403);
  });

  test('a deactivated person is out at once and can’t come back until reactivated', async () => {
    const person = await app.world.someone('enterprise');
    const path = `/api/people/${person.personId}/deactivation`;
    const email = await mailOf(person.personId);
    const name = await nameOf(person.organisationId);
    const shut = { reason: '离职' };
    expect((await coordinator.get(`/api/people/${person.personId}`)).body).toMatchObject({
      ...{ openSessions: 1, leavesEmpty: [{ id: person.organisationId, name }] },
    });
    for (const reason of ['', '  ', undefined])
      expect((await coordinator.put(path, { reason })).status).toBe(422);
    expect((await person.put(path, shut)).status).toBe(403);
    expect((await coordinator.put(path, shut)).status).toBe(204);
    expect((await coordinator.put(path, shut)).status).toBe(204);
    expect((await person.get('/api/me')).status).toBe(401);
    const signIn = () =>
      app.anyone.post('/api/sessions', { email, password: PASSWORD, bearer: true });
    expect((await signIn()).status).toBe(401);
    expect(await find(coordinator, person.personId)).toMatchObject({
      ...{ disabledAt: expect.any(String), disabledReason: '离职', actions: ['reactivate'] },
    });
    expect((await coordinator.delete(path)).status).toBe(204);
    expect((await signIn()).status).toBe(201);
    expect((await person.get('/api/me')).status).toBe(401);
    const events = await eventsOf(`person:${person.personId}`);
    expect(events.filter((type) => type.endsWith('activated'))).toEqual([
      ...['personDeactivated', 'personReactivated'],
    ]);
  });

  test('a role that has ended gives no rights any more', async () => {
    const steward = await app.world.someone('professor');
    const person = await app.world.someone('professor', steward.organisationId);
    const { body: me } = await person.get('/api/me');
    const path = `/api/memberships/${me.membershipId}`;
    expect((await person.delete(path)).status).toBe(403);
    expect((await coordinator.delete(path)).status).toBe(204);
    expect((await coordinator.delete(path)).status).toBe(404);
    expect((await person.get('/api/me')).body).toMatchObject({ role: null, memberships: [] });
    expect((await person.get('/api/experts')).status).toBe(403);
  });

  test('a steward looks after the people of his own house only, and hands that on', async () => {
    const steward = await app.world.someone('enterprise');
    const colleague = await app.world.someone('enterprise', steward.organisationId);
    const stranger = await app.world.someone('enterprise');
    const membershipOf = async (who: Client) => (await who.get('/api/me')).body.membershipId;
    const path = `/api/memberships/${await membershipOf(colleague)}`;
    expect((await steward.get('/api/me')).body.acts).toContain('person.manage');
    expect((await colleague.get('/api/me')).body.acts).not.toContain('person.manage');
    expect((await find(steward, colleague.personId)).roles).toMatchObject([
      { steward: false, actions: ['end', 'make-steward'] },
    ]);
    expect((await stranger.delete(path)).status).toBe(404);
    expect((await colleague.put(`${path}/stewardship`)).status).toBe(403);
    expect((await steward.put(`${path}/stewardship`)).status).toBe(204);
    const own = `/api/memberships/${await membershipOf(steward)}`;
    const shut = await steward.delete(`${own}/stewardship`);
    expect([shut.status, shut.body.code]).toEqual([409, 'not-oneself']);
    expect((await colleague.delete(`${own}/stewardship`)).status).toBe(204);
    expect((await steward.delete(path)).status).toBe(403);
    expect((await colleague.delete(own)).status).toBe(204);
    const events = await eventsOf(`person:${steward.personId}`);
    expect(events.slice(-2)).toEqual(['stewardshipEnded', 'roleEnded']);
  });

  test('nobody shuts himself out, and only administrators touch administrators', async () => {
    const own = await coordinator.put(`/api/people/${coordinator.personId}/deactivation`, REASON);
    expect([own.status, own.body.code]).toEqual([409, 'not-oneself']);
    const admin = await app.world.someone('admin');
    const refused = await coordinator.put(`/api/people/${admin.personId}/deactivation`, REASON);
    expect([refused.status, refused.body.code]).toEqual([403, 'admins-only']);
    const { body: me } = await admin.get('/api/me');
    expect((await coordinator.delete(`/api/memberships/${me.membershipId}`)).status).toBe(403);
    const second = await app.world.someone('admin');
    expect((await second.put(`/api/people/${admin.personId}/deactivation`, REASON)).status).toBe(
      204,
    );
  });
});

describe('organisations', () => {
  const path = (id: string | undefined) => `/api/organisations/${id}`;

  test('are edited by version; a stale edit is told what is there now', async () => {
    const id = await app.world.organisation('university', '旧名大学');
    const edit = { version: 1, name: '新名大学', nameEn: 'New Name', region: '江城' };
    const edited = await coordinator.patch(path(id), edit);
    expect(edited.body).toMatchObject({ name: '新名大学', region: '江城', version: 2 });
    expect((await coordinator.patch(path(id), { version: 2, name: null })).status).toBe(422);
    expect(
      (await coordinator.patch(path(id), { version: 2, nameEn: null })).body.nameEn,
    ).toBeNull();
    const stale = await coordinator.patch(path(id), { version: 1, region: '海城' });
    expect([stale.status, stale.body.code]).toEqual([409, 'stale-edit']);
    expect(stale.body.current).toMatchObject({ region: '江城', version: 3 });
    const other = await app.world.organisation('university', '另一大学');
    const taken = await coordinator.patch(path(other), { version: 1, name: ' 新名大学。' });
    expect([taken.status, taken.body.code]).toEqual([409, 'organisation-exists']);
  });

  test('one met in an import is verified once', async () => {
    const id = await app.world.organisation('enterprise');
    await app.database.query('update organisation set verified = false where id = $1', [id]);
    const { body: met } = await coordinator.get(path(id));
    expect(met).toMatchObject({ actions: ['edit', 'verify', 'invite', 'see-people'] });
    expect(met.roles).toEqual(['enterprise', 'reviewer']);
    const verified = await coordinator.put(`${path(id)}/verification`);
    expect(verified.body).toMatchObject({
      verified: true,
      actions: ['edit', 'invite', 'see-people'],
    });
    await coordinator.put(`${path(id)}/verification`);
    const events = await eventsOf(`organisation:${id}`);
    expect(events.filter((type) => type === 'organisationVerified')).toHaveLength(1);
  });

  test('none belongs to itself, over however many steps', async () => {
    const [a, b, c] = [
      await app.world.organisation('enterprise'),
      await app.world.organisation('enterprise'),
      await app.world.organisation('enterprise'),
    ];
    expect((await coordinator.patch(path(b), { version: 1, parentId: a })).status).toBe(200);
    expect((await coordinator.patch(path(c), { version: 1, parentId: b })).status).toBe(200);
    const circle = await coordinator.patch(path(a), { version: 1, parentId: c });
    expect([circle.status, circle.body.code]).toEqual([422, 'organisation-circle']);
    expect((await coordinator.get(path(a))).body.children).toMatchObject([{ id: b }]);
    expect((await coordinator.get(path(b))).body.parent).toMatchObject({ id: a });
  });

  test('are edited by coordinators only', async () => {
    const staff = await app.world.someone('enterprise');
    const own = path(staff.organisationId);
    expect((await staff.get(own)).body).toMatchObject({
      people: 1,
      actions: ['invite', 'see-people'],
    });
    expect((await staff.patch(own, { version: 1, tier: 'leading' })).status).toBe(403);
    expect((await staff.put(`${own}/verification`)).status).toBe(403);
  });

  test('open invitations are listed for the house and can be revoked', async () => {
    const staff = await app.world.someone('enterprise');
    const stranger = await app.world.someone('enterprise');
    const invitations = `${path(staff.organisationId)}/colleague-invitations`;
    const body = { email: 'soon@co.example', role: 'enterprise' };
    const { body: ticket } = await staff.post(invitations, body);
    const { body: open } = await staff.get(invitations);
    expect(open.items).toMatchObject([{ id: ticket.id, email: body.email, actions: ['revoke'] }]);
    expect(JSON.stringify(open)).not.toContain(ticket.token);
    expect((await stranger.get(invitations)).status).toBe(404);
    expect((await stranger.delete(`${invitations}/${ticket.id}`)).status).toBe(404);
    expect((await staff.delete(`${invitations}/${ticket.id}`)).status).toBe(204);
    expect((await staff.get(invitations)).body.items).toEqual([]);
    const join = { token: ticket.token, name: 'Late', password: 'a long password' };
    expect((await app.anyone.post('/api/memberships', join)).status).toBe(409);
  });
});
