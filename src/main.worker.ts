import 'reflect-metadata';
import { join } from 'node:path';
import { runProcess } from './app/run-process.js';

// Compiled to dist/src, two folders below the project's root.
await runProcess(join(import.meta.dirname, '..', '..'), { api: false, worker: true });
