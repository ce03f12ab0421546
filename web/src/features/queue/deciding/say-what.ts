import { type TFunction } from 'i18next';
import { type Candidate } from '../queue';

/** What was done: with one name, or to how many. */
export const sayWhat = (t: TFunction<'queue'>, what: string, targets: Candidate[]): string =>
  targets.length === 1
    ? t(`did.${what}`, { name: targets[0].profile.name })
    : t(`did-many.${what}`, { count: targets.length });
