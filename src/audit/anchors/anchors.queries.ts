import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { offsetOf, type Page, type PageQuery } from '../../platform/http/index.js';
import { type AnchorAnswer } from './anchors.dto.js';

@Injectable()
export class AnchorQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first. Never the salt, and never how many events an anchor covers. */
  async anchors(query: PageQuery): Promise<Page<AnchorAnswer>> {
    const { page, pageSize } = query;
    const items = await this.dataSource.query<AnchorAnswer[]>(
      `select number, taken_at as "takenAt", events_digest as "eventsDigest",
         previous_hash as "previousHash", hash
       from event_anchor order by number desc limit $1 offset $2`,
      [pageSize, offsetOf(query)],
    );
    const [{ total }] = await this.dataSource.query(
      `select count(*)::int as total from event_anchor`,
    );
    return { items, page, pageSize, total };
  }
}
