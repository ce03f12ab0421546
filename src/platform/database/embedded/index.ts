/**
 * The PostgreSQL server the program brings along and runs by itself when no DATABASE_URL is
 * given. The only door of this folder.
 */
export { openEmbedded, type EmbeddedOptions, type EmbeddedServer } from './open-embedded.js';
export type { Durability } from './server-settings.js';
