export * from './csv.js';
export * from './page.js';
export * from './problem.js';
export * from './problem.filter.js';
export * from './request-id.js';
export * from './request-log.js';
export * from './validation.js';
