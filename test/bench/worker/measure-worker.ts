import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { readRecords } from '../evaluate/read-records.js';
import { extendTexts, readTexts } from '../speed/extended-texts.js';
import { type PhaseUse, WatchedWorker } from './watched-worker.js';

const HELP = `Measures a worker on many works: npm run measure-worker -- --server URL
  --server URL   of a PostgreSQL server on which a database may be made and dropped
  --data FOLDER  with sbir/awards.jsonl and sbir/needs.jsonl (default ../shared/data)
  --works N      default 20000; more than there are are recombined
  --needs N      default 1000
Build first (npm run build). Tells processor time, resident memory and the log's own times of: a
worker without files, one with them, a batch of all needs, and one new work.
`;

/** Prints one line a phase; answers the exit code. */
export async function measureWorker(args: string[], root: string): Promise<number> {
  const text = { type: 'string' } as const;
  const options = { server: text, data: text, works: text, needs: text };
  const { values } = parseArgs({ args, options: { ...options, help: { type: 'boolean' } } });
  if (values.help || !values.server) return say(HELP, values.help ? 0 : 1);
  const { server, data = '../shared/data', works = '20000', needs = '1000' } = values;
  const home = mkdtempSync(join(tmpdir(), 'jiebang-measured-'));
  const name = `measured_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(server);
  await onServer(server, `create database ${name}`);
  url.pathname = `/${name}`;
  try {
    await measure(root, { url: url.href, home, data, works: Number(works), needs: Number(needs) });
  } finally {
    await onServer(server, `drop database ${name} with (force)`);
    rmSync(home, { recursive: true });
  }
  return 0;
}

interface Measured {
  url: string;
  home: string;
  data: string;
  works: number;
  needs: number;
}

async function measure(root: string, measured: Measured): Promise<void> {
  const { url, home, works, needs } = measured;
  const rules = { maxCorpusDocuments: works, corpusQuietSeconds: 0 };
  const RULES_FILE = join(home, 'rules.json');
  writeFileSync(RULES_FILE, JSON.stringify(rules));
  const env = { PATH: process.env.PATH, DATABASE_URL: url, DATA_DIR: home, RULES_FILE };
  const ofWorker = {
    ...env,
    LOG_LEVEL: 'debug',
    SEALING_KEY: Buffer.alloc(32, 7).toString('base64'),
  };
  const start = () => WatchedWorker.start(root, ofWorker);
  const first = start();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const ask = async (sql: string, values: unknown[] = []) => (await client.query(sql, values)).rows;
  const runs = async (): Promise<number> =>
    (await ask(`select count(*)::int as n from match_run where state <> 'superseded'`))[0].n;
  const eventually = async (holds: () => Promise<boolean>) => {
    while (!(await holds().catch(() => false))) await pause(250);
  };
  await eventually(async () => (await ask(`select 1 from need`)).length === 0);
  await pause(3000);
  const openOne = await fill(ask, measured);
  tell(
    'fresh, without files',
    await first.during(async () => {
      await (
        await openOne
      )();
      await eventually(async () => (await runs()) === 1);
    }),
    first.message(/index \(/),
  );
  await first.stop();

  const second = start();
  tell(
    'fresh, with files',
    await second.during(async () => {
      await (
        await openOne
      )();
      await eventually(async () => (await runs()) === 2);
    }),
    second.message(/index \(/),
  );
  const rest = needs - 2;
  tell(
    `${rest} needs`,
    await second.during(async () => {
      for (let n = 0; n < rest; n++) await openOne();
      await eventually(async () => (await runs()) === needs);
      await eventually(async () => (await ask(OPEN_JOBS)).length === 0);
    }),
  );
  await follow('one new work', 1);
  await follow('one more', 1);

  async function follow(what: string, count: number): Promise<void> {
    const from = second.lines.length;
    const use = await second.during(async () => {
      await ask(NEW_WORKS, [count]);
      await eventually(async () => !!second.message(/runs stay/, from));
      await eventually(async () => (await ask(OPEN_JOBS)).length === 0);
      await pause(4000);
      await eventually(async () => (await ask(OPEN_JOBS)).length === 0);
    });
    tell(what, use, second.message(/runs stay/, from));
    tell('', undefined, second.message(/index \(/, from));
    tell('', undefined, second.message(/follow-corpus done/, from));
  }
  await second.stop();
  await client.end();
}

type Ask = (sql: string, values?: unknown[]) => Promise<Record<string, never>[]>;

const OPEN_JOBS = `select 1 from job_ledger where finished_at is null and failed_at is null`;

/** Gives the profile in the middle new works with the texts of others. */
const NEW_WORKS = `
  with made as (
    insert into document (id, kind, title, text, year)
    select gen_random_uuid(), kind, title, text, 2024 from document
    order by md5(id::text || clock_timestamp()::text) limit $1 returning id)
  insert into profile_document (profile_id, document_id)
  select (select id from profile order by id offset (select count(*) / 2 from profile) limit 1), id
  from made`;

/** Fills the corpus; answers what opens one more need at a call. */
async function fill(ask: Ask, { data, works }: Measured): Promise<() => Promise<void>> {
  const texts = extendTexts(readTexts(data), works);
  const [organisation, issuer] = [randomUUID(), randomUUID()];
  await ask(
    `insert into organisation (id, kind, name, normalised_name)
     values ($1, 'university', 'measured', 'measured'), ($2, 'enterprise', 'issuer', 'issuer')`,
    [organisation, issuer],
  );
  const owners = new Map(
    [...new Set(texts.map(({ owner }) => owner))].map((o) => [o, randomUUID()]),
  );
  await ask(
    `insert into profile (id, kind, source_id, organisation_id, name)
     select id, 'team', id, $2, name from json_to_recordset($1) as given (id uuid, name text)`,
    [JSON.stringify([...owners].map(([name, id]) => ({ id, name }))), organisation],
  );
  for (let at = 0; at < texts.length; at += 1000) {
    const rows = texts.slice(at, at + 1000).map(({ title, text, owner }) => ({
      ...{ id: randomUUID(), title, text, profile: owners.get(owner) },
    }));
    await ask(
      `with given as (select * from json_to_recordset($1)
         as given (id uuid, title text, text text, profile uuid)),
       made as (insert into document (id, kind, title, text, year)
         select id, 'project', title, text, 2020 from given)
       insert into profile_document (profile_id, document_id) select profile, id from given`,
      [JSON.stringify(rows)],
    );
  }
  await ask('analyze');
  const needs = readRecords<{ title: string; text: string }>(data, 'sbir/needs.jsonl').values();
  return async () => {
    const need = needs.next().value;
    if (!need) throw new Error('there are no more needs');
    await ask(
      `insert into need (id, kind, source_id, organisation_id, title, text)
       values ($1, 'challenge', $1, $2, $3, $4)`,
      [randomUUID(), issuer, need.title, need.text],
    );
  };
}

function tell(what: string, use?: PhaseUse, logged = ''): void {
  const told = use
    ? `${use.processorSeconds.toFixed(1)} s of processor in ${use.wallSeconds.toFixed(0)} s, ` +
      `at most ${use.mostMegabytes} MB, then ${use.lastMegabytes} MB`
    : '';
  say(`${[what, told, logged].filter(Boolean).join(': ')}\n`, 0);
}

function say(text: string, code: number): number {
  process.stdout.write(text);
  return code;
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
