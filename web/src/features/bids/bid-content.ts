import type { components } from '../../api/schema';
import { shareSum } from '../../ui/share-sum';

export type OwnBid = components['schemas']['OwnBidAnswer'];
export type BidBody = components['schemas']['BidBody'];
export type BidContent = components['schemas']['BidContentAnswer'];
type Challenge = components['schemas']['ChallengeAnswer'];

/** What the form begins with: what was written last, else one answer for each asked indicator. */
export function beginningOf(bid: OwnBid, challenge: Challenge): BidBody {
  const written = bid.content ?? bid.submission?.content ?? {};
  const asked = (challenge.indicators ?? []).flatMap(({ name }) => (name ? [name] : []));
  const responses = written.indicatorResponses ?? [];
  return {
    ...written,
    indicatorResponses: [
      ...asked.map(
        (indicator) =>
          responses.find((one) => one.indicator === indicator) ?? { indicator, how: '', proof: '' },
      ),
      ...responses.filter(({ indicator }) => !asked.includes(indicator ?? '')),
    ],
    // A bid without partners or works says so with an empty list.
    partners: written.partners ?? [],
    works: written.works ?? [],
    members: written.members ?? [{}],
    milestones: written.milestones ?? bid.rules.tranches.map((share) => ({ share })),
  };
}

/** As the API takes it: what is empty is absent. */
export function bodyOf(content: BidBody): BidBody {
  // The shape stays the same; only empty leaves go.
  return (prune(content) ?? {}) as BidBody;
}

function prune(value: unknown): unknown {
  if (value === '' || value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return value.map((item) => prune(item) ?? {});
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value).flatMap(([key, part]) => {
    const kept = prune(part);
    return kept === undefined ? [] : [[key, kept] as const];
  });
  return entries.length ? Object.fromEntries(entries) : undefined;
}

/**
 * The parts that a sealed bid needs, and whether each is there; the API has the last word. Without
 * the terms accepted nobody knows which indicators are asked.
 */
export function partsOf(content: BidBody): { key: string; done: boolean }[] {
  const { members = [], milestones = [], indicatorResponses = [] } = content;
  const isWhole = (member?: (typeof members)[number]) =>
    Boolean(full(member?.name) && full(member?.role) && isNumber(member?.months));
  const isPlanned = (milestone?: (typeof milestones)[number]) =>
    Boolean(full(milestone?.title) && full(milestone?.deliverable) && isNumber(milestone?.month));
  return [
    {
      key: 'members',
      done: members.length > 0 && members.every(isWhole),
    },
    { key: 'route', done: full(content.route) },
    {
      key: 'indicators',
      done:
        indicatorResponses.length > 0 &&
        indicatorResponses.every((one) => full(one?.how) && full(one?.proof)),
    },
    {
      key: 'milestones',
      done: shareSum(milestones) === 100 && milestones.every((one) => isPlanned(one)),
    },
    { key: 'price', done: full(content.price) },
    { key: 'risks', done: full(content.risks) },
    { key: 'ip', done: full(content.ipProposal) },
    { key: 'conflicts', done: full(content.conflicts) },
  ];
}

const full = (text?: string | null): boolean => Boolean(text?.trim());
const isNumber = (value: unknown): boolean => typeof value === 'number';
