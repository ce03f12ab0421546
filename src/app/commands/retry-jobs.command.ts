import { Command } from 'commander';
import { DataSource } from 'typeorm';
import { reopenFailed } from '../../platform/queue/index.js';
import { withApp } from './with-app.js';

/** A second chance for jobs that failed for good, once their cause is mended. */
export const retryJobsCommand = (projectRoot: string): Command =>
  new Command('retry-jobs')
    .description('let jobs that failed for good be tried again by the next free worker')
    .option('--name <job>', 'only jobs of this name')
    .action(async ({ name = null }: { name?: string | null }) => {
      const reopened = await withApp(projectRoot, (app) => reopenFailed(app.get(DataSource), name));
      for (const row of reopened) process.stdout.write(`${row.name}: ${row.count}\n`);
      if (reopened.length === 0) process.stdout.write('No job has failed for good.\n');
    });
