import { type ProfileFacts } from '../../src/matching/index.js';
import { type Client } from '../support/client.js';
import { MatchingSteps } from '../support/matching-steps.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let steps: MatchingSteps;
let coordinator: Client;
let home: string;
beforeAll(async () => {
  app = await startTestApp({ worker: true });
  steps = new MatchingSteps(app);
  coordinator = await app.world.someone('coordinator');
  home = await app.world.organisation('university');
});
afterAll(() => app.close());

const documentOf = (text: string, id = crypto.randomUUID()) => ({
  ...{ id, kind: 'paper', title: 'Sulfide electrolytes', text, year: 2024, translations: [] },
});
const profileOf = (documentIds: string[], more: Partial<ProfileFacts> = {}): ProfileFacts => ({
  ...{ kind: 'expert', sourceId: crypto.randomUUID(), organisationId: home, personId: null },
  ...{ name: 'Li', text: '', loadCap: null, documentIds },
  ...more,
});
const feeds = async (): Promise<number> => {
  const [{ n }] = await app.database.query(
    `select count(*)::int as n from event where type = 'profilesFed'`,
  );
  return n;
};

test('feeding the same twice changes nothing and records nothing', async () => {
  const document = documentOf('Sulfide glass.');
  const profile = profileOf([document.id]);
  expect(await steps.feed([profile], [document])).toEqual({ profiles: 1, documents: 1, links: 1 });
  const before = await feeds();
  expect(await steps.feed([profile], [document])).toEqual({ profiles: 0, documents: 0, links: 0 });
  expect(await steps.feed([profile, profile], [document, document])).toEqual({
    ...{ profiles: 0, documents: 0, links: 0 },
  });
  expect(await feeds()).toBe(before);
});

test('each change moves the rows it touches and no others; a new name moves no revision', async () => {
  const [a, b] = [documentOf('One.'), documentOf('Two.')];
  const profile = profileOf([a.id, b.id]);
  await steps.feed([profile], [a, b]);
  const revision = async () => {
    const [row] = await app.database.query(`select revision from profile where source_id = $1`, [
      profile.sourceId,
    ]);
    return row.revision;
  };
  const first = await revision();
  const renamed = { ...profile, name: '李若', nameEn: 'Li Ruo', loadCap: 2 };
  expect(await steps.feed([renamed], [])).toEqual({ profiles: 1, documents: 0, links: 0 });
  expect(await revision()).toBe(first);
  const reworded = { ...renamed, text: 'Electrolytes' };
  expect(await steps.feed([reworded], [])).toEqual({ profiles: 1, documents: 0, links: 0 });
  expect(await revision()).not.toBe(first);
  const changed = { ...b, text: 'Three.' };
  expect(await steps.feed([reworded], [a, changed])).toMatchObject({ documents: 1, links: 0 });
  const less = { ...reworded, documentIds: [a.id] };
  expect(await steps.feed([less], [])).toEqual({ profiles: 0, documents: 0, links: 1 });
});

test('two feeds at once of the same rows in opposite order end without a deadlock', async () => {
  const documents = Array.from({ length: 200 }, (_, i) => documentOf(`Text ${i}.`));
  const profiles = documents.map(({ id }) => profileOf([id]));
  const outcomes = await Promise.all([
    steps.feed(profiles, documents),
    steps.feed([...profiles].reverse(), [...documents].reverse()),
  ]);
  expect(outcomes.map((o) => o.documents).reduce((a, b) => a + b)).toBe(200);
});

test('new works have open needs scored again by themselves, once the corpus is quiet', async () => {
  const issuer = await app.world.organisation('enterprise');
  const needId = await steps.need({
    ...{ organisationId: issuer, title: 'Corrosion of pumps', text: 'Pumps for molten salt.' },
  });
  const before = await steps.runOf(coordinator, needId);
  for (let batch = 0; batch < 5; batch++) {
    const document = documentOf(`Molten salt pumps, part ${batch}.`);
    await steps.feed([profileOf([document.id], { name: `Salt ${batch}` })], [document]);
  }
  const after = await steps.runOf(coordinator, needId, (run) => run.id !== before.id);
  expect(
    after.candidates
      .slice(0, 5)
      .map((c: Row) => c.profile.name)
      .sort(),
  ).toEqual([0, 1, 2, 3, 4].map((n) => `Salt ${n}`));
  const [{ n }] = await app.database.query(
    `select count(*)::int as n from event where stream = $1 and type = 'matchRunCompleted'`,
    [`need:${needId}`],
  );
  expect(n).toBeLessThanOrEqual(3);
});
type Row = { profile: { name: string } };
