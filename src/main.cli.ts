import 'reflect-metadata';
import { join } from 'node:path';
import { runCommand } from './app/commands/index.js';

// Compiled to dist/src; the starter's own name and this entry's come before the arguments.
await runCommand(join(import.meta.dirname, '..', '..'), process.argv.slice(3));
