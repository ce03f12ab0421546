import {
  ExpertiseSteps,
  byNames,
  expert,
  idIn,
  statesIn,
  work,
} from '../support/expertise-steps.js';
import { type WorkFacts } from '../../src/expertise/index.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let steps: ExpertiseSteps;
beforeAll(async () => {
  app = await startTestApp();
  steps = new ExpertiseSteps(app);
});
afterAll(() => app.close());

const rowOf = async (id: string) =>
  (await app.database.query(`select * from work where id = $1`, [id]))[0];

test('the same records again change nothing', async () => {
  const records = [
    work({ externalId: 'a1', title: 'Sintering of fine ceramic powders', year: 2020 }),
    work({ title: 'Casting with recycled aluminium', year: 2021, authors: byNames('Jane Roe') }),
  ];
  const first = await steps.works(records);
  expect(statesIn(first)).toEqual(['stored', 'stored']);
  const before = await app.database.query(`select * from work order by id`);
  const second = await steps.works(records);
  expect(statesIn(second)).toEqual(['unchanged', 'unchanged']);
  expect(second.outcomes.map((_, i) => idIn(second, i))).toEqual([idIn(first), idIn(first, 1)]);
  expect(second).toMatchObject({ workIds: [], expertIds: [], teamIds: [] });
  expect(await app.database.query(`select * from work order by id`)).toEqual(before);
});

test('a changed record of the same source updates its work', async () => {
  const first = await steps.works([work({ externalId: 'b1', title: 'Frist title', year: 2019 })]);
  const second = await steps.works([
    work({ externalId: 'b1', title: 'First title', year: 2019, abstract: 'Now with words.' }),
  ]);
  expect(statesIn(second)).toEqual(['stored']);
  expect(idIn(second)).toBe(idIn(first));
  expect(await rowOf(idIn(first))).toMatchObject({
    title: 'First title',
    abstract: 'Now with words.',
  });
});

test.each<[string, Partial<WorkFacts>, Partial<WorkFacts>]>([
  ['DOI', { doi: '10.1000/one' }, { doi: '10.1000/one', title: 'Spelt otherwise' }],
  [
    'publication number',
    { kind: 'patent', publicationNumber: 'CN1234567A' },
    { kind: 'patent', publicationNumber: 'CN1234567A', title: 'Other words' },
  ],
  ['title and year', { title: 'Same — Title!', year: 2018 }, { title: 'same title', year: 2018 }],
])('two sources with one %s are one work, gaps filled', async (name, one, two) => {
  const a = work({ title: `Work by ${name}`, externalId: `1-${name}`, ...one });
  const b = work({ title: `Work by ${name}`, externalId: `2-${name}`, venue: 'Journal', ...two });
  const first = await steps.works([{ ...a, abstract: 'First words.' }], { source: 'one' });
  const second = await steps.works([{ ...b, abstract: 'Second words.' }], { source: 'two' });
  expect(statesIn(second)).toEqual(['stored']);
  expect(idIn(second)).toBe(idIn(first));
  const row = await rowOf(idIn(first));
  expect(row).toMatchObject({ title: a.title, abstract: 'First words.', venue: 'Journal' });
  const sources = await app.database.query(
    `select source from work_source where work_id = $1 order by arrival`,
    [row.id],
  );
  expect(sources).toEqual([{ source: 'one' }, { source: 'two' }]);
});

test('both records of one work in one batch make one work', async () => {
  const stored = await steps.works([
    work({ externalId: 'c1', title: 'Twice in a file', year: 2010, doi: '10.1000/c' }),
    work({ externalId: 'c2', title: 'Twice in a file', year: 2010 }),
  ]);
  expect(idIn(stored)).toBe(idIn(stored, 1));
  expect(stored.workIds).toEqual([idIn(stored)]);
});

test.each<[string, Partial<WorkFacts>, Partial<WorkFacts>]>([
  ['another DOI', { doi: '10.1000/x' }, { doi: '10.1000/y' }],
  ['another year', { year: 2001 }, { year: 2002 }],
  ['another kind', { kind: 'paper' }, { kind: 'patent' }],
  ['another number', { publicationNumber: 'US1A' }, { publicationNumber: 'US2A' }],
  ['other people', { authors: byNames('Ann Lee') }, { authors: byNames('Bob Ray') }],
  ['another performer', { organisation: 'Alpha Inc.' }, { organisation: 'Beta Inc.' }],
])('%s makes another work in spite of the same title', async (name, one, two) => {
  const kind = name === 'another performer' ? 'project' : 'paper';
  const base = { title: `Editorial and ${name}`, kind, year: 2000 } as const;
  const stored = await steps.works([
    work({ ...base, ...one, externalId: `d1-${name}` }),
    work({ ...base, ...two, externalId: `d2-${name}` }),
  ]);
  expect(statesIn(stored)).toEqual(['stored', 'stored']);
  expect(idIn(stored)).not.toBe(idIn(stored, 1));
});

test('a DOI that belongs to another work is reported, and its neighbours are stored', async () => {
  await steps.works([work({ externalId: 'e1', title: 'Owner of the DOI', doi: '10.1000/e' })]);
  await steps.works([work({ externalId: 'e2', title: 'A different thing', year: 1999 })]);
  const stored = await steps.works([
    work({ externalId: 'e2', title: 'A different thing', year: 1999, doi: '10.1000/e' }),
    work({ externalId: 'e3', title: 'The neighbour' }),
  ]);
  expect(statesIn(stored)).toEqual(['rejected', 'stored']);
  expect(stored.outcomes[0]).toMatchObject({ code: 'identifier-taken', field: 'doi' });
});

test('an id that already stands for something else altogether is not overwritten', async () => {
  const mine = work({ externalId: '1', title: 'Zinc batteries', authors: byNames('Li Hua') });
  const other = work({ externalId: '1', title: 'Wheat rust', authors: byNames('Karl Berg') });
  const first = await steps.works([mine], { source: 'numbers' });
  const second = await steps.works([other], { source: 'numbers' });
  expect(second.outcomes[0]).toMatchObject({ state: 'rejected', code: 'id-taken' });
  expect(await rowOf(idIn(first))).toMatchObject({ title: 'Zinc batteries' });
  const third = await steps.works([other], { source: 'numbers of the other university' });
  expect(statesIn(third)).toEqual(['stored']);
});

test('one id twice in an import is reported each time, and importing again changes nothing', async () => {
  const records = [
    work({ externalId: 'f1', title: 'The first of that id' }),
    work({ externalId: 'f1', title: 'The second of that id' }),
  ];
  const importId = '01890000-0000-7000-8000-000000000001';
  const again = '01890000-0000-7000-8000-000000000002';
  const first = await steps.works(records, { source: 'twice', importId });
  const second = await steps.works(records, { source: 'twice', importId: again });
  expect(statesIn(first)).toEqual(['stored', 'rejected']);
  expect(statesIn(second)).toEqual(['unchanged', 'rejected']);
});

test('without ids, two things of one title and year by other people stay two, also later', async () => {
  const one = work({ title: 'Preface', year: 2005, authors: byNames('Ann Lee') });
  const two = work({ title: 'Preface', year: 2005, authors: byNames('Bob Ray') });
  const first = await steps.works([one], { source: 'no-ids' });
  const second = await steps.works([two], { source: 'no-ids' });
  expect(idIn(second)).not.toBe(idIn(first));
  const again = await steps.works([two, one], { source: 'no-ids' });
  expect(statesIn(again)).toEqual(['unchanged', 'unchanged']);
});

test('a work without authors belongs to its performer, which has a team; authors take it over', async () => {
  const record = work({ kind: 'project', title: 'A pump', organisation: 'FOSTER PUMPS, INC.' });
  const first = await steps.works([{ ...record, externalId: 'g1' }]);
  const [performer] = await app.database.query(
    `select o.kind, o.verified, t.name, t.id as team from work w
     join organisation o on o.id = w.performer_id join work_team wt on wt.work_id = w.id
     join team t on t.id = wt.team_id where w.id = $1`,
    [idIn(first)],
  );
  expect(performer).toMatchObject({
    kind: 'enterprise',
    verified: false,
    name: record.organisation,
  });
  expect(first.teamIds).toEqual([performer.team]);
  const second = await steps.works([{ ...record, externalId: 'g2', authors: byNames('A. Smith') }]);
  expect(idIn(second)).toBe(idIn(first));
  expect(second.teamIds).toEqual([performer.team]);
  const teams = await app.database.query(`select 1 from work_team where work_id = $1`, [
    idIn(first),
  ]);
  expect(teams).toEqual([]);
});

test('authors find their experts by id, ORCID or name, whichever comes first', async () => {
  const organisation = '北辰工业大学';
  const paper = work({
    externalId: 'h1',
    title: 'Three authors',
    organisation,
    authors: [
      { name: 'Q. Li', expertExternalId: 'x-li' },
      { name: 'Anna Ort', orcid: '0000-0002-1825-0097' },
      { name: '王 五' },
      { name: 'Zhao, Liu' },
      { name: '王五', organisation: '别的大学' },
    ],
  });
  const before = await steps.works([paper]);
  const experts = await steps.experts([
    expert({ externalId: 'x-li', name: '李强', organisation }),
    expert({ name: 'Anna Ort-Berg', orcid: '0000-0002-1825-0097', organisation: 'ETH College' }),
    expert({ externalId: 'x-wang', name: '王五', organisation }),
    expert({ externalId: 'x-zhao', name: '赵六', nameEn: 'Liu Zhao', organisation }),
  ]);
  expect(experts.workIds).toEqual([idIn(before)]);
  const linked = async (id: string) =>
    (
      await app.database.query(
        `select e.name from work_author a left join expert e on e.id = a.expert_id
         where a.work_id = $1 order by position`,
        [id],
      )
    ).map((row: { name: string | null }) => row.name);
  const names = ['李强', 'Anna Ort-Berg', '王五', '赵六', null];
  expect(await linked(idIn(before))).toEqual(names);
  const after = await steps.works([{ ...paper, externalId: 'h2', title: 'Later paper' }]);
  expect(await linked(idIn(after))).toEqual(names);
});

test('two people of one name in one organisation are not mixed up', async () => {
  const organisation = '同名大学';
  const paper = work({ title: 'Who wrote it?', organisation, authors: byNames('张伟') });
  const [first] = [await steps.experts([expert({ externalId: 'z1', name: '张伟', organisation })])];
  await steps.works([paper]);
  expect(await steps.worksOf(idIn(first))).toHaveLength(1);
  const second = await steps.experts([expert({ externalId: 'z2', name: '张伟', organisation })]);
  expect(idIn(second)).not.toBe(idIn(first));
  expect(second.expertIds.sort()).toEqual([idIn(first), idIn(second)].sort());
  expect(await steps.worksOf(idIn(first))).toEqual([]);
});
