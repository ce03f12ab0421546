/** Measures speed side by side with other libraries; `npm run bench -- --help`. */
import { join } from 'node:path';
import { loadTool } from './compile-tools.mjs';

const { bench } = await loadTool('speed/bench');
process.exitCode = await bench(process.argv.slice(2), join(import.meta.dirname, '..'));
