/** A work that speaks for a candidate. */
export interface MatchedWork {
  id: string;
  kind: string;
  title: string;
  year?: number | null;
}

/** What a part beside the words rests on, such as a number that a work reports. */
export interface MatchReason {
  channel: string;
  asked: string;
  found: string;
  work?: MatchedWork | null;
  met?: boolean | null;
  words: { zh: string; en: string };
}

/** The API's explanation of one match; what newer or older runs lack may be absent. */
export interface MatchExplanation {
  parts: readonly { name: string; value: number }[];
  terms: readonly { term: string; label: string; contribution: number }[];
  works: readonly (MatchedWork & { contribution: number })[];
  ownWords?: number;
  reasons?: readonly MatchReason[];
  missing?: readonly { term: string; label: string; weight: number }[];
}

/** The terms that both sides share, as the need writes them; the sum of the rest has no name. */
export const sharedTerms = ({ terms }: MatchExplanation): string[] => [
  ...new Set(terms.map(({ label }) => label).filter((label) => label !== '')),
];
