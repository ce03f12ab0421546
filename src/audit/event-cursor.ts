import { invalid } from '../../libs/kernel/index.js';

/** A place between two events in the order of time and id. Never the log's running number. */
export interface EventPlace {
  at: Date;
  id: string;
}

/** The place after the last event of a page, as a text that goes back unread. */
export const cursorAfter = ({ at, id }: EventPlace): string =>
  Buffer.from(`${at.toISOString()} ${id}`).toString('base64url');

const PLACE = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** 422 for anything that {@link cursorAfter} can't have made. */
export function placeOf(cursor: string): EventPlace {
  const [, time = '', id = ''] = PLACE.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  const at = new Date(time);
  if (Number.isNaN(at.getTime()))
    throw invalid('cursor-invalid', 'Pass the cursor of the last answer, unchanged.', [
      { field: 'cursor', message: 'is not one of this list', code: 'malformed' },
    ]);
  return { at, id };
}
