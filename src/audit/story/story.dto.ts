import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, MaxLength, Min } from 'class-validator';
import { choices } from '../../platform/http/index.js';
import { ACTOR_KIND } from '../audit.dto.js';

const STORY_NOUN = choices('StoryNoun', ['challenge', 'invitation', 'bid', 'agreement']);

export class StoryQuery {
  @ApiPropertyOptional({ description: 'From the last answer; absent: from the beginning.' })
  @IsOptional()
  @MaxLength(200)
  @Matches(/^[\w-]+$/, { message: 'cursor must be the one of the last answer' })
  cursor?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 500, default: 200 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit = 200;
}

export class StoryActorAnswer {
  @ApiProperty(ACTOR_KIND)
  kind: string;

  @ApiProperty({ type: String, nullable: true, description: 'null: not for this viewer.' })
  name: string | null;

  @ApiProperty({ type: String, nullable: true })
  role: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'null: not for this viewer.' })
  organisationName: string | null;
}

export class StoryEventAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'date-time' })
  at: Date;

  @ApiProperty()
  type: string;

  @ApiProperty(STORY_NOUN)
  noun: string;

  @ApiProperty({ format: 'uuid', description: 'Of the thing that the noun names.' })
  subjectId: string;

  @ApiProperty({ description: "What happened, in the viewer's language." })
  text: string;

  @ApiProperty({ type: StoryActorAnswer })
  actor: StoryActorAnswer;
}

export class StoryAnswer {
  @ApiProperty({ type: [StoryEventAnswer], description: 'Oldest first.' })
  items: StoryEventAnswer[];

  @ApiProperty({ type: String, nullable: true, description: 'null: this was the last page.' })
  nextCursor: string | null;
}
