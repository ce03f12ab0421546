import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Page, offsetOf } from '../platform/http/index.js';
import { type OrganisationsQuery } from './identity.dto.js';
import { type MeAnswer, type MembershipAnswer } from './identity.answers.js';
import { ACTS } from './policy.js';
import { may, type Viewer } from './viewer.js';

@Injectable()
export class IdentityQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Who is signed in, in which role, and which other roles could be taken. */
  async me(viewer: Viewer): Promise<MeAnswer> {
    const [person] = await this.dataSource.query(
      `select name_en as "nameEn", email from person where id = $1`,
      [viewer.personId],
    );
    const memberships = await this.dataSource.query(
      `select m.id, m.role, m.organisation_id as "organisationId", o.name as "organisationName",
              o.name_en as "organisationNameEn",
              o.kind as "organisationKind"
       from membership m join organisation o on o.id = m.organisation_id
       where m.person_id = $1 and m.ended_at is null order by m.created_at, m.id`,
      [viewer.personId],
    );
    const { personId, name, locale, membershipId, role, organisationId } = viewer;
    const mine = memberships.find(({ id }: MembershipAnswer) => id === membershipId);
    return {
      ...{ personId, name, ...person, locale, membershipId, role, organisationId, memberships },
      organisation: mine ? homeOf(mine) : null,
      acts: ACTS.filter((act) => may(viewer, act)),
    };
  }

  async sessions(viewer: Viewer) {
    const rows = await this.dataSource.query(
      `select id, user_agent as "userAgent", created_at as "createdAt",
              last_seen_at as "lastSeenAt", id = $2 as current
       from session where person_id = $1 and revoked_at is null
         and expires_at > clock_timestamp() order by last_seen_at desc limit 50`,
      [viewer.personId, viewer.sessionId],
    );
    return { items: rows };
  }

  async organisations(query: OrganisationsQuery): Promise<Page<unknown>> {
    const filter = `($1::text is null or kind = $1)
      and ($2::text is null or strpos(lower(name || ' ' || coalesce(name_en, '')), lower($2)) > 0)`;
    const values = [query.kind ?? null, query.q ?? null];
    const [{ total }] = await this.dataSource.query(
      `select count(*)::int as total from organisation where ${filter}`,
      values,
    );
    const items = await this.dataSource.query(
      `select id, kind, name, name_en as "nameEn", parent_id as "parentId", region, tier, verified
       from organisation where ${filter} order by name collate reading_order, id limit $3 offset $4`,
      [...values, query.pageSize, offsetOf(query)],
    );
    return { items, page: query.page, pageSize: query.pageSize, total };
  }
}

const homeOf = (membership: MembershipAnswer) => ({
  id: membership.organisationId,
  kind: membership.organisationKind,
  name: membership.organisationName,
  nameEn: membership.organisationNameEn,
});
