import { type Client } from '../support/client.js';
import { byNames, expert, ExpertiseSteps, idIn, work } from '../support/expertise-steps.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let steps: ExpertiseSteps;
let coordinator: Client;
let count = 0;

beforeAll(async () => {
  app = await startTestApp();
  steps = new ExpertiseSteps(app);
  coordinator = await app.world.someone('coordinator');
});
afterAll(() => app.close());

interface Professor {
  client: Client;
  id: string;
  name: string;
  organisation: string;
}

/** A professor with a name of his own, in a university of his own, and his profile. */
async function professor(
  name = `罗衡${'甲乙丙丁戊己庚辛'[count % 8]}${count}`,
): Promise<Professor> {
  const organisation = `明川大学 ${++count}`;
  const home = await app.world.organisation('university', organisation);
  const client = await app.world.someone('professor', home, name);
  const { body } = await client.post('/api/experts', { name });
  return { client, id: body.id, name, organisation };
}

const worksOf = async ({ client, id }: Professor) =>
  (await client.get(`/api/experts/${id}/works`)).body.items;
const titlesOf = async (who: Professor) =>
  (await worksOf(who)).map(({ title }: { title: string }) => title);

test('a professor finds the profile an import made of him, and claims it', async () => {
  const organisation = `青桥大学 ${++count}`;
  const id = idIn(await steps.experts([expert({ name: '欧阳明', organisation })]));
  await steps.experts([expert({ name: '司马光', organisation })]);
  const home = (
    await app.database.query('select organisation_id from expert where id = $1', [id])
  )[0].organisation_id;
  const client = await app.world.someone('professor', home, '欧阳明');
  const claimable = async () => (await client.get('/api/experts/claimable')).body.items;
  expect(await claimable()).toMatchObject([{ id, name: '欧阳明', claimed: false }]);
  expect((await client.put(`/api/experts/${id}/claim`, {})).status).toBe(204);
  expect(await claimable()).toEqual([]);
  expect((await client.get('/api/me')).body.expertId).toBe(id);
});

describe('adding', () => {
  test('a work by hand is his own, is found in his profile, and once however often added', async () => {
    const who = await professor();
    const body = { kind: 'paper', title: '盐湖提锂吸附剂的寿命', year: 2025, doi: '10.1000/own.1' };
    const path = `/api/experts/${who.id}/works`;
    const added = await who.client.post(path, body);
    expect(added.status).toBe(201);
    expect((await who.client.post(path, body)).body.id).toBe(added.body.id);
    expect(await worksOf(who)).toMatchObject([
      { id: added.body.id, claimed: true, position: 0, authorName: who.name, year: 2025 },
    ]);
    const profile = await coordinator.get(`/api/experts/${who.id}`);
    expect(profile.body).toMatchObject({ workCount: 1, works: [{ doi: '10.1000/own.1' }] });
    const { body: whole } = await coordinator.get(`/api/works/${added.body.id}`);
    expect(whole.sources).toEqual([{ source: 'own', externalId: null }]);
  });

  test('a work that is known already becomes his, not a second one', async () => {
    const who = await professor();
    const known = idIn(
      await steps.works([
        work({ title: 'Known work', doi: '10.1000/own.2', authors: byNames('A. Other', who.name) }),
      ]),
    );
    expect(await worksOf(who)).toEqual([]);
    const body = {
      ...{ kind: 'paper', title: 'Known work', doi: '10.1000/own.2' },
      authors: byNames('A. Other', who.name),
    };
    const added = await who.client.post(`/api/experts/${who.id}/works`, body);
    expect(added.body.id).toBe(known);
    expect(await worksOf(who)).toMatchObject([{ id: known, position: 1 }]);
  });

  test('a work of others is refused, and so is what no work can be', async () => {
    const who = await professor();
    const path = `/api/experts/${who.id}/works`;
    const foreign = { kind: 'paper', title: 'Theirs', authors: byNames('Somebody Else') };
    const refused = await who.client.post(path, foreign);
    expect([refused.status, refused.body.code]).toEqual([422, 'not-an-author']);
    expect(refused.body.fields[0].field).toBe('authors');
    for (const wrong of [
      { doi: 'https://doi.org/10.1/x' },
      { year: 3000 },
      { title: '!!!' },
      { authors: [] },
    ])
      expect((await who.client.post(path, { kind: 'paper', title: 'T', ...wrong })).status).toBe(
        422,
      );
    expect(await worksOf(who)).toEqual([]);
  });
});

describe('claiming and disowning', () => {
  test('works that name him elsewhere are suggested; a claim links them, also for the engine', async () => {
    const who = await professor();
    const elsewhere = idIn(
      await steps.works([
        work({
          title: 'Elsewhere',
          organisation: '别处研究院',
          authors: byNames('李四', who.name),
        }),
      ]),
    );
    const suggested = async () =>
      (await who.client.get(`/api/experts/${who.id}/work-suggestions`)).body.items;
    expect(await suggested()).toMatchObject([
      { id: elsewhere, position: 1, authorName: who.name, actions: ['claim', 'disown'] },
    ]);
    expect((await who.client.put(`/api/experts/${who.id}/works/${elsewhere}`, {})).status).toBe(
      204,
    );
    expect(await titlesOf(who)).toEqual(['Elsewhere']);
    expect(await suggested()).toEqual([]);
    const events = await app.database.query(
      `select type, payload from event where stream = $1 order by version`,
      [`work:${elsewhere}`],
    );
    expect(events.at(-1)).toMatchObject({ type: 'workStored', payload: { expertIds: [who.id] } });
  });

  test('a disowned work stays away through every later import, until he claims it', async () => {
    const who = await professor();
    const record = work({
      title: 'Not mine',
      organisation: who.organisation,
      authors: byNames(who.name),
    });
    const id = idIn(await steps.works([record]));
    expect(await titlesOf(who)).toEqual(['Not mine']);
    expect((await who.client.delete(`/api/experts/${who.id}/works/${id}`)).status).toBe(204);
    await steps.works([{ ...record, venue: 'Journal' }], { source: 'another' });
    expect(await titlesOf(who)).toEqual([]);
    expect((await who.client.put(`/api/experts/${who.id}/works/${id}`, {})).status).toBe(204);
    expect(await titlesOf(who)).toEqual(['Not mine']);
  });

  test('he is no author of another name, nor one who is somebody else', async () => {
    const who = await professor();
    const rival = await professor();
    const id = idIn(
      await steps.works([work({ title: 'Of two', authors: byNames('Anna Weber', rival.name) })]),
    );
    const claim = (body: object) => who.client.put(`/api/experts/${who.id}/works/${id}`, body);
    expect((await claim({})).body.code).toBe('not-an-author');
    expect((await claim({ position: 0 })).body.code).toBe('name-differs');
    expect((await claim({ position: 7 })).body.code).toBe('not-an-author');
    expect((await rival.client.put(`/api/experts/${rival.id}/works/${id}`, {})).status).toBe(204);
    await who.client.patch(`/api/experts/${who.id}`, { aliases: [rival.name] });
    expect((await claim({ position: 1 })).body.code).toBe('author-taken');
    expect(
      (await coordinator.put(`/api/experts/${who.id}/works/${id}`, { position: 1 })).status,
    ).toBe(204);
    expect([await titlesOf(who), await titlesOf(rival)]).toEqual([['Of two'], []]);
  });

  test('nobody writes in the list of another', async () => {
    const who = await professor();
    const other = await professor();
    const id = idIn(await steps.works([work({ title: 'Mine', authors: byNames(who.name) })]));
    const path = `/api/experts/${who.id}/works`;
    expect((await other.client.get(path)).status).toBe(404);
    expect((await other.client.post(path, { kind: 'paper', title: 'x' })).status).toBe(404);
    expect((await other.client.put(`${path}/${id}`, {})).status).toBe(404);
    expect((await other.client.delete(`${path}/${id}`)).status).toBe(404);
    expect((await other.client.get(`/api/experts/${who.id}/work-suggestions`)).status).toBe(404);
  });
});

describe('correcting', () => {
  test('a correction goes before what any import says, and is for everybody', async () => {
    const who = await professor();
    const record = work({
      ...{ title: 'Wrong titel', year: 2019, venue: 'Jornal', organisation: who.organisation },
      authors: byNames(who.name, 'Xu Dong', 'Not There'),
    });
    const id = idIn(await steps.works([record]));
    const path = `/api/experts/${who.id}/works/${id}`;
    const authors = byNames(who.name, 'Xu Dong');
    const corrected = await who.client.patch(path, { version: 1, title: 'Right title', authors });
    expect(corrected.status).toBe(200);
    expect(corrected.body).toMatchObject({ title: 'Right title', venue: 'Jornal', version: 2 });
    expect(corrected.body.authors.map(({ name }: { name: string }) => name)).toEqual([
      ...[who.name, 'Xu Dong'],
    ]);
    await steps.works([{ ...record, abstract: 'New' }]);
    const { body } = await coordinator.get(`/api/works/${id}`);
    expect(body).toMatchObject({ title: 'Right title', abstract: 'New' });
    expect(body.authors).toHaveLength(2);
    expect(await titlesOf(who)).toEqual(['Right title']);
  });

  test('a stale correction is told what is there now; of a work not his there is none', async () => {
    const who = await professor();
    const added = await who.client.post(`/api/experts/${who.id}/works`, {
      kind: 'paper',
      title: 'First',
    });
    const path = `/api/experts/${who.id}/works/${added.body.id}`;
    expect((await who.client.patch(path, { version: 1, year: 2020 })).status).toBe(200);
    const stale = await who.client.patch(path, { version: 1, year: 2021 });
    expect([stale.status, stale.body.code]).toEqual([409, 'stale-edit']);
    expect(stale.body.current).toMatchObject({ year: 2020, version: 2 });
    const other = await professor();
    expect(
      (await other.client.patch(`/api/experts/${other.id}/works/${added.body.id}`, { version: 2 }))
        .status,
    ).toBe(404);
  });

  test('a DOI that is another work’s is refused', async () => {
    const who = await professor();
    const path = `/api/experts/${who.id}/works`;
    await who.client.post(path, { kind: 'paper', title: 'One', doi: '10.1000/own.9' });
    const two = await who.client.post(path, { kind: 'paper', title: 'Two' });
    const taken = await who.client.patch(`${path}/${two.body.id}`, {
      version: 1,
      doi: '10.1000/own.9',
    });
    expect([taken.status, taken.body.code]).toEqual([409, 'identifier-taken']);
  });
});
