import { type Diagnosis, type Relaxation } from '../../../libs/assignment/index.js';
import { type ProposalOptions, type RelaxationStep, rulesOf } from '../proposal-options.js';
import { countInForce, type Facts, type InForce } from './encode-problem.js';

/** What stands in the way, in the coordinator's terms: what is in force counts in every number. */
export interface Obstacle {
  steps: RelaxationStep[];
  /** These challenges together can't get what they ask for from these profiles. */
  needIds: string[];
  profileIds: string[];
}

export function decodeDiagnosis(
  diagnosis: Diagnosis,
  facts: Facts,
  options: ProposalOptions,
): Obstacle {
  const rules = rulesOf(options);
  const inForce = countInForce(facts.inForce);
  const caps = new Map(
    facts.profiles.map((one) => [one.id, { cap: rules.capOf(one), load: one.load }]),
  );
  const steps = diagnosis.relax.map((relaxation) => stepOf(relaxation, caps, inForce));
  return { steps, ...diagnosis.stuck };
}

function stepOf(
  relaxation: Relaxation,
  caps: Map<string, { cap: number; load: number }>,
  inForce: InForce,
): RelaxationStep {
  switch (relaxation.rule) {
    case 'capacity': {
      const { profileId, to } = relaxation;
      const { cap, load } = caps.get(profileId) ?? { cap: relaxation.from, load: 0 };
      return { key: `cap:${profileId}`, rule: 'cap', profileId, from: cap, to: load + to };
    }
    case 'minimum':
    case 'maximum': {
      const { needId, from, to } = relaxation;
      const rule = relaxation.rule === 'minimum' ? 'at-least' : 'wanted';
      const held = inForce.of(needId);
      return { key: `${rule}:${needId}`, rule, needId, from: from + held, to: to + held };
    }
    case 'group-limit': {
      const { needId, group: organisationId, from, to } = relaxation;
      const key = `per-organisation:${needId}:${organisationId}`;
      const held = inForce.share(needId, organisationId);
      const numbers = { from: from + held, to: to + held };
      return { key, rule: 'per-organisation', needId, organisationId, ...numbers };
    }
    default: {
      const { needId, profileId } = relaxation;
      const rule = relaxation.rule === 'required' ? 'pin' : 'ban';
      return { key: `${rule}:${needId}:${profileId}`, rule, needId, profileId };
    }
  }
}
