import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { notFound } from '../../libs/kernel/index.js';
import { may, type Viewer } from '../identity/index.js';
import { offsetOf } from '../platform/http/index.js';
import { type InvitationAnswer, type InvitationsAnswer } from './invitations.answer.js';
import { type InvitationsQuery } from './invitations.dto.js';

@Injectable()
export class InvitationsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** A coordinator's list of all invitations, or a professor's of his own; the newest first. */
  async list(viewer: Viewer, query: InvitationsQuery): Promise<InvitationsAnswer> {
    const values = [ownerFilter(viewer), query.challengeId, query.profileId, query.state];
    const filter = values.map((value) => value ?? null);
    const [{ total }] = await this.dataSource.query<{ total: number }[]>(
      `select count(*)::int as total ${FROM} where ${FILTER}`,
      filter,
    );
    const rows = await this.dataSource.query<InvitationRow[]>(
      `select ${COLUMNS} ${FROM} where ${FILTER} order by i.created_at desc, i.id limit $5 offset $6`,
      [...filter, query.pageSize, offsetOf(query)],
    );
    const items = rows.map((row) => viewInvitation(row, viewer));
    return { items, page: query.page, pageSize: query.pageSize, total };
  }

  async one(viewer: Viewer, id: string): Promise<InvitationAnswer> {
    const [row] = await this.dataSource.query<InvitationRow[]>(
      `select ${COLUMNS} ${FROM} where i.id = $1
         and ($2::uuid is null or coalesce(i.person_id, p.person_id) = $2)`,
      [id, ownerFilter(viewer)],
    );
    if (!row) throw notFound('invitation');
    return viewInvitation(row, viewer);
  }
}

/** Null for whoever may read all invitations, else the person whose they must be. */
const ownerFilter = (viewer: Viewer): string | null =>
  may(viewer, 'invitation.read', { personId: null }) ? null : viewer.personId;

interface InvitationRow extends Omit<InvitationAnswer, 'own' | 'hasAccount' | 'actions'> {
  ownerId: string | null;
  /** The time to answer still runs and the challenge takes bids. */
  answerable: boolean;
}

/** Why a conflict was overridden is between coordinators. */
function viewInvitation(
  { ownerId, answerable, overrideNote, ...row }: InvitationRow,
  viewer: Viewer,
): InvitationAnswer {
  const own = ownerId === viewer.personId;
  const actions: string[] = [];
  const mayAnswer = may(viewer, 'invitation.answer', { personId: ownerId });
  if (mayAnswer && row.state === 'sent' && answerable) actions.push('accept', 'decline');
  const open = row.state === 'sent' || row.state === 'accepted';
  if (may(viewer, 'invitation.send') && open) actions.push('withdraw');
  const internal = may(viewer, 'invitation.read', { personId: null }) ? { overrideNote } : {};
  return { ...row, ...internal, own, hasAccount: ownerId !== null, actions };
}

const FROM = `
  from invitation i join profile p on p.id = i.profile_id
  join organisation home on home.id = i.organisation_id
  join challenge c on c.id = i.challenge_id join organisation issuer on issuer.id = c.organisation_id
  join person inviter on inviter.id = i.invited_by`;

const FILTER = `
  ($1::uuid is null or coalesce(i.person_id, p.person_id) = $1)
  and ($2::uuid is null or i.challenge_id = $2)
  and ($3::uuid is null or i.profile_id = $3)
  and ($4::text is null or i.state = $4)`;

const COLUMNS = `
  i.id, i.state, i.message, i.created_at as "createdAt", i.expires_at as "expiresAt",
  i.answered_at as "answeredAt", i.decline_reason as "declineReason",
  i.withdrawal_reason as "withdrawalReason", i.override_note as "overrideNote",
  coalesce(i.person_id, p.person_id) as "ownerId",
  i.expires_at > clock_timestamp() and c.state in ('listed', 'bidding') as answerable,
  jsonb_build_object('id', inviter.id, 'name', inviter.name, 'nameEn', inviter.name_en) as "invitedBy",
  jsonb_build_object('id', p.id, 'kind', p.kind, 'sourceId', p.source_id, 'name', p.name,
    'nameEn', p.name_en,
    'organisation', jsonb_build_object('id', home.id, 'name', home.name, 'nameEn', home.name_en)) as profile,
  jsonb_build_object('id', c.id, 'number', c.number, 'title', c.title, 'state', c.state,
    'deadline', c.deadline,
    'organisation', jsonb_build_object('id', issuer.id, 'name', issuer.name,
      'nameEn', issuer.name_en)) as challenge`;
