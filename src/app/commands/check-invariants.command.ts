import { Command } from 'commander';
import { DataSource } from 'typeorm';
import { checkInvariants } from '../check-invariants.js';
import { withApp } from './with-app.js';

/** Reads only; exit code 1 when any promise is broken. */
export const checkInvariantsCommand = (projectRoot: string): Command =>
  new Command('check-invariants')
    .description('check the named promises about the live data and the event chain')
    .action(async () => {
      const broken = await withApp(projectRoot, (app) => checkInvariants(app.get(DataSource)));
      for (const line of broken) process.stdout.write(`broken: ${line}\n`);
      if (broken.length === 0) process.stdout.write('All invariants hold.\n');
      else process.exitCode = 1;
    });
