import type { components } from '../../../api/schema';
import { type Options } from '../proposal';

/** What is asked of a proposal, as it stands in the form: numbers are still text. */
export interface AskedOptions {
  title: string;
  scope: 'all' | 'some';
  challengeIds: string[];
  wanted: string;
  atLeast: string;
  loadCap: string;
  perOrganisation: string;
  minScore: string;
  candidates: string;
  fair: boolean;
}

/** Three of each is what most coordinators begin with. What is left empty the API fills in. */
export const FIRST_OPTIONS: AskedOptions = {
  ...{ title: '', scope: 'all', challengeIds: [], wanted: '3', atLeast: '1', loadCap: '' },
  ...{ perOrganisation: '', minScore: '', candidates: '', fair: false },
};

/** The options of a proposal, to be changed. */
export const optionsAsked = (options: Options): AskedOptions => ({
  title: '',
  scope: options.challengeIds ? 'some' : 'all',
  challengeIds: options.challengeIds ?? [],
  wanted: String(options.wanted),
  atLeast: String(options.atLeast),
  loadCap: String(options.loadCap),
  perOrganisation: String(options.perOrganisation ?? ''),
  minScore: String(options.minScore),
  candidates: String(options.candidates),
  fair: options.fair,
});

type Body = Omit<components['schemas']['ProposalRequestBody'], 'title'>;

/** As the API takes it; it refuses what is no number, at the field. */
export function optionsBody(asked: AskedOptions): Body {
  const number = (text: string) => (text.trim() === '' ? undefined : Number(text));
  return {
    challengeIds: asked.scope === 'some' ? asked.challengeIds : undefined,
    wanted: number(asked.wanted) ?? 0,
    atLeast: number(asked.atLeast),
    loadCap: number(asked.loadCap),
    perOrganisation: number(asked.perOrganisation),
    minScore: number(asked.minScore),
    candidates: number(asked.candidates),
    fair: asked.fair,
  };
}
