import { uuidv7 } from 'uuidv7';

/** A new identifier: UUID version 7, so that primary keys grow with time and index well. */
export const newId = (): string => uuidv7();
