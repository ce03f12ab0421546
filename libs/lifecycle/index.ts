export * from './challenge.js';
export * from './machine.js';
export * from './machines.js';
export * from './diagram.js';
