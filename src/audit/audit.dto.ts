import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { FAULT_KINDS } from '../platform/events/index.js';
import { IsInt, IsOptional, Matches, Max, MaxLength, Min } from 'class-validator';
import { choices, IsInstant } from '../platform/http/index.js';

export const ACTOR_KIND = choices('ActorKind', ['person', 'system', 'public']);

/** Which events; all conditions hold together. */
export class EventFilter {
  @ApiPropertyOptional({ description: 'A whole stream, such as challenge:<id>.', maxLength: 200 })
  @IsOptional()
  @MaxLength(200)
  @Matches(/^[a-z-]+:[\w-]+$/, { message: 'stream must look like challenge:<id>' })
  stream?: string;

  @ApiPropertyOptional({ description: 'Such as challengeListed.', maxLength: 100 })
  @IsOptional()
  @MaxLength(100)
  @Matches(/^[a-zA-Z]+$/, { message: 'type must be a name such as challengeListed' })
  type?: string;

  @ApiPropertyOptional({ description: "A person's id, or the name of a job.", maxLength: 100 })
  @IsOptional()
  @MaxLength(100)
  @Matches(/^[\w-]+$/, { message: 'actor must be an id or the name of a job' })
  actor?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'From this instant on.' })
  @IsOptional()
  @IsInstant()
  from?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Before this instant.' })
  @IsOptional()
  @IsInstant()
  to?: string;
}

export class EventsQuery extends EventFilter {
  @ApiPropertyOptional({ description: 'From the last answer; absent: from the newest.' })
  @IsOptional()
  @MaxLength(200)
  @Matches(/^[\w-]+$/, { message: 'cursor must be the one of the last answer' })
  cursor?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 200, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit = 50;
}

export class EventActorAnswer {
  @ApiProperty(ACTOR_KIND)
  kind: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  personId: string | null;

  @ApiProperty({ type: String, nullable: true, description: "The person's, or the job's." })
  name: string | null;

  @ApiProperty({ type: String, nullable: true })
  role: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  organisationId: string | null;

  @ApiProperty({ type: String, nullable: true })
  organisationName: string | null;
}

export class EventAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  stream: string;

  @ApiProperty({ description: 'The position in its stream, from 1 on.' })
  version: number;

  @ApiProperty()
  type: string;

  @ApiProperty({ type: 'object', additionalProperties: true })
  payload: Record<string, unknown>;

  @ApiProperty({ format: 'date-time' })
  at: Date;

  @ApiProperty({ type: EventActorAnswer })
  actor: EventActorAnswer;

  @ApiProperty({ type: String, nullable: true })
  requestId: string | null;

  @ApiProperty({ description: 'SHA-256 in hex of the event before it in its stream.' })
  previousHash: string;

  @ApiProperty({ description: 'SHA-256 in hex over the event and the hash before it.' })
  hash: string;
}

export class EventsAnswer {
  @ApiProperty({ type: [EventAnswer] })
  items: EventAnswer[];

  @ApiProperty({ type: String, nullable: true, description: 'null: this was the last page.' })
  nextCursor: string | null;
}

export class ChainFaultAnswer {
  @ApiProperty({ description: 'An anchor is named as the stream anchor:<number>.' })
  stream: string;

  @ApiProperty({ description: "The position at which the chain breaks, or an anchor's number." })
  version: number;

  @ApiProperty(choices('ChainFaultKind', FAULT_KINDS))
  kind: string;

  @ApiProperty()
  message: string;
}

export class VerificationAnswer {
  @ApiProperty({ description: 'true: no event or anchor was changed, removed or reordered.' })
  holds: boolean;

  @ApiProperty({ description: 'Broken streams and anchors, also those that are not shown.' })
  faults: number;

  @ApiProperty({ type: [ChainFaultAnswer], description: 'The first hundred that may be shown.' })
  found: ChainFaultAnswer[];

  @ApiProperty({ description: 'Streams that may be shown.' })
  streams: number;

  @ApiProperty({ description: 'Events that may be shown.' })
  events: number;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the newest anchor was taken: later events are bound by their streams alone.',
  })
  anchoredAt: Date | null;

  @ApiProperty({ format: 'date-time' })
  checkedAt: Date;

  @ApiProperty()
  tookMs: number;
}
