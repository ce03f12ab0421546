import { Presets, SingleBar } from 'cli-progress';
import { Argument, Command } from 'commander';
import { systemOrigin } from '../../platform/events/index.js';
import { type FileImported, type Format, FORMAT_NAMES, ImportFile } from '../../ingest/index.js';
import { tell, withApp } from './with-app.js';

interface ImportArguments {
  json?: boolean;
  dryRun?: boolean;
  source?: string;
}

/** Reads a file into the database, with the server running or not. */
export const importCommand = (projectRoot: string): Command =>
  new Command('import')
    .description('import a file; importing it twice changes nothing')
    .addArgument(new Argument('<format>', 'what the file is').choices(FORMAT_NAMES))
    .argument('<file>')
    .option('--json', 'the last line is {"read","stored","unchanged","rejected","errorsFile"}')
    .option('--dry-run', 'count and report only; store nothing')
    .option('--source <name>', 'whose ids the records carry; default: the format')
    .action(async (format: Format, path: string, options: ImportArguments) => {
      const bar = process.stderr.isTTY ? new SingleBar({ format: BAR }, Presets.rect) : null;
      const stop = new AbortController();
      process.once('SIGINT', () => stop.abort(new Error('stopped by Ctrl-C')));
      const result = await withApp(projectRoot, (app) =>
        app.get(ImportFile, { strict: false }).run(systemOrigin('import-command'), {
          ...{ format, path, source: options.source, dryRun: options.dryRun },
          signal: stop.signal,
          onProgress: ({ bytesRead, size, read }) => {
            if (bar && !bar.isActive) bar.start(size, 0, { read: 0 });
            bar?.update(Math.min(bytesRead, size), { read });
          },
        }),
      ).finally(() => bar?.stop());
      report(result, options.json ?? false);
    });

const BAR = '{bar} {percentage}% · {read} records · {eta_formatted} left';

function report(result: FileImported, json: boolean): void {
  const { read, stored, unchanged, rejected, errorsFile, unknownNames } = result;
  const say = json ? tell : (line: string) => void process.stdout.write(`${line}\n`);
  say(`${read} read: ${stored} stored, ${unchanged} unchanged, ${rejected} rejected.`);
  if (unknownNames.length) say(`Kept as notes, since not known here: ${unknownNames.join(', ')}.`);
  if (errorsFile) say(`What was rejected, by line and reason: ${errorsFile}`);
  if (!json) return;
  const answer = { read, stored, unchanged, rejected, errorsFile: errorsFile ?? null };
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
