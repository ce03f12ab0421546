import { ApiProperty } from '@nestjs/swagger';
import {
  choices,
  Decimal,
  Flag,
  Id,
  Many,
  OneOfOrNull,
  OneOrNull,
  PageAnswer,
  SomeOf,
  Text,
  TextOrNull,
  Texts,
  Time,
  Whole,
} from '../../platform/http/index.js';
import { type Format } from '../formats/index.js';
import { IMPORT_FORMAT } from '../imports.answers.js';

class ColumnAnswer {
  @Text() name: string;
  @TextOrNull({ description: 'What it is taken for; null: a note' }) field: string | null;
  @Texts({ description: 'Of the first rows' }) samples: string[];
}

class ColumnMeaningAnswer {
  @Text() name: string;
  @TextOrNull({ description: 'Null: a note' }) field: string | null;
}

class TargetFieldAnswer {
  @Text() name: string;
  @Flag({ description: 'Some column must mean it' }) required: boolean;
}

class PreviewProblemAnswer {
  @Text() code: string;
  @Text() reason: string;
  @TextOrNull() field: string | null;
}

class PreviewRecordAnswer {
  @Whole() line: number;
  @OneOfOrNull(choices('PreviewKind', ['challenge', 'expert', 'work'])) kind: string | null;
  @TextOrNull({ description: 'Its title or name' }) label: string | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'As it would be read',
  })
  record: object | null;

  @OneOrNull(PreviewProblemAnswer) problem: PreviewProblemAnswer | null;
}

/** A file that waits here for a day: how it would be read, before anything is stored. */
export class ImportUploadAnswer {
  @Id() id: string;
  @Text() fileName: string;
  @Decimal({ description: 'Bytes' }) size: number;
  @Text() sha256: string;
  @Time() createdAt: Date;
  @SomeOf(IMPORT_FORMAT, { description: 'What it may be, the likeliest first' })
  candidates: Format[];
  @OneOfOrNull(IMPORT_FORMAT, { description: 'As which it is shown here; null: as none' })
  format: Format | null;
  @Many(ColumnAnswer, { description: 'Empty for formats without columns' })
  columns: ColumnAnswer[];
  @Many(ColumnMeaningAnswer, {
    description:
      'What the organisation made of such columns last, where it differs from their names',
  })
  remembered: ColumnMeaningAnswer[];
  @Many(TargetFieldAnswer, { description: 'What a column may mean' }) fields: TargetFieldAnswer[];
  @Many(PreviewRecordAnswer, { description: 'The first records' }) records: PreviewRecordAnswer[];
  @OneOrNull(PreviewProblemAnswer, { description: 'Why the file can’t be read in this way' })
  problem: PreviewProblemAnswer | null;
  @SomeOf(choices('UploadAction', ['run', 'remove'])) actions: ('run' | 'remove')[];
}

class ImportProblemAnswer {
  @Whole() line: number;
  @TextOrNull() field: string | null;
  @Text() code: string;
  @Text() reason: string;
  @TextOrNull({ description: 'The beginning of the record' }) record: string | null;
}

class ProblemCountAnswer {
  @Text() code: string;
  @TextOrNull() field: string | null;
  @Whole() count: number;
}

/** Records that were not stored, in the order of the file, and of each kind how many. */
export class ImportProblemsAnswer extends PageAnswer {
  @Many(ImportProblemAnswer) items: ImportProblemAnswer[];
  @Many(ProblemCountAnswer) counts: ProblemCountAnswer[];
}
