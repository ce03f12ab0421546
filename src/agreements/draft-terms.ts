import { allocate, fromHundredths, toHundredths } from '../../libs/kernel/index.js';
import {
  type DraftFacts,
  type DraftTerms,
  type IpTerms,
  type MilestoneTerms,
  type TaskBook,
} from './agreement-terms.js';
import { commitmentLetter } from './commitment-letter.js';

/**
 * The first draft of an agreement: what the issuer asked for, joined with what the taker promised.
 * Nothing is made up: an option neither side has named stays open for the negotiation.
 */
export function draftTerms(facts: DraftFacts): DraftTerms {
  const taskBook = taskBookOf(facts);
  return {
    title: titleOf(facts),
    taskBook,
    ipTerms: ipTermsOf(facts),
    commitment: commitmentLetter(facts, taskBook),
    milestones: withAmounts(
      facts.price,
      facts.content.milestones.map(({ title, month, deliverable, share }) => ({
        ...{ title, deliverable, dueMonth: month, share: String(share) },
      })),
    ),
  };
}

/** Splits a price over milestones by their shares, so that the amounts add up to it exactly. */
export function withAmounts(
  price: string,
  milestones: Omit<MilestoneTerms, 'amount'>[],
): MilestoneTerms[] {
  const shares = milestones.map(({ share }) => toHundredths(share));
  const amounts = allocate(toHundredths(price), shares);
  return milestones.map((milestone, index) => ({
    ...milestone,
    amount: fromHundredths(amounts[index]),
  }));
}

const titleOf = ({ language, challengeTitle, challengeNumber }: DraftFacts): string =>
  language === 'en'
    ? `Task book: ${challengeTitle} (${challengeNumber})`
    : `${challengeTitle}（${challengeNumber}）揭榜任务书`;

/** Each indicator takes the first response to its name that no earlier one has taken. */
function taskBookOf(facts: DraftFacts): TaskBook {
  const { content, expectedResults, partners } = facts;
  const responses = [...content.indicatorResponses];
  const indicators = facts.indicators.map((indicator) => {
    const at = responses.findIndex((response) => response.indicator === indicator.name);
    const [response] = at < 0 ? [] : responses.splice(at, 1);
    const { name = '', comparator = null, target = null, unit = null, test = null } = indicator;
    const word = { how: response?.how ?? '', proof: response?.proof ?? '' };
    return { name, comparator, target, unit, test, ...word };
  });
  const lastMonth = Math.max(...content.milestones.map(({ month }) => month));
  return {
    indicators,
    expectedResults,
    durationMonths: facts.durationMonths ?? lastMonth,
    route: content.route,
    risks: content.risks,
    members: content.members.map(({ name, role, months }) => ({ name, role, months })),
    partners,
  };
}

function ipTermsOf({ content, ipWish }: DraftFacts): IpTerms {
  const proposed = content.ipTerms ?? {};
  return {
    ownership: proposed.ownership ?? null,
    use: proposed.use ?? null,
    takerIncomeShare: proposed.takerIncomeShare ?? null,
    secrecyMonths: proposed.secrecyMonths ?? null,
    publication: proposed.publication ?? null,
    issuerWish: ipWish,
    takerProposal: content.ipProposal,
  };
}
