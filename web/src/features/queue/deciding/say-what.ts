import { type TFunction } from 'i18next';
import { type Candidate } from '../queue';

/** What was done: with one name, or to how many. */
export const sayWhat = (
  { t, names }: { t: TFunction<'queue'>; names: (party: Candidate['profile']) => string },
  what: string,
  targets: Candidate[],
): string =>
  targets.length === 1
    ? t(`did.${what}`, { name: names(targets[0].profile) })
    : t(`did-many.${what}`, { count: targets.length });
