import { Injectable } from '@nestjs/common';
import { conflict, DomainError, invalid, nameKey, notFound } from '../../../libs/kernel/index.js';
import { type Change, Changes, type Origin } from '../../platform/events/index.js';
import { Organisation } from '../organisation.entity.js';
import { type OrganisationPatch } from './people.dto.js';

@Injectable()
export class EditOrganisation {
  constructor(private readonly changes: Changes) {}

  /** Changes the given parts; 409 when the version is another one or the name is taken. */
  edit(origin: Origin, id: string, patch: OrganisationPatch): Promise<void> {
    const { version, ...given } = patch;
    return this.changes.run(origin, async (change) => {
      const organisation = await lockOrganisation(change, id);
      if (organisation.version !== version) throw staleEdit(organisation.version);
      const fields = Object.keys(given).sort();
      if (fields.length === 0) return;
      const named = await nameOf(change, organisation, given.name);
      await requireNoCircle(change, id, given.parentId);
      const updatedAt = () => 'clock_timestamp()';
      await change.manager.update(
        Organisation,
        { id },
        { ...given, ...named, version: version + 1, updatedAt },
      );
      await change.record({
        ...{ stream: `organisation:${id}`, type: 'organisationEdited', payload: { fields } },
      });
    });
  }

  /** Says that an organisation which an import met by its name is the one it seems to be. */
  verify(origin: Origin, id: string): Promise<void> {
    return this.changes.run(origin, async (change) => {
      const organisation = await lockOrganisation(change, id);
      if (organisation.verified) return;
      const version = organisation.version + 1;
      await change.manager.update(Organisation, { id }, { verified: true, version });
      const stream = `organisation:${id}`;
      await change.record({ stream, type: 'organisationVerified', payload: {} });
    });
  }
}

async function lockOrganisation(change: Change, id: string): Promise<Organisation> {
  const lock = { mode: 'pessimistic_write' as const };
  const organisation = await change.manager.findOne(Organisation, { where: { id }, lock });
  if (!organisation) throw notFound('organisation');
  return organisation;
}

async function nameOf(
  change: Change,
  organisation: Organisation,
  name: string | undefined,
): Promise<{ normalisedName?: string }> {
  if (name === undefined) return {};
  const normalisedName = nameKey(name);
  if (!normalisedName)
    throw invalid('organisation-name', 'An organisation needs a name with letters or digits.', [
      { field: 'name', message: 'has no letters or digits', code: 'malformed' },
    ]);
  if (normalisedName === organisation.normalisedName) return {};
  if (await change.manager.existsBy(Organisation, { normalisedName }))
    throw conflict('organisation-exists', `There is already an organisation "${name}".`);
  return { normalisedName };
}

/** Nothing belongs to itself, over however many steps. */
async function requireNoCircle(
  change: Change,
  id: string,
  parentId: string | null | undefined,
): Promise<void> {
  if (!parentId) return;
  const [parent] = await change.manager.query(
    `with recursive up as (
       select id, parent_id from organisation where id = $1
       union select o.id, o.parent_id from organisation o join up on o.id = up.parent_id)
     select count(*) filter (where id = $2)::int as circles, count(*)::int as found from up`,
    [parentId, id],
  );
  if (parent.found === 0) throw notFound('organisation');
  if (parent.circles === 0) return;
  throw invalid('organisation-circle', 'An organisation can’t belong to itself.', [
    { field: 'parentId', message: 'belongs to this organisation itself', code: 'circle' },
  ]);
}

const staleEdit = (version: number): DomainError =>
  new DomainError(
    'conflict',
    'stale-edit',
    `Somebody has changed this organisation meanwhile: it is at version ${version} now.`,
    { facts: { version } },
  );
