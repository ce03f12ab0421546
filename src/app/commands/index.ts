import { Command, CommanderError } from 'commander';
import { DomainError } from '../../../libs/kernel/index.js';
import { addPersonCommand } from './add-person.command.js';
import { checkInvariantsCommand } from './check-invariants.command.js';
import { exportCommand } from './export.command.js';
import { importCommand } from './import.command.js';
import { matchCommand } from './match.command.js';
import { rankCommand } from './rank.command.js';
import { retryJobsCommand } from './retry-jobs.command.js';
import { seedCommand } from './seed.command.js';

/** Parses and runs one command; every failure is one clear line and exit code 1. */
export async function runCommand(projectRoot: string, args: string[]): Promise<void> {
  const program = new Command('jiebang')
    .description('Jiebang 揭榜: import, match, rank, check, seed and export')
    .showHelpAfterError('(add --help for what it takes)')
    .exitOverride();
  const commands = [
    importCommand(projectRoot),
    matchCommand(projectRoot),
    rankCommand(),
    exportCommand(projectRoot),
    checkInvariantsCommand(projectRoot),
    seedCommand(projectRoot),
    addPersonCommand(projectRoot),
    retryJobsCommand(projectRoot),
  ];
  for (const command of commands)
    program.addCommand(command.showHelpAfterError('(add --help)').exitOverride());
  // A reader such as `head` may close the pipe early; that is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = fail(error);
  }
}

function fail(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 1;
  const text = error instanceof DomainError ? error.message : describe(error);
  process.stderr.write(`jiebang: ${text}\n`);
  return 1;
}

const describe = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
