import { Injectable } from '@nestjs/common';
import { conflict, DomainError, notFound } from '../../../libs/kernel/index.js';
import { type Viewer } from '../../identity/index.js';
import { type Change, Changes, type Origin } from '../../platform/events/index.js';
import { type WorkFacts } from '../facts.js';
import { BY_HAND, ownSource } from '../storing/by-hand.js';
import { digest } from '../storing/digest.js';
import { rewriteWorks } from '../storing/rewrite-works.js';
import { claimWork, lockOwnExpert, type OwnExpert, sayAuthorship } from './authorship.js';
import { type OwnWorkBody, type WorkClaimBody, type WorkCorrectionBody } from './own-works.dto.js';
import { storeOwnWorks } from './store-own-works.js';

/** What an expert says of his own works; a coordinator may say it for him. */
@Injectable()
export class OwnWorks {
  constructor(private readonly changes: Changes) {}

  /** "This is mine", as which of its authors. */
  claim(viewer: Viewer, origin: Origin, path: WorkPath, body: WorkClaimBody): Promise<void> {
    return this.changes.run(origin, async (change) => {
      const expert = await lockOwnExpert(change, viewer, path.expertId);
      const given = { workId: path.workId, position: body.position };
      const expertIds = await claimWork(change, viewer, expert, given);
      await tell(change, expert, { type: 'workClaimed', workId: path.workId, expertIds });
    });
  }

  /** "This is not mine", whatever an import says; a claim takes it back. */
  disown(viewer: Viewer, origin: Origin, path: WorkPath): Promise<void> {
    return this.changes.run(origin, async (change) => {
      const expert = await lockOwnExpert(change, viewer, path.expertId);
      const known = await change.manager.query(`select 1 from work where id = $1`, [path.workId]);
      if (known.length === 0) throw notFound('work');
      const said = [{ workId: path.workId, authorKey: null }];
      const expertIds = await sayAuthorship(change, expert.id, said);
      await tell(change, expert, { type: 'workDisowned', workId: path.workId, expertIds });
    });
  }

  /** Writes down a work; one that is known already becomes his instead of a second one. */
  add(viewer: Viewer, origin: Origin, expertId: string, body: OwnWorkBody): Promise<string> {
    return this.changes.run(origin, async (change) => {
      const expert = await lockOwnExpert(change, viewer, expertId);
      const record = await factsOf(change, expert, body);
      const context = { source: ownSource(expert.id) };
      const { outcomes, expertIds } = await storeOwnWorks(change, expert, [{ record }], context);
      const [outcome] = outcomes;
      if (!outcome || outcome.state === 'rejected')
        throw new DomainError('invalid', outcome?.code ?? 'not-storable', outcome?.reason ?? '', {
          fields: outcome?.field ? [{ field: outcome.field, message: outcome.reason }] : [],
        });
      await tell(change, expert, { type: 'workAdded', workId: outcome.id, expertIds });
      return outcome.id;
    });
  }

  /** Puts right what is wrong in one of his works, for everybody. */
  correct(viewer: Viewer, origin: Origin, path: WorkPath, body: WorkCorrectionBody) {
    const { version, ...correction } = body;
    return this.changes.run(origin, async (change) => {
      const expert = await lockOwnExpert(change, viewer, path.expertId);
      const work = await lockOwnWork(change, path);
      if (work.version !== version) throw staleEdit(work.version);
      const record = { ...EMPTY, ...work.corrected, ...correction };
      await requireFreeIdentifiers(change, path.workId, record);
      await change.manager.query(
        `insert into work_source (source, external_id, work_id, content_hash, record)
         values ($1, $2, $3, $4, $5) on conflict (source, external_id) do update set
           content_hash = excluded.content_hash, record = excluded.record`,
        [BY_HAND, path.workId, path.workId, digest(record), JSON.stringify(record)],
      );
      const expertIds = await rewriteWorks(change, [path.workId]);
      const fields = Object.keys(correction).sort();
      await tell(change, expert, {
        ...{ type: 'workCorrected', workId: path.workId, expertIds, fields },
      });
    });
  }
}

export interface WorkPath {
  expertId: string;
  workId: string;
}

/** Two events: one in the story of the expert, one that feeds the work to whoever reads works. */
async function tell(
  change: Change,
  expert: OwnExpert,
  facts: { type: string; workId: string; expertIds: string[]; fields?: string[] },
): Promise<void> {
  const { type, workId, expertIds, ...rest } = facts;
  await change.record({ stream: `expert:${expert.id}`, type, payload: { workId, ...rest } });
  const stream = `work:${workId}`;
  await change.record({ stream, type: 'workStored', payload: { expertIds } });
}

/** What a correction is made of where it says nothing. */
const EMPTY = { byHand: true, authors: [], keywords: [], classifications: [], translations: [] };

async function factsOf(change: Change, expert: OwnExpert, body: OwnWorkBody): Promise<WorkFacts> {
  const [{ name: organisation }] = await change.manager.query(
    `select name from organisation where id = $1`,
    [expert.organisationId],
  );
  const alone = { name: expert.name, organisation };
  const { byHand: _, ...empty } = EMPTY;
  return { ...empty, ...body, organisation, authors: body.authors ?? [alone] };
}

async function lockOwnWork(
  change: Change,
  { expertId, workId }: WorkPath,
): Promise<{ version: number; corrected: Partial<WorkFacts> | null }> {
  const [row] = await change.manager.query(
    `select w.version, (select record from work_source
       where source = $3 and external_id = w.id::text) as corrected
     from work w where w.id = $1
       and exists (select 1 from work_author where work_id = w.id and expert_id = $2) for update`,
    [workId, expertId, BY_HAND],
  );
  if (!row) throw notFound('work');
  return row;
}

async function requireFreeIdentifiers(
  change: Change,
  workId: string,
  { doi, publicationNumber }: Partial<WorkFacts>,
): Promise<void> {
  const taken = await change.manager.query(
    `select 1 from work where id <> $1 and (doi = $2 or publication_number = $3) limit 1`,
    [workId, doi ?? null, publicationNumber ?? null],
  );
  if (taken.length)
    throw conflict('identifier-taken', 'Another work has this DOI or number already.');
}

const staleEdit = (version: number): DomainError =>
  new DomainError(
    'conflict',
    'stale-edit',
    `Somebody has changed this work meanwhile: it is at version ${version} now.`,
    { facts: { version } },
  );
