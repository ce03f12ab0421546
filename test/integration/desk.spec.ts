import { challengeIn } from '../support/challenge-steps.js';
import { type Client } from '../support/client.js';
import { expert, ExpertiseSteps, idIn } from '../support/expertise-steps.js';
import { buildSide, type Side } from '../support/hostile-sides.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let side: Side;
let coordinator: Client;
beforeAll(async () => {
  app = await startTestApp({ worker: true });
  coordinator = await app.world.someone('coordinator');
  side = await buildSide(app, coordinator, 'alpha');
}, 120_000);
afterAll(() => app.close());

describe('who I am', () => {
  test('names the organisation acted for, every role, and what the role may do', async () => {
    const { body } = await side.professor.get('/api/me');
    expect(body).toMatchObject({
      role: 'professor',
      locale: 'zh',
      personId: side.professor.personId,
    });
    expect(body.organisation).toEqual({
      ...{ id: side.professor.organisationId, kind: 'university' },
      ...{ name: expect.any(String), nameEn: null },
    });
    expect(body.memberships).toHaveLength(1);
    expect(body.acts).toEqual(expect.arrayContaining(['bid.write', 'account.own']));
    expect(body.acts).not.toContain('challenge.screen');
    expect(body.expertId).toBe(side.ids.experts?.[0]);
  });

  test('counts what waits for this role, and nothing that is another’s to do', async () => {
    await challengeIn('submitted', { issuer: side.issuer, coordinator });
    await challengeIn('returned', { issuer: side.issuer, coordinator });
    const waiting = async (who: Client) => (await who.get('/api/me')).body.waiting;
    expect(await waiting(coordinator)).toMatchObject({ screening: 1, returned: 0, questions: 0 });
    expect((await waiting(coordinator)).matches).toBeGreaterThan(0);
    expect(await waiting(side.issuer)).toMatchObject({
      ...{ screening: 0, matches: 0, returned: 1, questions: 1, agreements: 1 },
    });
    expect(await waiting(side.professor)).toMatchObject({
      invitations: 1,
      agreements: 1,
      questions: 0,
    });
    const { body } = await side.professor.get('/api/notifications');
    expect((await waiting(side.professor)).notifications).toBe(body.unread);
    expect(body.unread).toBeGreaterThan(0);
  });

  test('the language is remembered with the person, and only the two there are', async () => {
    const person = await app.world.someone('auditor');
    expect((await person.put('/api/me/locale', { locale: 'en' })).status).toBe(204);
    expect((await person.get('/api/me')).body.locale).toBe('en');
    expect((await person.put('/api/me/locale', { locale: 'fr' })).status).toBe(422);
  });
});

describe('search everywhere', () => {
  const search = async (who: Client, q: string) => {
    const answer = await who.get(`/api/search?q=${encodeURIComponent(q)}`);
    expect([q, answer.status]).toEqual([q, 200]);
    return answer.body;
  };
  const titles = (found: { challenges: { title: string }[] }) =>
    found.challenges.map(({ title }) => title).sort();

  test('finds listed challenges for everybody, by words or by number', async () => {
    const found = await search(app.anyone, 'listed alpha');
    expect(titles(found)).toEqual(['listed alpha']);
    expect(found).toMatchObject({ experts: [], organisations: [] });
    const { number } = found.challenges[0];
    expect(titles(await search(app.anyone, number))).toEqual(['listed alpha']);
  });

  test('finds drafts only for those in whose care they are', async () => {
    expect(titles(await search(side.issuer, side.mark))).toEqual([side.mark]);
    expect(titles(await search(coordinator, side.mark))).toEqual([side.mark]);
    const rival = await app.world.someone('enterprise');
    for (const who of [rival, side.professor, app.anyone])
      expect(titles(await search(who, side.mark))).toEqual([]);
  });

  test('finds experts by a part of a Chinese name, a field, or the beginning of a word', async () => {
    const id = idIn(
      await new ExpertiseSteps(app).experts([
        expert({ name: '欧阳修远', organisation: '云岭大学', fields: ['纤维增强 composites'] }),
      ]),
    );
    for (const q of ['欧阳', '修远', '阳修', '纤维增强', 'Compos', '欧阳 纤维'])
      expect([q, (await search(side.issuer, q)).experts.map((e: { id: string }) => e.id)]).toEqual([
        ...[q, [id]],
      ]);
    for (const q of ['阳远', 'posites', '欧阳 alloy'])
      expect([q, (await search(side.issuer, q)).experts]).toEqual([q, []]);
  });

  test('finds organisations, those whose name begins so first, and at most eight', async () => {
    for (let n = 1; n <= 10; n++) await app.world.organisation('institute', `东湖研究院 ${n}`);
    await app.world.organisation('institute', '湖研');
    const { organisations } = await search(coordinator, '湖研');
    expect(organisations).toHaveLength(8);
    expect(organisations[0].name).toBe('湖研');
    expect((await search(app.anyone, '湖研')).organisations).toEqual([]);
  });

  test.each(['%', '_', '，，', "'", '\\', '🜚'])(
    '%p finds nothing and breaks nothing',
    async (q) => {
      const found = await search(coordinator, q);
      expect(found.challenges).toEqual([]);
      expect(found.experts).toEqual([]);
    },
  );

  test('a search for nothing is told so', async () => {
    expect((await app.anyone.get('/api/search?q=%20')).status).toBe(422);
    expect((await app.anyone.get('/api/search')).status).toBe(422);
  });
});
