import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Viewer } from '../identity/index.js';
import { offsetOf } from '../platform/http/index.js';
import { type NotificationsAnswer, type NotificationsQuery } from './notifications.dto.js';
import { linkOf, renderNotice } from './render-notice.js';

@Injectable()
export class NotificationQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** The viewer's own inbox, newest first, in his language. */
  async list(viewer: Viewer, query: NotificationsQuery): Promise<NotificationsAnswer> {
    const unreadOnly = query.unread === 'true';
    const [{ total, unread }] = await this.dataSource.query(
      `select (count(*) filter (where not $2 or read_at is null))::int as total,
              (count(*) filter (where read_at is null))::int as unread
       from notification where person_id = $1`,
      [viewer.personId, unreadOnly],
    );
    const rows: Row[] = await this.dataSource.query(
      `select id, kind, facts, created_at as "createdAt", read_at as "readAt"
       from notification where person_id = $1 and (not $2 or read_at is null)
       order by created_at desc, id desc limit $3 offset $4`,
      [viewer.personId, unreadOnly, query.pageSize, offsetOf(query)],
    );
    const items = rows.map((row) => ({
      ...row,
      ...renderNotice(row.kind, row.facts, viewer.locale),
      link: linkOf(row.facts),
      actions: row.readAt ? [] : ['read'],
    }));
    return { items, page: query.page, pageSize: query.pageSize, total, unread };
  }
}

interface Row {
  id: string;
  kind: string;
  facts: Record<string, string | number | null>;
  createdAt: Date;
  readAt: Date | null;
}
