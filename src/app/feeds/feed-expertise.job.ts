import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { documentsOf, profilesTouchedBy, type Touched } from '../../expertise/index.js';
import { feedProfiles, lockFeeds } from '../../matching/index.js';
import { Changes, systemOrigin } from '../../platform/events/index.js';
import { defineJob, HandlesJob } from '../../platform/queue/index.js';

export const feedExpertise = defineJob<{ eventId: string }>({
  name: 'feed-expertise',
  queue: 'general',
  payload: { eventId: 'string' },
});

/** Keeps the engine's profiles and documents in step with the experts and works of an event. */
@Injectable()
@HandlesJob(feedExpertise)
export class FeedExpertiseJob {
  constructor(private readonly changes: Changes) {}

  async run({ eventId }: { eventId: string }): Promise<void> {
    await this.changes.run(systemOrigin('feed-expertise'), async (change) => {
      // Before reading: of two feeds at once the later reading must be the one that stays.
      await lockFeeds(change);
      const touched = await touchedBy(change.manager, eventId);
      const sources = await profilesTouchedBy(change.manager, touched);
      const linked = sources.flatMap((profile) => profile.workIds);
      const wanted = await newOrTouched(change.manager, linked, touched.workIds ?? []);
      const documents = await documentsOf(change.manager, wanted);
      const profiles = sources.map(({ workIds, ...rest }) => ({ ...rest, documentIds: workIds }));
      const fields = await codesOf(change.manager, EXPERT_FIELDS, profiles.map(sourceIdOf));
      const classes = await codesOf(change.manager, WORK_CLASSES, documents.map(idOf));
      await feedProfiles(change, {
        profiles: profiles.map((p) => ({ ...p, codes: fields.get(p.sourceId) ?? [] })),
        documents: documents.map((d) => ({ ...d, codes: classes.get(d.id) ?? [] })),
      });
    });
  }
}

/** The ids an event names: those of its stream, and the lists that its payload brings. */
async function touchedBy(manager: EntityManager, eventId: string): Promise<Touched> {
  const [event] = await manager.query(`select stream, payload from event where id = $1`, [eventId]);
  const [noun, id] = event.stream.split(':');
  const { kind, ids = [], expertIds = [], teamIds = [] } = event.payload;
  return {
    expertIds: [
      ...(noun === 'expert' ? [id] : []),
      ...(kind === 'expert' ? ids : []),
      ...expertIds,
    ],
    workIds: [...(noun === 'work' ? [id] : []), ...(kind === 'work' ? ids : [])],
    teamIds,
  };
}

/** Works the engine doesn't hold yet, and those the event is about: the others haven't changed. */
async function newOrTouched(
  manager: EntityManager,
  linked: string[],
  touched: string[],
): Promise<string[]> {
  const rows: { id: string }[] = await manager.query(
    `select distinct w.id from unnest($1::uuid[]) as w (id)
     where w.id = any($2) or not exists (select 1 from document d where d.id = w.id)`,
    [linked, touched],
  );
  return rows.map((row) => row.id);
}

const idOf = ({ id }: { id: string }): string => id;
const sourceIdOf = ({ sourceId }: { sourceId: string }): string => sourceId;

const EXPERT_FIELDS = `select id, fields as codes from expert where id = any($1) and fields <> '{}'`;
const WORK_CLASSES = `select id, classifications as codes from work
  where id = any($1) and classifications <> '{}'`;

/** Field codes and names, as the sources wrote them, by id. */
async function codesOf(
  manager: EntityManager,
  sql: string,
  ids: string[],
): Promise<Map<string, string[]>> {
  const rows: { id: string; codes: string[] }[] = await manager.query(sql, [ids]);
  return new Map(rows.map(({ id, codes }) => [id, codes]));
}
