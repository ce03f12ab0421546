export * from './data-source.js';
export * from './database.module.js';
export * from './prepare-database.js';
export * from './open-database.js';
