import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { IsInstant, PageQuery } from '../platform/http/index.js';

export class NotificationsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ['true', 'false'], description: 'true: unread ones only.' })
  @IsOptional()
  @IsIn(['true', 'false'])
  unread?: 'true' | 'false';
}

export class ReadAllBody {
  @ApiPropertyOptional({
    format: 'date-time',
    description: 'Only those that came until then, so that none is read unseen.',
  })
  @IsOptional()
  @IsInstant()
  until?: string;
}

export class NotificationAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ description: 'For example invitationSent; see the catalogue of words.' })
  kind: string;

  @ApiProperty({ description: "In the viewer's language." })
  title: string;

  @ApiProperty({ description: "In the viewer's language." })
  text: string;

  @ApiProperty({ type: String, nullable: true, description: 'A path of the web application.' })
  link: string | null;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Ids and titles.' })
  facts: Record<string, string | number | null>;

  @ApiProperty({ format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readAt: Date | null;

  @ApiProperty({ type: [String], enum: ['read'] })
  actions: string[];
}

export class NotificationsAnswer {
  @ApiProperty({ type: [NotificationAnswer] })
  items: NotificationAnswer[];

  @ApiProperty()
  page: number;

  @ApiProperty()
  pageSize: number;

  @ApiProperty()
  total: number;

  @ApiProperty({ description: 'All unread ones, whatever the filter.' })
  unread: number;
}
