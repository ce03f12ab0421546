import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { challengeMachine, type ChallengeState, statesOf } from '../../../libs/lifecycle/index.js';
import { TIERS } from '../../identity/index.js';
import { COOPERATIONS, MECHANISMS } from '../challenge-facts.js';
import { IndicatorBody } from '../draft/draft.dto.js';
import { CHALLENGE_ACTIONS, type ChallengeAction } from './actions.js';
import { DISCLOSURE_TIERS, type DisclosureTier, PART_TIERS, type PartTier } from './tier.js';

const STATES = statesOf(challengeMachine);
const Text = () => ApiProperty({ type: String });
const Texts = () => ApiProperty({ type: [String] });
const Whole = () => ApiProperty({ type: 'integer' });
const Flag = () => ApiProperty({ type: Boolean });
const Time = () => ApiProperty({ type: String, format: 'date-time' });
const TextOrNull = () => ApiProperty({ type: String, nullable: true });
const TimeOrNull = () => ApiProperty({ type: String, format: 'date-time', nullable: true });
/** Parts of a tier that not everybody sees: absent below it, null where the issuer left it open. */
const HiddenText = () => ApiPropertyOptional({ type: String, nullable: true });
const HiddenTime = () => ApiPropertyOptional({ type: String, format: 'date-time', nullable: true });
const Id = () => applyDecorators(ApiProperty({ type: String, format: 'uuid' }));

export class IssuerAnswer {
  @Id() id: string;
  @Text() name: string;
  @TextOrNull() nameEn: string | null;
  @ApiProperty({ enum: TIERS, nullable: true }) tier: string | null;
}

/** What everybody may read of a listed challenge. */
export class TeaserAnswer {
  @Id() id: string;
  @TextOrNull() number: string | null;
  @ApiProperty({ enum: STATES }) state: ChallengeState;
  @Flag() open: boolean;
  @ApiProperty({ type: IssuerAnswer }) organisation: IssuerAnswer;
  @Text() title: string;
  @TextOrNull() teaser: string | null;
  @TextOrNull() field: string | null;
  @Texts() keywords: string[];
  @TextOrNull() region: string | null;
  @Text() language: string;
  @TextOrNull() budgetMin: string | null;
  @TextOrNull() budgetMax: string | null;
  @Text() currency: string;
  @ApiProperty({ enum: COOPERATIONS, nullable: true }) cooperation: string | null;
  @ApiProperty({ enum: MECHANISMS }) mechanism: string;
  @Whole() maxAwards: number;
  @Texts() indicatorNames: string[];
  @Whole() round: number;
  @TimeOrNull() listedAt: Date | null;
  @TimeOrNull() deadline: Date | null;
  /** The server's clock, against which a countdown runs. */
  @Time() now: Date;
  @Flag() accepted: boolean;
  @ApiProperty({ enum: CHALLENGE_ACTIONS, isArray: true }) actions: ChallengeAction[];
}

export class AttachmentAnswer {
  @Id() id: string;
  @Text() name: string;
  @Text() mediaType: string;
  @Whole() size: number;
  @ApiProperty({ enum: PART_TIERS }) tier: PartTier;
}

export class UploadAnswer extends AttachmentAnswer {
  @Text() sha256: string;
}

/** A challenge as far as the caller may see it; `tier` says how far that is. */
export class ChallengeAnswer extends TeaserAnswer {
  @ApiProperty({ enum: DISCLOSURE_TIERS }) tier: DisclosureTier;
  @Whole() graceSeconds: number;
  @Text() termsVersion: string;
  @ApiProperty({ type: [AttachmentAnswer] }) attachments: AttachmentAnswer[];
  @HiddenText() problem?: string | null;
  @ApiPropertyOptional({ type: [IndicatorBody] }) indicators?: IndicatorBody[];
  @HiddenText() expectedResults?: string | null;
  @ApiPropertyOptional({ type: 'integer', nullable: true }) durationMonths?: number | null;
  @HiddenText() ipWish?: string | null;
  @HiddenText() conditions?: string | null;
  @ApiPropertyOptional({ type: [String] }) intendedPartners?: string[];
  @HiddenText() annex?: string | null;
  @HiddenText() reason?: string | null;
  @ApiPropertyOptional({ type: 'integer' }) version?: number;
  @HiddenTime() submittedAt?: Date | null;
  @HiddenTime() openedAt?: Date | null;
  @HiddenText() source?: string | null;
  @HiddenText() externalId?: string | null;

  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' } })
  notes?: Record<string, string>;

  @HiddenTime() createdAt?: Date;
  @HiddenTime() updatedAt?: Date;
}

class ChecklistItemAnswer {
  @Text() field: string;
  @Flag() done: boolean;
  @ApiPropertyOptional({ type: String }) message?: string;
}

export class ChecklistAnswer {
  @Flag() complete: boolean;
  @ApiProperty({ type: [ChecklistItemAnswer] }) items: ChecklistItemAnswer[];
}

export class TermsAnswer {
  @Text() version: string;
  @Texts() zh: readonly string[];
  @Texts() en: readonly string[];
}

/** One line of the list in somebody's care. */
export class ManagedAnswer extends OmitType(TeaserAnswer, [
  ...(['organisation', 'teaser', 'keywords', 'language', 'budgetMin', 'budgetMax'] as const),
  ...(['currency', 'cooperation', 'mechanism', 'maxAwards', 'indicatorNames', 'now'] as const),
  ...(['round', 'accepted'] as const),
]) {
  @Id() organisationId: string;
  @Text() organisationName: string;
  @TextOrNull() source: string | null;
  @TextOrNull() reason: string | null;
  @Whole() version: number;
  @Whole() relistings: number;
  @Time() createdAt: Date;
  @Time() updatedAt: Date;
  @TimeOrNull() submittedAt: Date | null;
}

class StateCountAnswer {
  @ApiProperty({ enum: STATES }) value: ChallengeState;
  @Whole() count: number;
}

class PageAnswer {
  @Whole() page: number;
  @Whole() pageSize: number;
  @Whole() total: number;
}

export class ManagedPageAnswer extends PageAnswer {
  @ApiProperty({ type: [ManagedAnswer] }) items: ManagedAnswer[];
  @ApiProperty({ type: [StateCountAnswer] }) states: StateCountAnswer[];
}

class FacetValueAnswer {
  @Text() value: string;
  @Whole() count: number;
}
const Facet = () => ApiProperty({ type: [FacetValueAnswer] });

/** For each facet its values, the most frequent first, counted under all filters but its own. */
export class FacetsAnswer {
  @Facet() field: FacetValueAnswer[];
  @Facet() region: FacetValueAnswer[];
  @Facet() budget: FacetValueAnswer[];
  @Facet() currency: FacetValueAnswer[];
  @Facet() cooperation: FacetValueAnswer[];
  @Facet() mechanism: FacetValueAnswer[];
  @Facet() tier: FacetValueAnswer[];
  @Facet() deadline: FacetValueAnswer[];
}

export class ListPageAnswer extends PageAnswer {
  @ApiProperty({ type: [TeaserAnswer] }) items: TeaserAnswer[];
  @ApiProperty({ type: FacetsAnswer }) facets: FacetsAnswer;
}

export class QuestionAnswer {
  @Id() id: string;
  @ApiProperty({ enum: ['teaser', 'detail'] }) tier: 'teaser' | 'detail';
  @Text() question: string;
  @Time() askedAt: Date;
  @TextOrNull() answer: string | null;
  @TimeOrNull() answeredAt: Date | null;
  /** The caller asked it himself; nobody else learns who did. */
  @Flag() own: boolean;
  @ApiProperty({ enum: ['answer'], isArray: true }) actions: 'answer'[];
}

export class QuestionPageAnswer extends PageAnswer {
  @ApiProperty({ type: [QuestionAnswer] }) items: QuestionAnswer[];
}

class FieldProblemAnswer {
  @Text() field: string;
  @Text() message: string;
}

export class ListingResult {
  @Id() id: string;
  @ApiProperty({ enum: ['listed', 'refused'] }) outcome: 'listed' | 'refused';
  @ApiPropertyOptional({ type: String }) number?: string;
  @ApiPropertyOptional({ type: String }) code?: string;
  @ApiPropertyOptional({ type: String }) message?: string;
  @ApiPropertyOptional({ type: [FieldProblemAnswer] }) fields?: FieldProblemAnswer[];
}

export class BulkListingAnswer {
  @Whole() listed: number;
  @Whole() refused: number;
  @ApiProperty({ type: [ListingResult] }) results: ListingResult[];
}
