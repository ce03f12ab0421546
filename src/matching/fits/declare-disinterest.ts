import { Injectable } from '@nestjs/common';
import { conflict, invalid, notFound } from '../../../libs/kernel/index.js';
import { type Change, Changes, type Origin } from '../../platform/events/index.js';

@Injectable()
export class DeclareDisinterest {
  constructor(private readonly changes: Changes) {}

  /** Says that a need is not for me, and why; the coordinator sees it beside my name. */
  declare(origin: Origin, personId: string, needId: string, words: string): Promise<void> {
    const reason = words.trim();
    if (!reason)
      throw invalid('words-needed', 'Write a reason.', [{ field: 'reason', message: 'is needed' }]);
    return this.changes.run(origin, async (change) => {
      const profileIds = await lockFit(change, personId, needId);
      const stored = await change.manager.query(
        `insert into disinterest as held (profile_id, need_id, reason)
         select unnest($1::uuid[]), $2, $3
         on conflict (profile_id, need_id) do update set reason = excluded.reason,
           declared_at = clock_timestamp() where held.reason <> excluded.reason returning 1`,
        [profileIds, needId, reason],
      );
      if (stored.length) await record(change, needId, 'disinterestDeclared', { personId, reason });
    });
  }

  /** Takes it back; harmless where nothing was declared. */
  withdraw(origin: Origin, personId: string, needId: string): Promise<void> {
    return this.changes.run(origin, async (change) => {
      const profileIds = await lockFit(change, personId, needId);
      const [removed] = await change.manager.query(
        `delete from disinterest where need_id = $1 and profile_id = any($2) returning 1`,
        [needId, profileIds],
      );
      if (removed.length) await record(change, needId, 'disinterestWithdrawn', { personId });
    });
  }
}

/** The person's profiles that the need's current run names; for anyone else there is no fit. */
async function lockFit(change: Change, personId: string, needId: string): Promise<string[]> {
  const [need] = await change.manager.query(`select open from need where id = $1 for share`, [
    needId,
  ]);
  const rows = await change.manager.query<{ id: string }[]>(
    `select p.id from profile p join candidate c on c.profile_id = p.id
     join match_run r on r.id = c.run_id and r.state <> 'superseded'
     where p.person_id = $1 and p.active and r.need_id = $2 order by p.id for update of p`,
    [personId, needId],
  );
  if (!need || rows.length === 0) throw notFound('fit');
  if (!need.open) throw conflict('need-closed', 'This need is closed.');
  return rows.map(({ id }) => id);
}

const record = (change: Change, needId: string, type: string, facts: Record<string, string>) =>
  change.record({ stream: `need:${needId}`, type, payload: { needId, ...facts } });
