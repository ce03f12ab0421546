export { type SharedInput } from './thread-messages.js';
export * from './thread-pool.js';
