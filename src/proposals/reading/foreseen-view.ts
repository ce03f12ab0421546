import { type LineWarningAnswer, type RefusalAnswer } from '../answers/lines.answer.js';
import { type ProposalLoadAnswer } from '../answers/parties.answer.js';
import { type Foreseen } from '../applying/foresee.js';
import { sayRefusal, WARNING_WORDS } from '../judge-pair.js';
import { type Load } from '../loads.js';

/** A judgement in words. */
export function viewForeseen({ refusal, warnings, facts, load }: Foreseen): {
  refusal: RefusalAnswer | null;
  warnings: LineWarningAnswer[];
  load: ProposalLoadAnswer;
} {
  return {
    refusal: refusal && { code: refusal, words: sayRefusal(refusal, facts) },
    warnings: warnings.map((code) => ({ code, words: WARNING_WORDS[code] })),
    load: viewLoad(load),
  };
}

export const viewLoad = ({ inForce, proposed, cap }: Load): ProposalLoadAnswer => ({
  ...{ inForce, proposed, cap },
  over: inForce + proposed > cap,
});
