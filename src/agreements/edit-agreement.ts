import { Injectable } from '@nestjs/common';
import { type FieldProblem, invalid, notFound, toHundredths } from '../../libs/kernel/index.js';
import { authorise, type Viewer } from '../identity/index.js';
import { type Change, Changes, type Origin } from '../platform/events/index.js';
import { type TaskBook } from './agreement-terms.js';
import { type AgreementEditBody, type MilestoneBody } from './agreement.dto.js';
import { Agreement, type Side } from './agreement.entity.js';
import { withAmounts } from './draft-terms.js';
import { writeMilestones } from './milestones.js';

@Injectable()
export class EditAgreement {
  constructor(private readonly changes: Changes) {}

  /** Changes the text of a draft; signatures under the old text lapse. */
  run(viewer: Viewer, origin: Origin, id: string, body: AgreementEditBody): Promise<void> {
    return this.changes.run(origin, async (change) => {
      const agreement = await lockAgreement(change, id);
      const { issuerId, takerId } = agreement;
      authorise(viewer, 'agreement.read', { organisationId: [issuerId, takerId] }, 'agreement');
      authorise(viewer, 'agreement.write', { organisationId: issuerId }, 'agreement');
      agreement.requireVersion(body.version);
      const { version: _version, ...given } = body;
      const fields = Object.keys(given).sort();
      if (fields.length === 0) return;
      const lapsed = signedBy(agreement);
      agreement.edit(editedText(agreement, body));
      await saveAgreement(change, agreement);
      if (body.milestones) await this.replaceMilestones(change, agreement, body.milestones);
      const stream = `agreement:${id}`;
      await change.record({ stream, type: 'agreementEdited', payload: { fields, ...lapsed } });
    });
  }

  private async replaceMilestones(change: Change, agreement: Agreement, given: MilestoneBody[]) {
    const problems = milestoneProblems(given, agreement.taskBook.durationMonths);
    if (problems.length) {
      const list = problems.map(({ field, message }) => `${field} ${message}`).join('; ');
      throw invalid('milestones-unsound', `${list}.`, problems);
    }
    const milestones = given.map((milestone) => ({ ...milestone, share: String(milestone.share) }));
    await writeMilestones(change.manager, agreement.id, withAmounts(agreement.price, milestones));
  }
}

/** Whose signature a changed text takes back. */
function signedBy({ issuerSignedAt, takerSignedAt }: Agreement): { lapsed?: Side | 'both' } {
  if (issuerSignedAt && takerSignedAt) return { lapsed: 'both' };
  if (issuerSignedAt) return { lapsed: 'issuer' };
  return takerSignedAt ? { lapsed: 'taker' } : {};
}

/** The agreement, locked until the change ends; 404 when there is none. */
export async function lockAgreement(change: Change, id: string): Promise<Agreement> {
  const lock = { mode: 'pessimistic_write' as const };
  const agreement = await change.manager.findOne(Agreement, { where: { id }, lock });
  if (!agreement) throw notFound('agreement');
  return agreement;
}

export async function saveAgreement(change: Change, agreement: Agreement): Promise<void> {
  const { id, createdAt: _, ...columns } = agreement;
  const updatedAt = await change.now();
  await change.manager.update(Agreement, { id }, { ...columns, updatedAt });
}

function editedText(agreement: Agreement, body: AgreementEditBody) {
  const { title, commitment, expectedResults, indicators, ipTerms } = body;
  const taskBook: TaskBook = {
    ...agreement.taskBook,
    ...(expectedResults === undefined ? {} : { expectedResults }),
    ...(indicators === undefined ? {} : { indicators: indicators.map(completeIndicator) }),
  };
  return {
    taskBook,
    ipTerms: { ...agreement.ipTerms, ...ipTerms },
    ...(title === undefined ? {} : { title }),
    ...(commitment === undefined ? {} : { commitment }),
  };
}

const completeIndicator = ({
  comparator = null,
  target = null,
  unit = null,
  test = null,
  ...rest
}: NonNullable<AgreementEditBody['indicators']>[number]) => ({
  ...{ ...rest, comparator, target, unit, test },
});

function milestoneProblems(milestones: MilestoneBody[], durationMonths: number): FieldProblem[] {
  const late = milestones.flatMap(({ dueMonth }, index) =>
    dueMonth > durationMonths
      ? [
          {
            field: `milestones.${index}.dueMonth`,
            message: `is after month ${durationMonths}`,
            code: 'too-late' as const,
            facts: { latest: durationMonths },
          },
        ]
      : [],
  );
  const sum = milestones.reduce((total, { share }) => total + toHundredths(String(share)), 0n);
  const facts = { sum: Number(sum) / 100, wanted: 100 };
  const message = `have shares that add up to ${facts.sum}, not to 100`;
  if (sum === 100_00n) return late;
  return [...late, { field: 'milestones', message, code: 'wrong-sum', facts }];
}
