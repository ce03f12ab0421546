import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentViewer, Does, RequestOrigin, type Viewer } from '../identity/index.js';
import { type Origin } from '../platform/events/index.js';
import { NotificationsAnswer, NotificationsQuery, ReadAllBody } from './notifications.dto.js';
import { NotificationQueries } from './notifications.queries.js';
import { ReadNotifications } from './read-notifications.js';

@ApiTags('notifications')
@Controller('notifications')
export class NotificationsController {
  constructor(
    private readonly queries: NotificationQueries,
    private readonly read: ReadNotifications,
  ) {}

  @Get()
  @Does('notification.own')
  @ApiOkResponse({ type: NotificationsAnswer })
  list(@CurrentViewer() viewer: Viewer, @Query() query: NotificationsQuery) {
    return this.queries.list(viewer, query);
  }

  @Put('reading')
  @Does('notification.own')
  @HttpCode(204)
  readAll(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Body() body: ReadAllBody,
  ) {
    return this.read.all(viewer, origin, body.until);
  }

  @Put(':id/reading')
  @Does('notification.own')
  @HttpCode(204)
  readOne(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
  ) {
    return this.read.one(viewer, origin, id);
  }
}
