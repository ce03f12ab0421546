import { Injectable } from '@nestjs/common';
import { conflict, invalid, nameKey } from '../../libs/kernel/index.js';
import { type Change, Changes, type Origin } from '../platform/events/index.js';
import { Organisation } from './organisation.entity.js';
import { type OrganisationKind, type Tier } from './roles.js';

export interface OrganisationFacts {
  kind: OrganisationKind;
  name: string;
  nameEn?: string;
  parentId?: string;
  region?: string;
  tier?: Tier;
}

@Injectable()
export class CreateOrganisation {
  constructor(private readonly changes: Changes) {}

  run(origin: Origin, facts: OrganisationFacts): Promise<Organisation> {
    return this.changes.run(origin, (change) => createOrganisation(change, facts));
  }
}

/** Creates a verified organisation; 409 when one of that name exists in any spelling. */
export async function createOrganisation(
  change: Change,
  facts: OrganisationFacts & { id?: string },
): Promise<Organisation> {
  if (!nameKey(facts.name))
    throw invalid('organisation-name', 'An organisation needs a name with letters or digits.', [
      { field: 'name', message: 'has no letters or digits', code: 'malformed' },
    ]);
  const organisation = Organisation.named({ ...facts, verified: true });
  const { normalisedName } = organisation;
  if (await change.manager.existsBy(Organisation, { normalisedName }))
    throw conflict('organisation-exists', `There is already an organisation "${facts.name}".`);
  await change.manager.insert(Organisation, organisation);
  await recordCreation(change, organisation);
  return organisation;
}

/**
 * The organisation of a name met in an import: found in any spelling, else created unverified, of
 * `kind`, for a coordinator to confirm. Safe when two imports meet the same new name at once.
 */
export async function organisationNamed(
  change: Change,
  name: string,
  kind: OrganisationKind,
): Promise<{ id: string; created: boolean }> {
  const organisation = Organisation.named({ kind, name, verified: false });
  const inserted = await change.manager.query(
    `insert into organisation (id, kind, name, normalised_name, verified)
     values ($1, $2, $3, $4, false) on conflict (normalised_name) do nothing returning id`,
    [organisation.id, kind, name, organisation.normalisedName],
  );
  if (inserted.length) {
    await recordCreation(change, organisation);
    return { id: organisation.id, created: true };
  }
  const found = await change.manager.findOneByOrFail(Organisation, {
    normalisedName: organisation.normalisedName,
  });
  return { id: found.id, created: false };
}

async function recordCreation(change: Change, organisation: Organisation): Promise<void> {
  const { id, kind, name, verified } = organisation;
  await change.record({
    stream: `organisation:${id}`,
    type: 'organisationCreated',
    payload: { kind, name, verified },
  });
}
