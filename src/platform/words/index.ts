export * from './fill-words.js';
