import { importMachine, type ImportState, statesOf } from '../../libs/lifecycle/index.js';
import {
  choices,
  Decimal,
  Flag,
  Id,
  IdOrNull,
  Many,
  One,
  OneOf,
  PageAnswer,
  SomeOf,
  Text,
  TextOrNull,
  Texts,
  Time,
  TimeOrNull,
  Whole,
} from '../platform/http/index.js';
import { type Format, FORMAT_NAMES } from './formats/index.js';

export const IMPORT_FORMAT = choices('ImportFormat', FORMAT_NAMES);
export const IMPORT_STATE = choices('ImportState', statesOf(importMachine));
export const IMPORT_ACTIONS = ['cancel', 'download-errors'] as const;
export type ImportAction = (typeof IMPORT_ACTIONS)[number];
const IMPORT_ACTION = choices('ImportAction', IMPORT_ACTIONS);
const RECORD_KIND = choices('ImportedKind', ['challenge', 'expert', 'work', 'mixed']);
const FAMILY = choices('FileFamily', ['csv', 'jsonl', 'json', 'bibtex', 'ris', 'xml']);

class LabelAnswer {
  @Text() zh: string;
  @Text() en: string;
}

class FormatAnswer {
  @OneOf(IMPORT_FORMAT) name: Format;
  @OneOf(RECORD_KIND) kind: string;
  @OneOf(FAMILY) family: string;
  @One(LabelAnswer) label: LabelAnswer;
  @Texts({ description: 'Usual file endings' }) extensions: string[];
}

export class FormatsAnswer {
  @Many(FormatAnswer) items: FormatAnswer[];
}

/** `read` records are dealt with: stored, unchanged or rejected. */
class NamedColumnAnswer {
  @Text() name: string;
  @TextOrNull({ description: 'Null: a note' }) field: string | null;
}

export class ImportAnswer {
  @Id() id: string;
  @OneOf(IMPORT_FORMAT) format: Format;
  @Text() source: string;
  @Flag({ description: 'Counted and judged only; nothing was kept' }) dryRun: boolean;
  @Text() fileName: string;
  @Decimal({ description: 'Bytes' }) size: number;
  @Text() sha256: string;
  @OneOf(IMPORT_STATE) state: ImportState;
  @Whole() read: number;
  @Whole() stored: number;
  @Whole() unchanged: number;
  @Whole() rejected: number;
  @Texts({ description: 'Names of columns or keys that became notes' }) unknownNames: string[];
  @TextOrNull() failure: string | null;
  @Flag() cancelRequested: boolean;
  @Decimal() bytesRead: number;
  @Whole() percent: number;
  @Time() createdAt: Date;
  @TimeOrNull() startedAt: Date | null;
  @TimeOrNull() finishedAt: Date | null;
  @TextOrNull() requestedByName: string | null;
  @IdOrNull({ description: 'The waiting file it was read from' }) uploadId: string | null;
  @Many(NamedColumnAnswer, { description: 'Columns that were named otherwise than suggested' })
  columns: NamedColumnAnswer[];
  @IdOrNull({ description: 'Whose own works it brought' }) expertId: string | null;
  @SomeOf(IMPORT_ACTION) actions: ImportAction[];
}

export class ImportsAnswer extends PageAnswer {
  @Many(ImportAnswer) items: ImportAnswer[];
}
