import { type EntityManager } from 'typeorm';
import { type ConflictPath, type PathStep } from './conflict.js';

/** Conflicts by profile id; a profile without any is absent. */
export type ConflictsByProfile = Map<string, ConflictPath[]>;

/** Steps up or down from the issuer that still count as one family of organisations. */
const FARTHEST = 5;

/** Conflicts between one need's organisation and profiles: all of them, or those named. */
export async function findConflicts(
  source: Pick<EntityManager, 'query'>,
  needId: string,
  profileIds?: string[],
): Promise<ConflictsByProfile> {
  const byNeed = await findAllConflicts(source, [needId], profileIds);
  return byNeed.get(needId) ?? new Map();
}

/**
 * Conflicts of several needs, as the data stand at this moment. The search starts at the issuer and
 * walks its family (parents, children, siblings, at most five steps), which is small, and meets the
 * profiles there; so its cost does not grow with the number of profiles.
 */
export async function findAllConflicts(
  source: Pick<EntityManager, 'query'>,
  needIds: string[],
  profileIds?: string[],
): Promise<Map<string, ConflictsByProfile>> {
  const rows = await source.query<ConflictRow[]>(SQL, [needIds, profileIds ?? null]);
  const found = new Map<string, ConflictsByProfile>();
  for (const { needId, profileId, kind, path } of rows) {
    const ofNeed = found.get(needId) ?? new Map<string, ConflictPath[]>();
    ofNeed.set(profileId, [...(ofNeed.get(profileId) ?? []), { kind, path }]);
    found.set(needId, ofNeed);
  }
  return found;
}

interface ConflictRow {
  needId: string;
  profileId: string;
  kind: ConflictPath['kind'];
  path: PathStep[];
}

/**
 * `up` and `down` hold the trail from the issuer as an array of ids; an id already on the trail is
 * not entered again, so a circle of parents ends. Of several ways to one organisation the shortest.
 */
const SQL = `
  with recursive issuer as (
    select distinct n.id as need_id, o.id as organisation_id, o.parent_id
    from need n join organisation o on o.id = n.organisation_id where n.id = any($1)
  ), up as (
    select need_id, organisation_id as id, parent_id, array[organisation_id] as trail from issuer
    union all
    select up.need_id, o.id, o.parent_id, up.trail || o.id
    from up join organisation o on o.id = up.parent_id
    where o.id <> all(up.trail) and cardinality(up.trail) <= ${FARTHEST}
  ), down as (
    select need_id, organisation_id as id, array[organisation_id] as trail from issuer
    union all
    select down.need_id, o.id, down.trail || o.id
    from down join organisation o on o.parent_id = down.id
    where o.id <> all(down.trail) and cardinality(down.trail) <= ${FARTHEST}
  ), family as (
    select need_id, organisation_id as id, 'same-organisation' as kind,
           array[organisation_id] as trail, 1 as kind_order from issuer
    union all
    select need_id, id, 'parent-organisation', trail, 2 from up where cardinality(trail) > 1
    union all
    select need_id, id, 'child-organisation', trail, 3 from down where cardinality(trail) > 1
    union all
    select i.need_id, o.id, 'sibling-organisation', array[i.organisation_id, i.parent_id, o.id], 4
    from issuer i join organisation o on o.parent_id = i.parent_id
    where o.id <> i.organisation_id
  ), nearest as (
    select distinct on (need_id, id) * from family
    order by need_id, id, kind_order, cardinality(trail), trail
  )
  select f.need_id as "needId", p.id as "profileId", f.kind, f.kind_order as "order",
         (select jsonb_agg(jsonb_build_object('kind', 'organisation', 'id', o.id, 'name', o.name)
                           order by step.place)
          from unnest(f.trail) with ordinality as step(id, place)
          join organisation o on o.id = step.id) as path
  from nearest f join profile p on p.organisation_id = f.id
  where $2::uuid[] is null or p.id = any($2)
  union all
  select i.need_id, p.id, 'dual-employment', 5,
         jsonb_build_array(
           jsonb_build_object('kind', 'organisation', 'id', o.id, 'name', o.name),
           jsonb_build_object('kind', 'person', 'id', person.id, 'name', person.name))
  from issuer i join organisation o on o.id = i.organisation_id
  join profile p on p.person_id is not null and p.organisation_id <> o.id
  join person on person.id = p.person_id
  where ($2::uuid[] is null or p.id = any($2)) and exists (select 1 from membership m
    where m.person_id = p.person_id and m.organisation_id = o.id and m.ended_at is null)
  order by 1, 2, 4`;
