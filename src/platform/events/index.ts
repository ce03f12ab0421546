export * from './canonical-json.js';
export * from './chain.js';
export * from './change.js';
export * from './event.js';
export * from './event-log.js';
export * from './relay.js';
export * from './verify-chains.js';
