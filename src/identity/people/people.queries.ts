import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { notFound } from '../../../libs/kernel/index.js';
import { offsetOf, type Page } from '../../platform/http/index.js';
import { reachOf } from '../policy.js';
import { type OrganisationKind, type Role, ROLES_BY_KIND } from '../roles.js';
import { authorise, may, type Viewer } from '../viewer.js';
import {
  type OpenInvitationsAnswer,
  type OrganisationAction,
  type PersonAction,
  type PersonAnswer,
  type RoleAction,
  type WholeOrganisationAnswer,
  type WholePersonAnswer,
} from './people.answers.js';
import { type PeopleQuery } from './people.dto.js';

@Injectable()
export class PeopleQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Everybody for coordinators and administrators; for others their own organisation's people. */
  async people(viewer: Viewer, query: PeopleQuery): Promise<Page<PersonAnswer>> {
    const everywhere = reachOf('person.browse', viewer.role ?? 'member') === 'any';
    const values = [
      everywhere ? null : viewer.organisationId,
      ...[query.q ?? null, query.role ?? null, query.organisationId ?? null, query.state ?? null],
      everywhere,
    ];
    const [{ total }] = await this.dataSource.query(
      `select count(*)::int as total from person p where ${FILTER}`,
      values,
    );
    const rows: PersonRow[] = await this.dataSource.query(
      `select ${PERSON} from person p where ${FILTER}
       order by p.name collate reading_order, p.id limit $7 offset $8`,
      [...values, query.pageSize, offsetOf(query)],
    );
    const items = rows.map((row) => withActions(viewer, row, everywhere));
    return { items, page: query.page, pageSize: query.pageSize, total };
  }

  async person(viewer: Viewer, personId: string): Promise<WholePersonAnswer> {
    const everywhere = reachOf('person.browse', viewer.role ?? 'member') === 'any';
    const [row] = await this.dataSource.query(
      `select ${PERSON},
         (select count(*)::int from session where person_id = p.id and revoked_at is null
            and expires_at > clock_timestamp()) as "openSessions",
         (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name)
            order by o.name collate reading_order, o.id), '[]')
          from organisation o where ${IS_LAST_OF}) as "leavesEmpty"
       from person p where p.id = $1 and ($2 or exists (select 1 from membership m
         where m.person_id = p.id and m.ended_at is null and m.organisation_id = $3))`,
      [personId, everywhere, viewer.organisationId],
    );
    if (!row) throw notFound('person');
    const { openSessions, leavesEmpty } = row;
    const person = withActions(viewer, row, everywhere);
    return person.actions.length > 0
      ? { ...person, openSessions, leavesEmpty }
      : { ...person, openSessions: 0, leavesEmpty: [] };
  }

  async organisation(viewer: Viewer, id: string): Promise<WholeOrganisationAnswer> {
    const [row] = await this.dataSource.query(
      `select o.id, o.kind, o.name, o.name_en as "nameEn", o.parent_id as "parentId", o.region,
         o.tier, o.verified, o.version,
         (select jsonb_build_object('id', p.id, 'name', p.name) from organisation p
          where p.id = o.parent_id) as parent,
         (select count(distinct person_id)::int from membership
          where organisation_id = o.id and ended_at is null) as people,
         (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name)
            order by c.name collate reading_order, c.id), '[]')
          from (select id, name from organisation where parent_id = o.id
                order by name collate reading_order, id limit 50) c) as children
       from organisation o where o.id = $1`,
      [id],
    );
    if (!row) throw notFound('organisation');
    const mayEdit = may(viewer, 'organisation.edit');
    const mayInvite = may(viewer, 'colleague.invite', { organisationId: id });
    const actions: OrganisationAction[] = [
      ...(mayEdit ? (['edit'] as const) : []),
      ...(mayEdit && !row.verified ? (['verify'] as const) : []),
      ...(mayInvite ? (['invite'] as const) : []),
      ...(may(viewer, 'person.browse', { organisationId: id }) ? (['see-people'] as const) : []),
    ];
    return { ...row, roles: mayInvite ? rolesToGive(viewer, row.kind) : [], actions };
  }

  async invitations(viewer: Viewer, organisationId: string): Promise<OpenInvitationsAnswer> {
    authorise(viewer, 'colleague.invite', { organisationId }, 'organisation');
    const items = await this.dataSource.query(
      `select i.id, i.email, i.role, p.name as "invitedByName", i.created_at as "createdAt",
         i.expires_at as "expiresAt", array['revoke'] as actions
       from colleague_invitation i join person p on p.id = i.invited_by
       where i.organisation_id = $1 and i.accepted_at is null and i.revoked_at is null
         and i.expires_at > clock_timestamp()
       order by i.created_at desc, i.id limit 200`,
      [organisationId],
    );
    return { items };
  }
}

type HeldRole = Omit<PersonAnswer['roles'][number], 'actions'>;

interface PersonRow extends Omit<PersonAnswer, 'actions' | 'roles'> {
  roles: HeldRole[];
}

/** Of which p is the only one who can sign in. */
const IS_LAST_OF = `
  exists (select 1 from membership m where m.organisation_id = o.id and m.person_id = p.id
    and m.ended_at is null)
  and not exists (select 1 from membership m join person q on q.id = m.person_id
    where m.organisation_id = o.id and m.ended_at is null and q.id <> p.id
      and q.disabled_at is null)`;

const FILTER = `
  ($6 or exists (select 1 from membership m where m.person_id = p.id and m.ended_at is null
    and m.organisation_id = $1::uuid))
  and ($2::text is null
    or strpos(lower(concat_ws(' ', p.name, p.name_en, p.email)), lower($2)) > 0)
  and ($3::text is null or exists (select 1 from membership m where m.person_id = p.id
    and m.role = $3 and m.ended_at is null))
  and ($4::uuid is null or exists (select 1 from membership m where m.person_id = p.id
    and m.organisation_id = $4 and m.ended_at is null))
  and ($5::text is null or (p.disabled_at is not null) = ($5 = 'disabled'))`;

const PERSON = `
  p.id, p.name, p.name_en as "nameEn", p.email, p.disabled_at as "disabledAt",
  p.disabled_reason as "disabledReason",
  (select max(last_seen_at) from session where person_id = p.id) as "lastSeenAt",
  (select id from expert where person_id = p.id) as "expertId",
  (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'role', m.role,
      'organisationId', o.id, 'organisationName', o.name, 'since', m.created_at,
      'steward', m.steward)
      order by m.created_at, m.id), '[]')
   from membership m join organisation o on o.id = m.organisation_id
   where m.person_id = p.id and m.ended_at is null) as roles`;

/** Administrators are invited by administrators only. */
const rolesToGive = (viewer: Viewer, kind: OrganisationKind): Role[] =>
  ROLES_BY_KIND[kind].filter((role) => role !== 'admin' || viewer.role === 'admin');

/** Outside his own house a colleague’s other roles are nobody’s business. */
function withActions(viewer: Viewer, row: PersonRow, everywhere: boolean): PersonAnswer {
  const isAdmin = row.roles.some(({ role }) => role === 'admin');
  const isOther = row.id !== viewer.personId && (!isAdmin || viewer.role === 'admin');
  const roles = row.roles
    .filter(({ organisationId }) => everywhere || organisationId === viewer.organisationId)
    .map((role) => ({ ...role, actions: isOther ? roleActions(viewer, role) : [] }));
  const mayShutOut = isOther && may(viewer, 'person.deactivate');
  const action: PersonAction = row.disabledAt ? 'reactivate' : 'deactivate';
  const { id, name, nameEn, email, disabledAt, lastSeenAt, expertId } = row;
  return {
    ...{ id, name, nameEn, email, disabledAt, lastSeenAt, expertId, roles },
    disabledReason: mayShutOut ? row.disabledReason : null,
    actions: mayShutOut ? [action] : [],
  };
}

function roleActions(viewer: Viewer, role: HeldRole): RoleAction[] {
  const { organisationId, steward } = role;
  if (!may(viewer, 'person.manage', { organisationId })) return [];
  // Coordinators and the like reach everywhere; among them there is nothing to look after.
  const mayBeSteward = reachOf('person.manage', role.role) === 'stewarded';
  return [
    'end',
    ...(steward ? ['end-stewardship' as const] : mayBeSteward ? ['make-steward' as const] : []),
  ];
}
