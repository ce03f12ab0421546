/** Measures the engine on judged and on real texts; `npm run evaluate -- --help`. */
import { join } from 'node:path';
import { loadTool } from './compile-tools.mjs';

const { evaluate } = await loadTool('evaluate/evaluate');
process.exitCode = await evaluate(process.argv.slice(2), join(import.meta.dirname, '..'));
