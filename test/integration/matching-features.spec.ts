import { randomUUID } from 'node:crypto';
import { type NeedFacts, type ProfileFacts } from '../../src/matching/index.js';
import { type Client } from '../support/client.js';
import { MatchingSteps } from '../support/matching-steps.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/** What counts beside words: field codes, the numbers of indicators, hard requirements. */
let app: TestApp;
let steps: MatchingSteps;
let coordinator: Client;
let issuer: string;
let home: string;

beforeAll(async () => {
  app = await startTestApp({ worker: true });
  steps = new MatchingSteps(app);
  coordinator = await app.world.someone('coordinator');
  issuer = await app.world.organisation('enterprise');
  home = await app.world.organisation('university');
});
afterAll(() => app.close());

const CAPACITY = { name: 'specific capacity', comparator: '>=', target: '300', unit: 'mAh/g' };

/** One profile with one work; everybody's work has the same title. */
async function offer(
  name: string,
  text: string,
  codes: string[],
  more: Partial<ProfileFacts> = {},
) {
  const document = { id: randomUUID(), kind: 'paper', title: 'Silicon anodes', text, year: 2024 };
  const profile: ProfileFacts = {
    ...{ kind: 'expert', sourceId: randomUUID(), organisationId: home, personId: null },
    ...{ name, text: '', loadCap: null, documentIds: [document.id], ...more },
  };
  await steps.feed([profile], [{ ...document, translations: [], codes }]);
  return document.id;
}
const newNeed = (more: Partial<NeedFacts> = {}) =>
  steps.need({ organisationId: issuer, title: 'Silicon anodes', text: 'Anodes.', ...more });
const named = (list: Row[], name: string): Row => {
  const found = list.find((row) => row.profile.name === name);
  if (!found) throw new Error(`${name} is not there`);
  return found;
};
const partOf = ({ explanation }: Row, name: string): number | undefined =>
  explanation.parts.find((part) => part.name === name)?.value;

test('fields and indicators decide among equals, with parts that add up and reasons in words', async () => {
  const proof = await offer('Li', 'Anodes with a specific capacity of 900 mAh/g.', ['H01M 4/38']);
  await offer('Zhou', 'Anodes with a specific capacity of 120 mAh/g.', ['A61K 9/00']);
  const needId = await newNeed({ codes: ['H01M 4/386'], indicators: [CAPACITY] });
  const run = await steps.runOf(coordinator, needId, (r) => r.candidates.length >= 2);
  expect(run.candidates[0].profile.name).toBe('Li');
  for (const row of run.candidates as Row[]) {
    const sum = row.explanation.parts.reduce((total, { value }) => total + value, 0);
    expect(Math.abs(sum - row.score)).toBeLessThan(1e-6);
  }
  const li = named(run.candidates, 'Li');
  expect(partOf(li, 'indicators')).toBeGreaterThan(1);
  expect(partOf(li, 'fields')).toBeGreaterThan(0.4);
  expect(partOf(named(run.candidates, 'Zhou'), 'fields')).toBe(0);
  expect(li.explanation.reasons).toEqual([
    {
      ...{ channel: 'fields', asked: 'H01M 4/386', found: 'H01M 4/38', works: 1 },
      ...{ work: null, met: null, words: expect.objectContaining({ zh: expect.any(String) }) },
    },
    {
      ...{ channel: 'indicators', asked: 'specific capacity ≥ 300 mAh/g', found: '900 mAh/g' },
      ...{ works: null, met: true, work: expect.objectContaining({ id: proof }) },
      words: {
        zh: '成果报告900 mAh/g，已达到要求：specific capacity ≥ 300 mAh/g',
        en: 'works report 900 mAh/g; asked: specific capacity ≥ 300 mAh/g',
      },
    },
  ]);
  expect(run.need).toMatchObject({ codes: ['H01M 4/386'], indicators: [CAPACITY] });
});

test('a need without codes and indicators has no such part', async () => {
  const needId = await newNeed();
  const run = await steps.runOf(coordinator, needId, (r) => r.candidates.length >= 2);
  const names = run.candidates[0].explanation.parts.map((part: { name: string }) => part.name);
  expect(names).toEqual(['profile', 'centroid', 'works', 'baseline', 'hub']);
  expect([run.notes, run.candidates[0].explanation.reasons]).toEqual([[], []]);
});

test('a changed indicator has the need scored again; feeding the same changes nothing', async () => {
  const sourceId = randomUUID();
  const needId = await newNeed({ sourceId, indicators: [CAPACITY] });
  const first = await steps.runOf(coordinator, needId);
  await newNeed({ sourceId, indicators: [{ ...CAPACITY }] });
  await newNeed({ sourceId, indicators: [{ ...CAPACITY, target: '2000' }], conditions: 'Nearby.' });
  const second = await steps.runOf(coordinator, needId, (run) => run.id !== first.id);
  expect(second.need.conditions).toBe('Nearby.');
  expect(partOf(named(second.candidates, 'Li'), 'indicators')).toBeLessThan(
    partOf(named(first.candidates, 'Li'), 'indicators') ?? 0,
  );
  const [{ n }] = await app.database.query(
    `select count(*)::int as n from event where stream = $1 and type = 'needChanged'`,
    [`need:${needId}`],
  );
  expect(n).toBe(1);
});

test('a professor is told the fields of a match, never the indicators', async () => {
  const professor = await app.world.someone('professor', home);
  const { personId } = professor;
  await offer('Me', 'Silicon anodes of 900 mAh/g specific capacity. '.repeat(3), ['H01M 4/38'], {
    personId,
    text: 'Silicon anodes',
  });
  await app.database.query(`delete from profile_document where profile_id in
    (select id from profile where name = 'Zhou')`);
  const codes = ['H01M 4/38'];
  const needId = await newNeed({ publicText: 'Silicon anodes', codes, indicators: [CAPACITY] });
  const fit = await app.eventually('a fit', async () => {
    const { body } = await professor.get('/api/fits');
    return body.items.find((item: { need: { id: string } }) => item.need.id === needId);
  });
  expect(fit.explanation.reasons.map((r: { channel: string }) => r.channel)).toEqual(['fields']);
  expect(JSON.stringify(fit)).not.toMatch(/mAh/);
});

test('whoever may not take part is named with the reason, takes no rank and can be overruled', async () => {
  const gone = await app.world.someone('professor', home);
  await offer('Gone', 'Silicon anodes of 3000 mAh/g specific capacity.', ['H01M 4/38'], {
    personId: gone.personId,
  });
  await app.database.query(`update person set disabled_at = clock_timestamp() where id = $1`, [
    gone.personId,
  ]);
  const needId = await newNeed({ codes: ['H01M 4/38'], text: 'Anodes, again.' });
  const run = await steps.runOf(coordinator, needId, (r) => r.excluded.length > 0);
  const row = named(run.excluded, 'Gone');
  expect(row).toMatchObject({
    ...{ rank: null, conflicts: [], needsOverride: true },
    ineligible: [{ kind: 'account-closed', words: { en: expect.stringContaining('closed') } }],
  });
  expect(run.candidates.map((c: Row) => c.profile.name)).not.toContain('Gone');
  expect(run.counts.excluded).toBe(1);
  const path = `/api/needs/${needId}/candidates/${row.profile.id}/shortlisting`;
  const refused = await coordinator.put(path, {});
  expect([refused.status, refused.body.code]).toEqual([409, 'candidate-ineligible']);
  expect((await coordinator.put(path, { overrideNote: 'He is back next week.' })).status).toBe(204);
});

interface Row {
  profile: { id: string; name: string };
  score: number;
  explanation: { parts: { name: string; value: number }[]; reasons: unknown[] };
}
