import { type components } from '../../api/schema';

type Schemas = components['schemas'];

export type State = Schemas['WeightsStateAnswer'];
export type Version = Schemas['WeightVersionAnswer'];
export type VersionDetail = Schemas['WeightVersionDetailAnswer'];
export type ViewWeight = Schemas['ViewWeightAnswer'];
export type ComparedNeed = Schemas['ComparedNeedAnswer'];
export type Enforcement = Schemas['EnforcementAnswer'];
export type VersionName = Schemas['VersionNameAnswer'];

/** What is to come into force: a version, or null for the weights the engine comes with. */
export type Wanted = (VersionName & Partial<Pick<Version, 'heldOut'>>) | null;

/** A part of 1 as a percentage. */
export const percent = (part: number, places = 0): string => `${(part * 100).toFixed(places)}%`;

/** A difference of parts in percentage points, with its sign. */
export const points = (part: number): string => {
  const shown = Math.abs(part * 100).toFixed(1);
  return `${part < 0 && shown !== '0.0' ? '−' : '+'}${shown}`;
};
