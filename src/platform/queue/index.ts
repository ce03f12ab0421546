export * from './backend.js';
export * from './job.js';
export * from './job-handler.js';
export * from './job-queue.js';
export * from './job-registry.js';
export * from './job-runner.js';
export * from './ledger.js';
export * from './queue.tokens.js';
