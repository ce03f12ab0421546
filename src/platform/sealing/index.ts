export * from './envelopes.js';
export { digestOf, MAX_SEALED_BYTES } from './seal.js';
export * from './sealing.invariants.js';
export * from './sealing.module.js';
