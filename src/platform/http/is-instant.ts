import { applyDecorators } from '@nestjs/common';
import { IsISO8601, Matches } from 'class-validator';

/** Weeks, days of the year and years beyond four digits are ISO 8601 too, but no database's. */
const DAY_OR_INSTANT =
  /^(?!0000)\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?)?$/;

/** A day or an instant of the calendar, such as 2027-01-31 or 2027-01-31T17:00:00+08:00. */
export const IsInstant = (): PropertyDecorator =>
  applyDecorators(
    IsISO8601({ strict: true }),
    Matches(DAY_OR_INSTANT, { message: '$property must be like 2027-01-31T17:00:00+08:00' }),
  );
