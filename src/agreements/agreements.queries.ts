import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { notFound } from '../../libs/kernel/index.js';
import { type AgreementState } from '../../libs/lifecycle/index.js';
import { authorise, may, reachOf, type Viewer } from '../identity/index.js';
import { offsetOf, type Page } from '../platform/http/index.js';
import { type IpTerms, openPoints } from './agreement-terms.js';
import { type AgreementsQuery } from './agreement.dto.js';
import { readMilestones } from './milestones.js';
import { sideOf } from './sign-agreement.js';

interface AgreementRow {
  id: string;
  state: AgreementState;
  issuerId: string;
  takerId: string;
  ipTerms: IpTerms;
  issuerSignedAt: Date | null;
  takerSignedAt: Date | null;
}

/** Agreements, for the two sides, coordinators and auditors. */
@Injectable()
export class AgreementsQueries {
  constructor(private readonly dataSource: DataSource) {}

  async list(viewer: Viewer, query: AgreementsQuery): Promise<Page<unknown>> {
    const everywhere = reachOf('agreement.read', viewer.role) === 'any';
    const values = [
      everywhere ? null : viewer.organisationId,
      query.state ?? null,
      query.challengeId ?? null,
      everywhere,
    ];
    const filter = `($4 or g.issuer_id = $1::uuid or g.taker_id = $1::uuid)
      and ($2::text is null or g.state = $2) and ($3::uuid is null or g.challenge_id = $3)`;
    const [{ total }] = await this.dataSource.query(
      `select count(*)::int as total from agreement g where ${filter}`,
      values,
    );
    const items = await this.dataSource.query(
      `select ${SUMMARY} ${FROM} where ${filter}
       order by g.created_at desc, g.id limit $5 offset $6`,
      [...values, query.pageSize, offsetOf(query)],
    );
    return { items, page: query.page, pageSize: query.pageSize, total };
  }

  /** The whole agreement with its milestones, what is still open, and what the viewer may do. */
  async one(viewer: Viewer, id: string) {
    const [row]: AgreementRow[] = await this.dataSource.query(
      `select ${SUMMARY}, g.issuer_id as "issuerId", g.taker_id as "takerId",
              g.task_book as "taskBook", g.ip_terms as "ipTerms", g.commitment
       ${FROM} where g.id = $1`,
      [id],
    );
    if (!row) throw notFound('agreement');
    const { issuerId, takerId, ...shown } = row;
    authorise(viewer, 'agreement.read', { organisationId: [issuerId, takerId] }, 'agreement');
    return {
      ...shown,
      openPoints: openPoints(row.ipTerms),
      milestones: await readMilestones(this.dataSource, id),
      actions: actionsOf(viewer, row),
    };
  }
}

const SUMMARY = `
  g.id, g.state, g.title, g.price, g.currency, g.version, g.award_id as "awardId",
  jsonb_build_object('id', c.id, 'number', c.number, 'title', c.title) as challenge,
  jsonb_build_object('id', i.id, 'name', i.name, 'nameEn', i.name_en) as issuer,
  jsonb_build_object('id', t.id, 'name', t.name, 'nameEn', t.name_en) as taker,
  g.issuer_signed_at as "issuerSignedAt", g.taker_signed_at as "takerSignedAt",
  g.registration_number as "registrationNumber", g.created_at as "createdAt",
  g.updated_at as "updatedAt"`;
const FROM = `
  from agreement g join challenge c on c.id = g.challenge_id
  join organisation i on i.id = g.issuer_id join organisation t on t.id = g.taker_id`;

function actionsOf(viewer: Viewer, row: AgreementRow): string[] {
  const mayWrite = may(viewer, 'agreement.write', { organisationId: row.issuerId });
  if (row.state !== 'draft') return mayWrite ? ['register'] : [];
  const side = may(viewer, 'agreement.sign') ? sideOf(viewer, row) : null;
  const signed = side === 'issuer' ? row.issuerSignedAt : row.takerSignedAt;
  const canSign = side && !signed && openPoints(row.ipTerms).length === 0;
  return [...(mayWrite ? ['edit'] : []), ...(canSign ? ['sign'] : [])];
}
