import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { choices } from '../../platform/http/index.js';
import { CHALLENGE_LIMITS as LIMITS } from '../challenge-facts.js';
import { RequiredText } from '../draft/text-fields.js';

export const QUESTION_TIERS = ['teaser', 'detail'] as const;
export type QuestionTier = (typeof QUESTION_TIERS)[number];
export const QUESTION_TIER = choices('QuestionTier', QUESTION_TIERS);

export class QuestionBody {
  @RequiredText(LIMITS.question) question: string;

  @ApiPropertyOptional({ ...QUESTION_TIER, description: 'Who may read it; default: your tier' })
  @IsOptional()
  @IsIn(QUESTION_TIERS)
  tier?: QuestionTier;
}

export class AnswerBody {
  @RequiredText(LIMITS.answer) answer: string;
}
