import {
  DECIMAL,
  type FieldCode,
  type FieldProblem,
  toHundredths,
} from '../../libs/kernel/index.js';
import { type BidContent, type BidDraft } from './bid-content.js';

/** What the challenge and the programme ask of a bid. */
export interface BidFrame {
  /** Names of the challenge's indicators, as written. */
  indicators: string[];
  durationMonths: number;
  maxPartners: number;
  leadOrganisationId: string;
  issuerId: string;
}

/**
 * Everything that keeps a draft from being a complete bid, all at once; a bid without problems is
 * complete. Knows what the texts say, not what the database holds: see check-references.ts.
 */
export function problemsOf(draft: BidDraft, frame: BidFrame): FieldProblem[] {
  return [
    ...TEXTS.filter((field) => blank(draft[field])).map((field) => problem(field, 'is missing')),
    ...partnerProblems(draft.partners, frame),
    ...memberProblems(draft.members),
    ...responseProblems(draft.indicatorResponses, frame.indicators),
    ...milestoneProblems(draft.milestones, frame.durationMonths),
    ...priceProblems(draft.price),
    ...(draft.works === undefined ? [problem('works', 'is missing; an empty list will do')] : []),
    ...(new Set(draft.works).size === (draft.works ?? []).length
      ? []
      : [problem('works', 'names a work twice', 'repeated')]),
    ...(draft.conflicts === undefined
      ? [problem('conflicts', 'is missing; leave it empty to declare that there are none')]
      : []),
  ];
}

/** True, for the compiler too, once {@link problemsOf} has found nothing. */
export const isComplete = (draft: BidDraft, problems: FieldProblem[]): draft is BidContent =>
  problems.length === 0 && draft.works !== undefined;

/** Texts the database could not store after the opening: NUL and halves of a surrogate pair. */
export function unstorableTexts(value: unknown, path = ''): FieldProblem[] {
  if (typeof value === 'string')
    return UNSTORABLE.test(value)
      ? [problem(path, 'holds characters that cannot be stored', 'unstorable')]
      : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    unstorableTexts(inner, path ? `${path}.${key}` : key),
  );
}

const UNSTORABLE = /\u0000|\p{Surrogate}/u;
const TEXTS = ['route', 'risks', 'ipProposal'] as const;
const WHOLE = 100_00n;

const problem = (
  field: string,
  message: string,
  code: FieldCode = 'missing',
  facts?: FieldProblem['facts'],
): FieldProblem => ({ field, message, code, ...(facts ? { facts } : {}) });
const blank = (text: string | undefined): boolean => (text ?? '').trim() === '';

function partnerProblems(partners: string[] = [], frame: BidFrame): FieldProblem[] {
  const many = partners.length > frame.maxPartners;
  return [
    ...(many
      ? [
          problem('partners', `are more than ${frame.maxPartners}`, 'too-many', {
            max: frame.maxPartners,
          }),
        ]
      : []),
    ...partners.flatMap((partner, index) => {
      const field = `partners.${index}`;
      if (partner === frame.leadOrganisationId)
        return [problem(field, 'is the lead itself', 'is-lead')];
      if (partner === frame.issuerId)
        return [problem(field, 'is the issuer of the challenge', 'is-issuer')];
      return partners.indexOf(partner) < index
        ? [problem(field, 'is named twice', 'repeated')]
        : [];
    }),
  ];
}

function memberProblems(members: BidDraft['members'] = []): FieldProblem[] {
  if (members.length === 0)
    return [problem('members', 'needs at least one', 'too-few', { min: 1 })];
  return members.flatMap((member, index) => [
    ...(blank(member.name) && !member.expertId
      ? [problem(`members.${index}.name`, 'is missing')]
      : []),
    ...(blank(member.role) ? [problem(`members.${index}.role`, 'is missing')] : []),
    ...(member.months === undefined
      ? [problem(`members.${index}.months`, 'is missing: the workload in person-months')]
      : []),
  ]);
}

/** Every indicator is answered, none that isn't there, none more often than it is there. */
function responseProblems(
  responses: BidDraft['indicatorResponses'] = [],
  indicators: string[],
): FieldProblem[] {
  const open = [...indicators];
  const own = responses.flatMap((response, index) => {
    const field = `indicatorResponses.${index}`;
    const at = open.indexOf(response.indicator ?? '');
    if (at < 0)
      return [problem(`${field}.indicator`, 'is no (or an answered) indicator', 'not-found')];
    open.splice(at, 1);
    return [
      ...(blank(response.how) ? [problem(`${field}.how`, 'is missing')] : []),
      ...(blank(response.proof) ? [problem(`${field}.proof`, 'is missing')] : []),
    ];
  });
  return [
    ...own,
    ...open.map((name) =>
      problem(
        ...(['indicatorResponses', `does not answer the indicator "${name}"`] as const),
        ...(['unanswered', { name }] as const),
      ),
    ),
  ];
}

function milestoneProblems(
  milestones: BidDraft['milestones'] = [],
  durationMonths: number,
): FieldProblem[] {
  if (milestones.length === 0)
    return [problem('milestones', 'needs at least one', 'too-few', { min: 1 })];
  const own = milestones.flatMap(({ title, month, deliverable, share }, index) => {
    const field = `milestones.${index}`;
    return [
      ...(blank(title) ? [problem(`${field}.title`, 'is missing')] : []),
      ...(blank(deliverable) ? [problem(`${field}.deliverable`, 'is missing')] : []),
      ...(month === undefined ? [problem(`${field}.month`, 'is missing')] : []),
      ...(month !== undefined && month > durationMonths
        ? [
            problem(
              ...([
                `${field}.month`,
                `is after the last month of the project, ${durationMonths}`,
              ] as const),
              ...(['too-late', { latest: durationMonths }] as const),
            ),
          ]
        : []),
      ...(share === undefined ? [problem(`${field}.share`, 'is missing')] : []),
    ];
  });
  const shares = milestones.map(({ share }) => toHundredths(String(share ?? 0)));
  const sum = shares.reduce((a, b) => a + b, 0n);
  if (own.length || sum === WHOLE) return own;
  const facts = { sum: Number(sum) / 100, wanted: 100 };
  const message = `have shares that add up to ${facts.sum}, not to 100`;
  return [problem('milestones', message, 'wrong-sum', facts)];
}

function priceProblems(price: string | undefined): FieldProblem[] {
  if (price === undefined) return [problem('price', 'is missing')];
  if (DECIMAL.test(price) && toHundredths(price) > 0n) return [];
  return [problem('price', 'must be more than 0, with at most two places', 'malformed')];
}
