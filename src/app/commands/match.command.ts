import { Command } from 'commander';
import { DataSource } from 'typeorm';
import { DomainError } from '../../../libs/kernel/index.js';
import { readSettings } from '../../platform/config/index.js';
import { openDatabase } from '../../platform/database/index.js';
import { start } from '../start.js';
import { tell } from './with-app.js';

const WAIT_MS = 60 * 60_000;

/** Works until every open need is matched against the profiles as they are now. */
export const matchCommand = (projectRoot: string): Command =>
  new Command('match')
    .description('match every open need, helping a running worker or standing in for one')
    .option('--json', 'one JSON object a need instead of a table')
    .action(async ({ json = false }: { json?: boolean }) => {
      const settings = { ...readSettings(projectRoot), logLevel: 'warn' as const };
      const database = await openDatabase(settings, tell);
      try {
        const databaseUrl = database.url;
        const running = await start({ settings, databaseUrl, api: false, worker: true });
        try {
          const dataSource = running.app.get(DataSource);
          await untilMatched(dataSource);
          await printQueue(dataSource, json);
        } finally {
          await running.stop();
        }
      } finally {
        await database.release();
      }
    });

/** Nothing in the outbox, nothing open in the ledger, the sweep content: matched. */
async function untilMatched(dataSource: DataSource): Promise<void> {
  let quiet = 0;
  for (const end = Date.now() + WAIT_MS; quiet < 3;) {
    const [{ events, jobs, unmatched }] = await dataSource.query(
      `select (select count(*)::int from event_outbox) as events,
         (select count(*)::int from job_ledger
          where finished_at is null and failed_at is null) as jobs,
         (select count(*)::int from need n where open and not exists
           (select 1 from match_run where need_id = n.id and state <> 'superseded')) as unmatched`,
    );
    quiet = events + jobs + unmatched === 0 ? quiet + 1 : 0;
    if (process.stderr.isTTY) process.stderr.write(`\r${jobs} jobs, ${unmatched} needs left … `);
    if (Date.now() > end)
      throw new DomainError('unavailable', 'match-timeout', `${jobs} jobs are still open.`);
    await new Promise((resolve) => setTimeout(resolve, 1500));
  }
  if (process.stderr.isTTY) process.stderr.write('\n');
}

async function printQueue(dataSource: DataSource, json: boolean): Promise<void> {
  const rows = await dataSource.query(
    `select n.id as "needId", n.title, r.candidate_count as candidates, p.name as best, c.score
     from need n join match_run r on r.need_id = n.id and r.state <> 'superseded'
     left join candidate c on c.run_id = r.id and c.rank = 1
     left join profile p on p.id = c.profile_id
     where n.open order by n.title, n.id`,
  );
  for (const row of rows) {
    const score = row.score === null ? '' : `  ${row.score.toFixed(3)}`;
    const line = json ? JSON.stringify(row) : `${row.title}  →  ${row.best ?? '–'}${score}`;
    process.stdout.write(`${line}\n`);
  }
  if (!json) process.stdout.write(`${rows.length} open needs matched.\n`);
}
