import { type Tongue } from './instant-parts';

/** A person's or an organisation's name in the reader's language, as far as it has one. */
export const nameOf = (party: { name: string; nameEn?: string | null }, tongue: Tongue): string =>
  (tongue === 'en' && party.nameEn) || party.name;
