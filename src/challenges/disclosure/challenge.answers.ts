import { ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { type ChallengeState } from '../../../libs/lifecycle/index.js';
import { ENTERPRISE_TIER } from '../../identity/index.js';
import {
  choices,
  Decimal,
  FieldProblemAnswer,
  Flag,
  Id,
  Many,
  One,
  OneOf,
  OneOfOrNull,
  PageAnswer,
  SomeOf,
  Text,
  TextOrNull,
  Texts,
  Time,
  TimeOrNull,
  Whole,
  WholeOrNull,
} from '../../platform/http/index.js';
import { CHALLENGE_STATE, COOPERATION, MECHANISM } from '../challenge-choices.js';
import { IndicatorBody } from '../draft/draft.dto.js';
import { QUESTION_TIER, type QuestionTier } from '../questions/questions.dto.js';
import { CHALLENGE_ACTIONS, type ChallengeAction } from './actions.js';
import { DISCLOSURE_TIERS, type DisclosureTier, PART_TIERS, type PartTier } from './tier.js';

const CHALLENGE_ACTION = choices('ChallengeAction', CHALLENGE_ACTIONS);
const DISCLOSURE_TIER = choices('DisclosureTier', DISCLOSURE_TIERS);
const PART_TIER = choices('PartTier', PART_TIERS);
const ABSENT = { absent: true };
/** Parts of a tier that not everybody sees: absent below it, null where the issuer left it open. */
const HiddenText = () => TextOrNull(ABSENT);
const HiddenTime = () => TimeOrNull(ABSENT);

export class IssuerAnswer {
  @Id() id: string;
  @Text() name: string;
  @TextOrNull() nameEn: string | null;
  @OneOfOrNull(ENTERPRISE_TIER) tier: string | null;
}

/** What everybody may read of a listed challenge. */
export class TeaserAnswer {
  @Id() id: string;
  @TextOrNull() number: string | null;
  @OneOf(CHALLENGE_STATE) state: ChallengeState;
  @Flag() open: boolean;
  @One(IssuerAnswer) organisation: IssuerAnswer;
  @Text() title: string;
  @TextOrNull() teaser: string | null;
  @TextOrNull() field: string | null;
  @Texts() keywords: string[];
  @TextOrNull() region: string | null;
  @Text() language: string;
  @TextOrNull() budgetMin: string | null;
  @TextOrNull() budgetMax: string | null;
  @Text() currency: string;
  @OneOfOrNull(COOPERATION) cooperation: string | null;
  @OneOf(MECHANISM) mechanism: string;
  @Whole() maxAwards: number;
  @Texts() indicatorNames: string[];
  @Whole() round: number;
  @TimeOrNull() listedAt: Date | null;
  @TimeOrNull() deadline: Date | null;
  /** The server's clock, against which a countdown runs. */
  @Time() now: Date;
  @Flag() accepted: boolean;
  @SomeOf(CHALLENGE_ACTION) actions: ChallengeAction[];
}

export class AttachmentAnswer {
  @Id() id: string;
  @Text() name: string;
  @Text() mediaType: string;
  @Whole() size: number;
  @OneOf(PART_TIER) tier: PartTier;
}

export class UploadAnswer extends AttachmentAnswer {
  @Text() sha256: string;
}

/** A challenge as far as the caller may see it; `tier` says how far that is. */
export class ChallengeAnswer extends TeaserAnswer {
  @OneOf(DISCLOSURE_TIER) tier: DisclosureTier;
  @Whole() graceSeconds: number;
  @Text() termsVersion: string;
  @Many(AttachmentAnswer) attachments: AttachmentAnswer[];
  @HiddenText() problem?: string | null;
  @Many(IndicatorBody, ABSENT) indicators?: IndicatorBody[];
  @HiddenText() expectedResults?: string | null;
  @WholeOrNull(ABSENT) durationMonths?: number | null;
  @HiddenText() ipWish?: string | null;
  @HiddenText() conditions?: string | null;
  @Texts(ABSENT) intendedPartners?: string[];
  @HiddenText() annex?: string | null;
  @HiddenText() reason?: string | null;
  @Whole(ABSENT) version?: number;
  @HiddenTime() submittedAt?: Date | null;
  @HiddenTime() openedAt?: Date | null;
  @HiddenText() source?: string | null;
  @HiddenText() externalId?: string | null;

  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' } })
  notes?: Record<string, string>;

  @HiddenTime() createdAt?: Date;
  @HiddenTime() updatedAt?: Date;
}

class SimilarChallengeAnswer {
  @Id() id: string;
  @Text() number: string;
  @Text() title: string;
  @TextOrNull() teaser: string | null;
  @OneOf(CHALLENGE_STATE) state: ChallengeState;
  @Text() organisationName: string;
  @Time() listedAt: Date;
  @TimeOrNull() deadline: Date | null;
  @Decimal({ description: 'Of what tells this challenge, how much the other has; at most 1' })
  share: number;
  @Texts({ description: 'Words both have, the rarest first' }) words: string[];
}

export class SimilarAnswer {
  @Many(SimilarChallengeAnswer) items: SimilarChallengeAnswer[];
}

class ChecklistItemAnswer extends PartialType(FieldProblemAnswer) {
  @Text() override field: string;
  @Flag() done: boolean;
}

export class ChecklistAnswer {
  @Flag() complete: boolean;
  @Many(ChecklistItemAnswer) items: ChecklistItemAnswer[];
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
  @Whole({ description: 'Questions without an answer' }) openQuestions: number;
}

class StateCountAnswer {
  @OneOf(CHALLENGE_STATE) value: ChallengeState;
  @Whole() count: number;
}

class BoardColumnAnswer {
  @OneOf(CHALLENGE_STATE) state: ChallengeState;
  @Whole({ description: 'Of all in this state, shown or not' }) count: number;
  @Many(ManagedAnswer, { description: 'The last changed ones' }) items: ManagedAnswer[];
}

/** States without a challenge are left out; the others come in the order of the life cycle. */
export class BoardAnswer {
  @Many(BoardColumnAnswer) columns: BoardColumnAnswer[];
}

export class ManagedPageAnswer extends PageAnswer {
  @Many(ManagedAnswer) items: ManagedAnswer[];
  @Many(StateCountAnswer) states: StateCountAnswer[];
}

class FacetValueAnswer {
  @Text() value: string;
  @Whole() count: number;
}
const Facet = () => Many(FacetValueAnswer);

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
  @Facet() closing: FacetValueAnswer[];
}

export class ListPageAnswer extends PageAnswer {
  @Many(TeaserAnswer) items: TeaserAnswer[];
  @One(FacetsAnswer) facets: FacetsAnswer;
}

export class AnsweredAnswer {
  @Id() challengeId: string;
}

export class QuestionAnswer {
  @Id() id: string;
  @OneOf(QUESTION_TIER) tier: QuestionTier;
  @Text() question: string;
  @Time() askedAt: Date;
  @TextOrNull() answer: string | null;
  @TimeOrNull() answeredAt: Date | null;
  /** The caller asked it himself; nobody else learns who did. */
  @Flag() own: boolean;
  @SomeOf(choices('QuestionAction', ['answer'])) actions: 'answer'[];
}

export class QuestionPageAnswer extends PageAnswer {
  @Many(QuestionAnswer) items: QuestionAnswer[];
}

export class ListingResult {
  @Id() id: string;
  @OneOf(choices('ListingOutcome', ['listed', 'refused'])) outcome: 'listed' | 'refused';
  @Text(ABSENT) number?: string;
  @Text(ABSENT) code?: string;
  @Text(ABSENT) message?: string;
  @Many(FieldProblemAnswer, ABSENT) fields?: FieldProblemAnswer[];
}

export class BulkListingAnswer {
  @Whole() listed: number;
  @Whole() refused: number;
  @Many(ListingResult) results: ListingResult[];
}
