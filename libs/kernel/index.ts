export * from './assert.js';
export * from './domain-error.js';
export * from './random.js';
export * from './name-key.js';
export * from './money.js';
