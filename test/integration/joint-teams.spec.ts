import { type Client } from '../support/client.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let lead: Client;
let member: Client;
let stranger: Client;
let leadExpert: string;
let memberExpert: string;

/** A professor with a profile of his own, in an organisation of his own. */
async function professor(name: string): Promise<[Client, string]> {
  const client = await app.world.someone('professor', undefined, name);
  const { body } = await client.post('/api/experts', { name });
  return [client, body.id];
}

beforeAll(async () => {
  app = await startTestApp({ worker: true });
  [lead, leadExpert] = await professor('阮籍');
  [member, memberExpert] = await professor('嵇康');
  [stranger] = await professor('山涛');
});
afterAll(() => app.close());

const form = async (): Promise<string> => {
  const body = { name: '固态电池联合组', purpose: '界面', role: '总体' };
  const answer = await lead.post('/api/joint-teams', body);
  expect(answer.status).toBe(201);
  return answer.body.id;
};
const read = async (who: Client, id: string) => (await who.get(`/api/joint-teams/${id}`)).body;
const ask = (id: string, more: object = {}) =>
  lead.post(`/api/joint-teams/${id}/members`, {
    ...{ expertId: memberExpert, role: '电解质', months: 6.5, message: '一起来' },
    ...more,
  });

test('a team is formed with its lead in it, and known to nobody else', async () => {
  const id = await form();
  expect(await read(lead, id)).toMatchObject({
    ...{ leads: true, ownState: 'accepted', actions: ['edit', 'invite', 'disband'] },
    members: [{ expertId: leadExpert, lead: true, role: '总体', actions: ['edit'] }],
    partners: [],
  });
  const coordinator = await app.world.someone('coordinator');
  expect((await stranger.get(`/api/joint-teams/${id}`)).status).toBe(404);
  expect((await coordinator.get(`/api/joint-teams/${id}`)).status).toBe(403);
  const without = await app.world.someone('professor');
  const refused = await without.post('/api/joint-teams', { name: '无', role: '无' });
  expect([refused.status, refused.body.code]).toEqual([409, 'profile-needed']);
});

test('who is asked sees the team, says yes, and brings his organisation in as a partner', async () => {
  const id = await form();
  const { body } = await ask(id);
  expect((await ask(id)).body.code).toBe('already-in-team');
  const { items } = (await member.get('/api/joint-teams')).body;
  expect(items[0]).toMatchObject({ id, ownState: 'invited', leads: false, actions: [] });
  expect(items[0].members[1]).toMatchObject({
    ...{ id: body.id, message: '一起来', months: 6.5, actions: ['accept', 'decline'] },
  });
  expect((await read(lead, id)).partners).toEqual([]);
  const path = `/api/joint-teams/${id}/members/${body.id}`;
  expect((await lead.put(`${path}/acceptance`)).status).toBe(404);
  expect((await stranger.put(`${path}/acceptance`)).status).toBe(404);
  expect((await member.put(`${path}/acceptance`)).status).toBe(204);
  const twice = await member.put(`${path}/acceptance`);
  expect([twice.status, twice.body.code]).toEqual([409, 'team-member-state']);
  expect((await read(lead, id)).partners).toMatchObject([{ id: member.organisationId }]);
  await app.eventually('both are told', async () => {
    const kinds = async (who: Client) =>
      (await who.get('/api/notifications')).body.items.map(({ kind }: { kind: string }) => kind);
    const told = [await kinds(lead), await kinds(member)];
    return told[0].includes('teamInvitationAccepted') && told[1].includes('teamMemberInvited');
  });
  expect((await member.get('/api/notifications')).body.items[0]).toMatchObject({
    link: `/teams/joint/${id}`,
  });
});

test('who declines says why to the lead alone, and sees the team no more', async () => {
  const id = await form();
  const { body } = await ask(id);
  const path = `/api/joint-teams/${id}/members/${body.id}`;
  expect((await member.put(`${path}/refusal`, { reason: '没有时间' })).status).toBe(204);
  expect((await member.get(`/api/joint-teams/${id}`)).status).toBe(404);
  expect((await read(lead, id)).members[1]).toMatchObject({
    ...{ state: 'declined', reason: '没有时间', actions: [] },
  });
  expect((await ask(id)).status).toBe(201);
});

test('the lead changes parts, takes members out, hands the lead over; a member leaves', async () => {
  const id = await form();
  const { body } = await ask(id);
  const path = `/api/joint-teams/${id}/members/${body.id}`;
  const early = await lead.put(`/api/joint-teams/${id}/lead`, { memberId: body.id });
  expect([early.status, early.body.code]).toEqual([409, 'team-member-state']);
  await member.put(`${path}/acceptance`);
  const part = { role: '测试', months: 3 };
  expect((await member.put(`${path}/part`, part)).status).toBe(404);
  expect((await lead.put(`${path}/part`, part)).status).toBe(204);
  expect((await read(member, id)).members[1]).toMatchObject({ ...part, actions: ['leave'] });
  const own = (await read(lead, id)).members[0].id;
  const stays = await lead.delete(`/api/joint-teams/${id}/members/${own}`);
  expect([stays.status, stays.body.code]).toEqual([409, 'lead-stays']);
  expect((await lead.put(`/api/joint-teams/${id}/lead`, { memberId: body.id })).status).toBe(204);
  expect(await read(member, id)).toMatchObject({ leads: true, members: [{ id: body.id }, {}] });
  expect((await lead.delete(`/api/joint-teams/${id}/members/${own}`)).status).toBe(204);
  expect((await lead.get(`/api/joint-teams/${id}`)).status).toBe(404);
  expect((await member.delete(`/api/joint-teams/${id}`)).status).toBe(204);
  const late = await member.patch(`/api/joint-teams/${id}`, { version: 3, name: '又' });
  expect([late.status, late.body.code]).toEqual([409, 'team-disbanded']);
});

test('a stale edit is told what is there; what nobody could answer is refused at the field', async () => {
  const id = await form();
  const path = `/api/joint-teams/${id}`;
  expect((await lead.patch(path, { version: 1, name: '新名' })).body.name).toBe('新名');
  const stale = await lead.patch(path, { version: 1, purpose: 'x' });
  expect([stale.body.code, stale.body.current.name]).toEqual(['stale-edit', '新名']);
  const [{ id: unclaimed }] = await app.database.query(
    `insert into expert (id, organisation_id, name, normalised_name)
     values (gen_random_uuid(), $1, 'x', 'x') returning id`,
    [stranger.organisationId],
  );
  const refused = await ask(id, { expertId: unclaimed });
  expect(refused.body.fields).toMatchObject([{ field: 'expertId', code: 'nobody-answers' }]);
  await app.database.query('delete from expert where id = $1', [unclaimed]);
});

test('no more organisations are asked than a bid may have partners', async () => {
  const id = await form();
  for (const name of ['甲', '乙', '丙', '丁']) {
    const [, expertId] = await professor(name);
    expect((await ask(id, { expertId })).status).toBe(201);
  }
  const fifth = await ask(id);
  expect([fifth.status, fifth.body.code]).toEqual([422, 'too-many-partners']);
});
