/** Measures a worker process on a large corpus; `npm run measure-worker -- --help`. */
import { join } from 'node:path';
import { loadTool } from './compile-tools.mjs';

const { measureWorker } = await loadTool('worker/measure-worker');
process.exitCode = await measureWorker(process.argv.slice(2), join(import.meta.dirname, '..'));
