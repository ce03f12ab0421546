import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { assert } from '../../libs/kernel/index.js';
import { Changes, EVENTS_CHANNEL, systemOrigin } from '../platform/events/index.js';
import { newId } from '../platform/ids.js';
import { Mailer } from '../platform/mail/index.js';
import { HandlesJob, plan, writeJobs } from '../platform/queue/index.js';
import { notify, sendMail } from './notification-jobs.js';
import { noticeOf } from './telling/notices.js';
import { type Told, type ToldEvent } from './telling/told.js';

/**
 * Writes the inbox rows of one event. Run twice it adds nothing: a row is unique by event, person
 * and kind, and only a new row asks for mail.
 */
@HandlesJob(notify)
@Injectable()
export class Notify {
  constructor(
    private readonly changes: Changes,
    private readonly mailer: Mailer,
  ) {}

  async run({ eventId }: { eventId: string }): Promise<void> {
    await this.changes.run(systemOrigin('notify'), async ({ manager }) => {
      const event = await findEvent(manager, eventId);
      const told = (await noticeOf(event.type)?.(manager, event)) ?? [];
      const fresh = await insertNotifications(manager, eventId, told);
      if (this.mailer.isOn) await planMail(manager, eventId, fresh);
    });
  }
}

async function findEvent(manager: EntityManager, id: string): Promise<ToldEvent> {
  const [event] = await manager.query(`select id, type, stream, payload from event where id = $1`, [
    id,
  ]);
  assert(event, `there is no event ${id}`);
  assert(!event.stream.startsWith('envelope:'), 'nobody is told of a sealed envelope');
  return { ...event, subjectId: event.stream.slice(event.stream.indexOf(':') + 1) };
}

interface Fresh {
  id: string;
  hasAddress: boolean;
}

/** Writes the rows that are not there yet and returns them; disabled people are left out. */
async function insertNotifications(
  manager: EntityManager,
  eventId: string,
  told: Told[],
): Promise<Fresh[]> {
  if (told.length === 0) return [];
  return manager.query(
    `with fresh as (
       insert into notification (id, person_id, event_id, kind, facts)
       select t.id, t.person_id, $1, t.kind, t.facts
       from unnest($2::uuid[], $3::uuid[], $4::text[], $5::jsonb[]) as t (id, person_id, kind, facts)
       join person p on p.id = t.person_id and p.disabled_at is null
       on conflict (event_id, person_id, kind) do nothing
       returning id, person_id
     )
     select f.id, p.email is not null as "hasAddress"
     from fresh f join person p on p.id = f.person_id`,
    [
      eventId,
      told.map(() => newId()),
      told.map(({ personId }) => personId),
      told.map(({ kind }) => kind),
      told.map(({ facts }) => JSON.stringify(facts)),
    ],
  );
}

/** A notification is no event, so its mail enters the ledger here, in the same transaction. */
async function planMail(manager: EntityManager, eventId: string, fresh: Fresh[]): Promise<void> {
  const mailed = fresh.filter(({ hasAddress }) => hasAddress);
  for (const { id } of mailed)
    await writeJobs(manager, eventId, id, [plan(sendMail, { notificationId: id })]);
  if (mailed.length) await manager.query(`select pg_notify($1, '')`, [EVENTS_CHANNEL]);
}
