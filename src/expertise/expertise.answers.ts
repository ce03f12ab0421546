import {
  choices,
  Flag,
  Id,
  IdOrNull,
  Many,
  OneOf,
  PageAnswer,
  SomeOf,
  Text,
  TextOrNull,
  Texts,
  Time,
  Whole,
  WholeOrNull,
} from '../platform/http/index.js';
import { WORK_KINDS, type WorkKind } from './facts.js';

export const WORK_KIND = choices('WorkKind', WORK_KINDS);
export const EXPERT_ACTIONS = ['edit', 'claim'] as const;
export type ExpertAction = (typeof EXPERT_ACTIONS)[number];
const EXPERT_ACTION = choices('ExpertAction', EXPERT_ACTIONS);

export class ExpertLineAnswer {
  @Id() id: string;
  @Text() name: string;
  @TextOrNull() nameEn: string | null;
  @Id() organisationId: string;
  @Text() organisationName: string;
  @TextOrNull() department: string | null;
  @TextOrNull() title: string | null;
  @Texts() fields: string[];
  @Texts() keywords: string[];
  @Flag({ description: 'An account stands behind it' }) claimed: boolean;
  @Whole() workCount: number;
}

export class ExpertsAnswer extends PageAnswer {
  @Many(ExpertLineAnswer) items: ExpertLineAnswer[];
}

export class WorkLineAnswer {
  @Id() id: string;
  @OneOf(WORK_KIND) kind: WorkKind;
  @Text() title: string;
  @WholeOrNull() year: number | null;
  @TextOrNull() language: string | null;
  @TextOrNull() doi: string | null;
  @TextOrNull() venue: string | null;
  @TextOrNull() publicationNumber: string | null;
  @IdOrNull() performerId: string | null;
  @TextOrNull() performerName: string | null;
}

export class WorksAnswer extends PageAnswer {
  @Many(WorkLineAnswer) items: WorkLineAnswer[];
}

export const OWN_WORK_ACTIONS = ['correct', 'disown', 'claim'] as const;
export type OwnWorkAction = (typeof OWN_WORK_ACTIONS)[number];
const OWN_WORK_ACTION = choices('OwnWorkAction', OWN_WORK_ACTIONS);

/** A work as its expert sees it in his own list. */
export class OwnWorkAnswer extends WorkLineAnswer {
  @TextOrNull() abstract: string | null;
  @Whole() version: number;
  @Flag({ description: 'The expert said so himself; else an import did' }) claimed: boolean;
  @Whole({ description: 'Which of the authors he is, from 0' }) position: number;
  @Text({ description: 'As the work spells him' }) authorName: string;
  @SomeOf(OWN_WORK_ACTION) actions: OwnWorkAction[];
}

export class OwnWorksAnswer extends PageAnswer {
  @Many(OwnWorkAnswer) items: OwnWorkAnswer[];
}

export class WorkSuggestionsAnswer {
  @Many(OwnWorkAnswer) items: OwnWorkAnswer[];
}

export class ClaimableExpertsAnswer {
  @Many(ExpertLineAnswer) items: ExpertLineAnswer[];
}

class RecordSourceAnswer {
  @Text() source: string;
  @TextOrNull() externalId: string | null;
}

/** Mail address and account only for whoever may edit the profile. */
export class ExpertAnswer extends ExpertLineAnswer {
  @Texts() aliases: string[];
  @TextOrNull() orcid: string | null;
  @TextOrNull() biography: string | null;
  @TextOrNull() homepage: string | null;
  @WholeOrNull({ description: 'Most challenges at a time; null: no limit of his own' })
  loadCap: number | null;
  @Whole() version: number;
  @Time() updatedAt: Date;
  @TextOrNull({ absent: true }) email?: string | null;
  @IdOrNull({ absent: true }) personId?: string | null;
  @Many(RecordSourceAnswer) sources: RecordSourceAnswer[];
  @Many(WorkLineAnswer, { description: 'The newest; GET /works?expertId= has all' })
  works: WorkLineAnswer[];
  @SomeOf(EXPERT_ACTION) actions: ExpertAction[];
}

export class TeamLineAnswer {
  @Id() id: string;
  @Text() name: string;
  @Id() organisationId: string;
  @Text() organisationName: string;
  @Whole() workCount: number;
}

export class TeamsAnswer extends PageAnswer {
  @Many(TeamLineAnswer) items: TeamLineAnswer[];
}

export class TeamAnswer extends TeamLineAnswer {
  @Many(WorkLineAnswer) works: WorkLineAnswer[];
}

class AuthorAnswer {
  @Text() name: string;
  @TextOrNull() organisationName: string | null;
  @TextOrNull() orcid: string | null;
  @IdOrNull() expertId: string | null;
}

class TranslationAnswer {
  @Text() language: string;
  @Text({ absent: true }) title?: string;
  @Text({ absent: true }) abstract?: string;
}

class WorkTeamAnswer {
  @Id() id: string;
  @Text() name: string;
}

export class WholeWorkAnswer extends WorkLineAnswer {
  @Whole() version: number;
  @TextOrNull() abstract: string | null;
  @Texts() keywords: string[];
  @Texts() classifications: string[];
  @Many(TranslationAnswer) translations: TranslationAnswer[];
  @Many(AuthorAnswer) authors: AuthorAnswer[];
  @Many(WorkTeamAnswer) teams: WorkTeamAnswer[];
  @Many(RecordSourceAnswer) sources: RecordSourceAnswer[];
}
