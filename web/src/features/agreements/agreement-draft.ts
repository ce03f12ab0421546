import type { components } from '../../api/schema';
import type { Agreement } from './agreement';

type Body = components['schemas']['AgreementEditBody'];
/** What both sides may still change in a draft; the names are the API's. */
export type AgreementDraft = Required<Omit<Body, 'version'>>;

export function draftOf({
  title,
  commitment,
  taskBook,
  ipTerms,
  milestones,
}: Agreement): AgreementDraft {
  const { ownership, use, takerIncomeShare, secrecyMonths, publication } = ipTerms;
  const terms = { ownership, use, takerIncomeShare, secrecyMonths, publication };
  return {
    title,
    commitment,
    expectedResults: taskBook.expectedResults ?? '',
    indicators: taskBook.indicators.map((indicator) => ({ ...indicator })),
    ipTerms: known(terms),
    milestones: milestones.map(({ title: name, dueMonth, deliverable, share }) => ({
      title: name,
      dueMonth,
      deliverable,
      share: Number(share),
    })),
  };
}

/** Points that are still open are not sent: the API knows them as absent. */
export function bodyOf(draft: AgreementDraft, version: number): Body {
  return { ...draft, ipTerms: known(draft.ipTerms), version };
}

type IpTerms = components['schemas']['IpTermsBody'];
const known = (terms: { [K in keyof IpTerms]?: IpTerms[K] | null }): IpTerms =>
  Object.fromEntries(
    Object.entries(terms ?? {}).filter(([, value]) => value !== null && value !== undefined),
  );
