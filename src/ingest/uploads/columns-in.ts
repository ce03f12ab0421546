import { invalid } from '../../../libs/kernel/index.js';
import { type ColumnNames, fieldNames, FORMATS } from '../formats/index.js';
import { type UploadPreviewBody } from './uploads.dto.js';

/** What is said of columns, by their names; 422 where a field is meant that there is not. */
export function columnsIn({ format, columns = [] }: UploadPreviewBody): ColumnNames {
  const { kind } = FORMATS[format];
  const known = kind === 'mixed' ? [] : fieldNames(kind);
  const wrong = columns.flatMap(({ field }, place) =>
    field && !known.includes(field)
      ? [
          {
            ...{ field: `columns.${place}.field`, message: `must be one of ${known.join(', ')}` },
            ...{ code: 'not-a-choice' as const, facts: { choices: known.join(', ') } },
          },
        ]
      : [],
  );
  if (wrong.length) throw invalid('columns-unfit', 'A column means a field that is none.', wrong);
  return Object.fromEntries(columns.map(({ name, field }) => [name, field ?? null]));
}
