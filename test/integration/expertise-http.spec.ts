import { type Client } from '../support/client.js';
import { byNames, ExpertiseSteps, expert, idIn, work } from '../support/expertise-steps.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let steps: ExpertiseSteps;
let coordinator: Client;
beforeAll(async () => {
  app = await startTestApp();
  steps = new ExpertiseSteps(app);
  coordinator = await app.world.someone('coordinator');
});
afterAll(() => app.close());

/** A professor in a university of that name, with an expert of the same name there. */
async function professorWithExpert(name: string, university: string) {
  const organisationId = await app.world.organisation('university', university);
  const professor = await app.world.someone('professor', organisationId, name);
  const stored = await steps.experts([
    expert({ name, organisation: university, email: 'Mail@expert.example', fields: ['铸造'] }),
  ]);
  return { professor, id: idIn(stored), organisationId };
}

const eventsOf = async (id: string): Promise<string[]> =>
  (
    await app.database.query(`select type from event where stream = $1 order by seq`, [
      `expert:${id}`,
    ])
  ).map((row: { type: string }) => row.type);

test('a professor claims the profile of his name, edits it, and no import takes that back', async () => {
  const university = '江澜理工大学';
  const { professor, id } = await professorWithExpert('沈砚秋', university);
  expect((await professor.get(`/api/experts/${id}`)).body.actions).toEqual(['claim']);
  expect((await professor.patch(`/api/experts/${id}`, { title: '教授' })).status).toBe(404);
  expect((await professor.put(`/api/experts/${id}/claim`, {})).status).toBe(204);
  expect((await professor.put(`/api/experts/${id}/claim`, {})).status).toBe(204);
  const { body: mine } = await professor.get(`/api/experts/${id}`);
  expect(mine).toMatchObject({ actions: ['edit'], email: 'Mail@expert.example', claimed: true });
  const patch = { title: '教授', fields: [], email: null, loadCap: 2, version: mine.version };
  expect((await professor.patch(`/api/experts/${id}`, patch)).status).toBe(200);
  expect((await professor.patch(`/api/experts/${id}`, patch)).status).toBe(409);
  await steps.experts([
    expert({ name: '沈砚秋', organisation: university, title: '讲师', fields: ['焊接'] }),
  ]);
  const { body: after } = await professor.get(`/api/experts/${id}`);
  expect(after).toMatchObject({ title: '教授', fields: [], email: null, loadCap: 2 });
  expect(await eventsOf(id)).toEqual(['expertClaimed', 'expertEdited']);
});

test('a professor claims nobody else, nor in another organisation', async () => {
  const { professor, id } = await professorWithExpert('何知远', '北岭大学');
  const stranger = await app.world.someone('professor', professor.organisationId, '别人');
  const foreigner = await app.world.someone('professor', undefined, '何知远');
  expect((await stranger.put(`/api/experts/${id}/claim`, {})).body.code).toBe('name-differs');
  expect((await foreigner.put(`/api/experts/${id}/claim`, {})).status).toBe(404);
  const forHim = { personId: professor.personId };
  expect((await stranger.put(`/api/experts/${id}/claim`, forHim)).status).toBe(404);
  expect((await coordinator.put(`/api/experts/${id}/claim`, forHim)).status).toBe(204);
  expect((await stranger.put(`/api/experts/${id}/claim`, {})).status).toBe(409);
  expect((await stranger.patch(`/api/experts/${id}`, { title: 'x' })).status).toBe(404);
  expect((await stranger.get(`/api/experts/${id}`)).body).not.toHaveProperty('email');
});

test('a professor makes his own profile, once; it takes up the works that name him', async () => {
  const university = '南屏大学';
  const organisationId = await app.world.organisation('university', university);
  const professor = await app.world.someone('professor', organisationId, 'Zhou Yi');
  const paper = work({ title: '先有论文', organisation: university, authors: byNames('周一') });
  const stored = await steps.works([paper]);
  const body = { name: 'Zhou Yi', aliases: ['周一'], fields: ['轴承'], biography: '长期做轴承。' };
  const made = await professor.post('/api/experts', body);
  expect(made.status).toBe(201);
  expect(await steps.worksOf(made.body.id)).toEqual([idIn(stored)]);
  const again = await professor.post('/api/experts', { name: '另名' });
  expect(again.body.code).toBe('profile-exists');
  const foreign = { name: 'Elsewhere', organisationId: coordinator.organisationId };
  const other = await app.world.someone('professor', organisationId, '新人');
  expect((await other.post('/api/experts', foreign)).status).toBe(404);
  expect((await other.post('/api/experts', { name: 'Zhou Yi' })).status).toBe(403);
  expect((await coordinator.post('/api/experts', { name: 'Nobody' })).status).toBe(422);
  expect(await eventsOf(made.body.id)).toEqual(['expertCreated']);
});

test('a new spelling of the name brings the works under it; a removed one lets them go', async () => {
  const { id } = await professorWithExpert('罗衡', '松原大学');
  const paper = work({
    title: 'Known as Luo',
    organisation: '松原大学',
    authors: byNames('Luo, Heng'),
  });
  const stored = await steps.works([paper]);
  expect(await steps.worksOf(id)).toEqual([]);
  await coordinator.patch(`/api/experts/${id}`, { nameEn: 'Heng Luo' });
  expect(await steps.worksOf(id)).toEqual([idIn(stored)]);
  await coordinator.patch(`/api/experts/${id}`, { nameEn: null });
  expect(await steps.worksOf(id)).toEqual([]);
});

test('lists are filtered by words, field and organisation, and are paged', async () => {
  const organisation = '云岭大学';
  await steps.experts([
    expert({ name: '甲某', organisation, fields: ['冶金'], keywords: ['连铸'] }),
    expert({ name: '乙某', organisation, fields: ['纺织'] }),
  ]);
  const names = async (query: string): Promise<string[]> => {
    const { body } = await coordinator.get(`/api/experts?${query}`);
    return body.items.map((item: { name: string }) => item.name);
  };
  expect(await names('q=连铸')).toEqual(['甲某']);
  expect(await names(`q=${encodeURIComponent('云岭')}&field=纺织`)).toEqual(['乙某']);
  const [{ id }] = await app.database.query(`select id from organisation where name = $1`, [
    organisation,
  ]);
  expect((await names(`organisationId=${id}`)).sort()).toEqual(['乙某', '甲某']);
  expect(await names(`organisationId=${id}&page=2&pageSize=1`)).toHaveLength(1);
  const { body } = await coordinator.get('/api/experts?q=%25');
  expect(body.items).toEqual([]);
});

test('works and teams can be read with their authors, sources and performers', async () => {
  const record = work({
    externalId: 'doc-1',
    kind: 'project',
    title: 'A cooled nozzle',
    abstract: 'Cooling.',
    organisation: 'NOZZLE WORKS GMBH',
    translations: [{ language: 'zh', title: '冷却喷嘴' }],
  });
  const stored = await steps.works([record], { source: 'file of the alliance' });
  const { body } = await coordinator.get(`/api/works/${idIn(stored)}`);
  expect(body).toMatchObject({
    title: record.title,
    performerName: record.organisation,
    authors: [],
    teams: [{ name: record.organisation }],
    sources: [{ source: 'file of the alliance', externalId: 'doc-1' }],
    translations: [{ language: 'zh', title: '冷却喷嘴' }],
  });
  const team = await coordinator.get(`/api/teams/${body.teams[0].id}`);
  expect(team.body).toMatchObject({ workCount: 1, works: [{ id: idIn(stored) }] });
  const list = await coordinator.get(`/api/works?teamId=${body.teams[0].id}&kind=project`);
  expect(list.body).toMatchObject({ total: 1 });
  const teams = await coordinator.get('/api/teams?q=nozzle');
  expect(teams.body.total).toBe(1);
});

test.each([
  ['get', '/api/experts?pageSize=1000', undefined, 422],
  ['get', '/api/experts?who=me', undefined, 422],
  ['get', '/api/experts/1', undefined, 400],
  ['get', '/api/works?kind=song', undefined, 422],
  ['get', '/api/teams/01890000-0000-7000-8000-00000000000f', undefined, 404],
  ['post', '/api/experts', { name: 7 }, 422],
  ['post', '/api/experts', { name: 'x'.repeat(201) }, 422],
  ['post', '/api/experts', { name: 'A', aliases: Array(21).fill('a') }, 422],
  ['post', '/api/experts', { name: 'A', personId: 'me' }, 422],
  ['post', '/api/experts', { name: 'A', homepage: 'javascript:alert(1)' }, 422],
  ['post', '/api/experts', { name: '…', organisationId: 'OWN' }, 422],
  ['post', '/api/experts', { name: 'A\u0000', organisationId: 'OWN' }, 422],
] as const)('%s %s with %j is answered with %i and a code', async (verb, path, body, status) => {
  const given = body && JSON.stringify(body).replace('OWN', coordinator.organisationId ?? '');
  const answer =
    verb === 'get'
      ? await coordinator.get(path)
      : await coordinator.post(path, JSON.parse(given ?? ''));
  expect(answer.status).toBe(status);
  expect(answer.body.code).toBeTruthy();
});

test('nobody reads experts without signing in, and an enterprise writes none', async () => {
  for (const path of ['/api/experts', '/api/works', '/api/teams'])
    expect((await app.anyone.get(path)).status).toBe(401);
  const staff = await app.world.someone('enterprise');
  expect((await staff.get('/api/experts')).status).toBe(200);
  expect((await staff.post('/api/experts', { name: 'A' })).status).toBe(403);
});
