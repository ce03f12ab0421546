import { type TestApp } from './test-app.js';

/** What a large alliance has; every list must answer at once nevertheless. */
const EXPERTS = 50_000;
const ORGANISATIONS = 3_000;
const WORKS = 30_000;
const CHALLENGES = 10_000;
const NOTIFICATIONS = 5_000;

interface Owner {
  personId?: string;
  organisationId?: string;
}

/**
 * Rows as the verbs leave them, without their events. The second of the people's organisation owns
 * half of the challenges; all of the people have notifications.
 */
export async function fillAlliance({ database }: TestApp, people: Owner[]): Promise<void> {
  // Two of forty characters make one of 1,600 Chinese words; there are 300 Latin ones.
  const signs = `'电池隔膜铝合金催化芯片涂层纤维陶瓷传感器机械臂压铸提锂纺织染整灌溉育种轴承齿轮叶片光学薄'`;
  const hash = (n: string) => `(hashtext((${n})::text) & 2147483647)`;
  const word = (n: string) => `case when ${hash(n)} % 3 = 0 then 'term' || ${hash(n)} % 300
    else substr(${signs}, 1 + ${hash(n)} % 40, 1) || substr(${signs}, 1 + ${hash(n)} / 40 % 40, 1) end`;
  const phrase = (n: string, length: number) =>
    Array.from({ length }, (_, i) => `(${word(`${n} * 31 + ${i * 7919}`)})`).join(` || ' ' || `);
  await database.query(
    `insert into organisation (id, kind, name, normalised_name)
     select gen_random_uuid(), 'university', 'organisation ' || n, 'organisation ' || n
     from generate_series(1, ${ORGANISATIONS}) n`,
  );
  await database.query(
    `create table home as select id, row_number() over (order by name) as k from organisation
     where kind = 'university'`,
  );
  await inParts(
    database,
    EXPERTS,
    `insert into expert (id, organisation_id, name, normalised_name, name_en, title, fields,
       keywords, biography)
     select gen_random_uuid(), h.id, (array['王', '李', '张', '刘', '陈'])[1 + n % 5] || '小明' || n,
       'x' || n, 'Xiaoming Wang ' || n, '教授', array[(array['新能源', '新材料', '高端装备'])[1 + n % 3]],
       array[(${word('n')}), (${word('n + 1')})], repeat(${phrase('n', 12)} || ' ', 4)
     from generate_series($1::int, $2::int) n join home h on h.k = 1 + n % ${ORGANISATIONS}`,
  );
  await inParts(
    database,
    WORKS,
    `insert into work (id, kind, title, title_key, year, performer_id, abstract)
     select gen_random_uuid(), (array['paper', 'patent', 'project'])[1 + n % 3],
       ${phrase('n', 8)} || ' ' || n, md5(n::text) || md5(n::text), 1990 + n % 35, h.id,
       repeat(${phrase('n', 12)} || ' ', 8)
     from generate_series($1::int, $2::int) n join home h on h.k = 1 + n % ${ORGANISATIONS}`,
  );
  await database.query(
    `create table nth as select id, row_number() over (order by id) as k from work w
     where not exists (select from work_source s where s.work_id = w.id)`,
  );
  await database.query(
    `create table nth_expert as select id, row_number() over (order by id) as k from expert e
     where not exists (select from expert_source s where s.expert_id = e.id)`,
  );
  await database.query('create index on nth (k); create index on nth_expert (k)');
  await inParts(
    database,
    WORKS,
    `insert into work_author (work_id, position, name, normalised_name, expert_id)
     select w.id, p, 'a', 'a', e.id from nth w cross join generate_series(1, 3) p
     join nth_expert e on e.k = 1 + (w.k * 3 + p) % ${EXPERTS}
     where w.k between $1::int and $2::int`,
  );
  await database.query(
    `insert into expert_name (key, expert_id) select e.normalised_name, e.id
     from expert e join nth_expert using (id)`,
  );
  for (const [noun, fresh] of [
    ['expert', 'nth_expert'],
    ['work', 'nth'],
  ])
    await database.query(
      `insert into ${noun}_source (source, external_id, ${noun}_id, content_hash, record)
       select 'test', id::text, id, repeat('0', 64), '{}' from ${fresh}`,
    );
  await fillChallenges(database, people[1]?.organisationId, phrase);
  await fillQueue(database);
  for (const { personId } of people)
    await database.query(
      `insert into notification (id, person_id, event_id, kind, facts)
       select gen_random_uuid(), $1, (select id from event limit 1), 'challengeListed' || n, '{}'
       from generate_series(1, ${NOTIFICATIONS}) n`,
      [personId],
    );
  await database.query('vacuum analyze');
}

/** Statements have a limit of time, which a busy machine reaches. */
async function inParts(database: TestApp['database'], rows: number, sql: string): Promise<void> {
  for (let from = 1; from <= rows; from += 5_000) await database.query(sql, [from, from + 4_999]);
}

async function fillChallenges(
  database: TestApp['database'],
  organisationId: string | undefined,
  phrase: (n: string, length: number) => string,
): Promise<void> {
  const states = `(array['draft', 'submitted', 'screening', 'returned', 'rejected', 'approved',
    'listed', 'listed', 'listed', 'listed'])[1 + n % 10]`;
  await database.query(
    `insert into challenge (id, organisation_id, state, number, title, teaser, field, region,
       problem, budget_max, listed_at, deadline, search_text, updated_at)
     select gen_random_uuid(), case when n % 10 < 5 then coalesce($1::uuid, h.id) else h.id end, ${states}, case when n % 10 > 5 then 'JB-2019-' || n end,
       ${phrase('n', 6)}, ${phrase('n', 25)}, '新材料', 'region ' || n % 40,
       repeat(${phrase('n', 25)} || ' ', 10), n * 1000,
       case when n % 10 > 5 then clock_timestamp() - interval '30 days' end,
       case when n % 10 > 5 then clock_timestamp() + make_interval(hours => n) end,
       ${phrase('n', 31)}, clock_timestamp() - make_interval(mins => n)
     from generate_series(1, ${CHALLENGES}) n join home h on h.k = 1 + n % ${ORGANISATIONS}`,
    [organisationId],
  );
}

/** A run of the engine for every open challenge, with the three best candidates that a list shows. */
async function fillQueue(database: TestApp['database']): Promise<void> {
  await database.query(
    `insert into profile (id, kind, source_id, organisation_id, name, text, revision)
     select gen_random_uuid(), 'expert', id, e.organisation_id, e.name, 'text', 1 from expert e
     join nth_expert using (id) order by id limit 3000`,
  );
  await database.query(
    `insert into need (id, kind, source_id, organisation_id, title, text, public_text, open)
     select gen_random_uuid(), 'challenge', id, organisation_id, title, 'text', 'text', true
     from challenge where number like 'JB-2019-%'`,
  );
  await database.query(
    `insert into match_run (id, need_id, input_hash, basis, corpus_revision, engine_version, state,
       profile_count, document_count, candidate_count, excluded_count, duration_ms, completed_at)
     select gen_random_uuid(), n.id, repeat('0', 64), repeat('0', 64), 1, 'usage-8', 'to-review',
       ${EXPERTS}, ${WORKS}, 100, 1, 900, clock_timestamp()
     from need n join challenge c on c.id = n.source_id where c.number like 'JB-2019-%'`,
  );
  await database.query(
    `with p as (select id, organisation_id, row_number() over (order by id) - 1 as k from profile
         where text = 'text'),
       r as (select r.id, n.organisation_id, row_number() over (order by r.id) as k
         from match_run r join need n on n.id = r.need_id where r.input_hash = repeat('0', 64))
     insert into candidate (run_id, profile_id, rank, score, explanation, conflicts, ineligible)
     select r.id, p.id, row_number() over (partition by r.id order by i), 20 - i,
       '{"parts": [], "terms": [], "works": []}', '[]', '[]'
     from r cross join generate_series(1, 3) i join p on p.k = (r.k * 3 + i) % 3000
     where p.organisation_id <> r.organisation_id`,
  );
  await database.query(
    `update match_run r set candidate_count = (select count(*) from candidate where run_id = r.id)
     where input_hash = repeat('0', 64)`,
  );
}
