import { type Cast, castOf, challengeIn, letDeadlinePass } from '../support/challenge-steps.js';
import { type Client } from '../support/client.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let cast: Cast;
beforeAll(async () => {
  app = await startTestApp();
  cast = await castOf(app);
});
afterAll(() => app.close());

describe('the board', () => {
  const board = async (who: Client, query = '') =>
    (await who.get(`/api/challenges/board?${query}`)).body.columns;

  test('has a column for each state with its count and its last changed challenges', async () => {
    for (const title of ['one', 'two', 'three']) await challengeIn('draft', cast, { title });
    await challengeIn('returned', cast, { title: 'back' });
    const columns = await board(cast.issuer, 'perState=2');
    expect(
      columns.map(({ state, count }: { state: string; count: number }) => [state, count]),
    ).toEqual([
      ['draft', 3],
      ['returned', 1],
    ]);
    expect(columns[0].items.map(({ title }: { title: string }) => title)).toEqual(['three', 'two']);
    expect(columns[1].items[0]).toMatchObject({ reason: 'reason for return', openQuestions: 0 });
    expect(columns[0].items[0].actions).toContain('edit');
    expect(await board(cast.issuer, 'q=two')).toMatchObject([{ state: 'draft', count: 1 }]);
  });

  test('shows an issuer his own and a coordinator all, and filters like the list', async () => {
    const stranger = await app.world.someone('enterprise');
    expect(await board(stranger)).toEqual([]);
    expect((await board(cast.coordinator))[0].count).toBe(3);
    expect(await board(cast.coordinator, `organisationId=${stranger.organisationId}`)).toEqual([]);
    const professor = await app.world.someone('professor');
    expect((await professor.get('/api/challenges/board')).status).toBe(403);
    expect((await cast.issuer.get('/api/challenges/board?perState=51')).status).toBe(422);
  });

  test('counts the questions that wait for an answer', async () => {
    const id = await challengeIn('listed', cast, { title: 'asked' });
    const professor = await app.world.someone('professor');
    await professor.post(`/api/challenges/${id}/questions`, { question: 'How?', tier: 'teaser' });
    expect(await board(cast.issuer, 'q=asked')).toMatchObject([{ items: [{ openQuestions: 1 }] }]);
  });
});

describe('the time left as a facet', () => {
  test('puts open challenges into bands and leaves closed ones out', async () => {
    const soon = await challengeIn('listed', cast, { title: 'bandword soon' });
    const late = await challengeIn('listed', cast, { title: 'bandword late' });
    const over = await challengeIn('listed', cast, { title: 'bandword over' });
    await letDeadlinePass(app, over);
    const set = (id: string, days: number) =>
      app.database.query(
        `update challenge set listed_at = listed_at - interval '1 year',
           deadline = clock_timestamp() + make_interval(days => $2) where id = $1`,
        [id, days],
      );
    await set(soon, 6);
    await set(late, 89);
    const list = async (query: string) =>
      (await app.anyone.get(`/api/challenges?q=bandword&${query}`)).body;
    expect((await list('')).facets.closing).toEqual([
      { value: 'quarter', count: 1 },
      { value: 'week', count: 1 },
    ]);
    expect((await list('closing=week')).items.map((item: { id: string }) => item.id)).toEqual([
      soon,
    ]);
    expect((await list('closing=week&closing=later')).total).toBe(1);
    expect((await app.anyone.get('/api/challenges?closing=soon')).status).toBe(422);
  });
});

describe('similar challenges on the list', () => {
  const similar = async (who: Client, id: string) =>
    (await who.get(`/api/challenges/${id}/similar`)).body.items;

  test('are found by rare words in common, in Chinese and English, the closest first', async () => {
    const text = (title: string, keywords: string[]) => ({ title, keywords, teaser: title });
    const twin = await challengeIn('listed', cast, text('盐湖卤水提锂吸附剂', ['提锂', '吸附剂']));
    const cousin = await challengeIn('listed', cast, text('海水提铀吸附剂', ['吸附剂']));
    await challengeIn('listed', cast, text('纺织染整废水回用', ['染整']));
    const draft = await challengeIn(
      'draft',
      cast,
      text('卤水提锂用吸附剂的寿命', ['提锂', '吸附剂']),
    );
    const found = await similar(cast.issuer, draft);
    expect(found.map((item: { id: string }) => item.id).slice(0, 2)).toEqual([twin, cousin]);
    expect(found[0].share).toBeGreaterThan(found[1].share);
    expect(found[0].words).toContain('吸附剂');
    expect(await similar(cast.coordinator, draft)).toEqual(found);
  });

  test('are never drafts, nor the challenge itself', async () => {
    const text = { title: 'Quasicrystal brazing of tungsten', keywords: ['brazing'] };
    const listed = await challengeIn('listed', cast, text);
    await challengeIn('draft', cast, text);
    const again = await challengeIn('draft', cast, text);
    const ids = async (id: string) =>
      (await similar(cast.issuer, id)).map((item: { id: string }) => item.id);
    expect((await ids(again))[0]).toBe(listed);
    expect((await similar(cast.issuer, again))[0].words).toContain('brazing');
    expect(await ids(listed)).not.toContain(listed);
    expect(await ids(listed)).not.toContain(again);
  });

  test('are told only to those in whose care the challenge is', async () => {
    const id = await challengeIn('listed', cast, {});
    const stranger = await app.world.someone('enterprise');
    expect((await stranger.get(`/api/challenges/${id}/similar`)).status).toBe(404);
    const professor = await app.world.someone('professor');
    expect((await professor.get(`/api/challenges/${id}/similar`)).status).toBe(403);
  });
});
