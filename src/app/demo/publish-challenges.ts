import { type DemoCaller } from './demo-caller.js';
import { type DemoChallenge, type DemoState } from './demo-world.js';

/** Those who bring a challenge to the list. */
export interface Publishers {
  issuer: DemoCaller;
  coordinator: DemoCaller;
}

interface Managed {
  id: string;
  state: string;
  title: string;
}

const RETURN_REASON =
  '指标的测试条件、第三方数据来源和判定口径还没有写清楚，请补充后重新提交，并说明首轮指标是否为最终指标。';

/** The challenge's id; written as a draft of its issuer unless it is there already. */
export async function ensureDraft(issuer: DemoCaller, challenge: DemoChallenge): Promise<Managed> {
  const { items } = await issuer.get<{ items: Managed[] }>('/challenges/managed?pageSize=100');
  const found = items.find((item) => item.title === challenge.title);
  if (found) return found;
  const { id: _demoId, organisation: _issuer, budget, ...text } = challenge;
  const { id } = await issuer.post<{ id: string }>('/challenges', {
    ...text,
    budgetMin: budget.min.toFixed(2),
    budgetMax: budget.max.toFixed(2),
    currency: budget.currency,
  });
  return { id, state: 'draft', title: challenge.title };
}

/** Moves a challenge on, step by lawful step, up to what the story says, or to the list. */
export async function publish(
  { issuer, coordinator }: Publishers,
  challenge: Managed,
  goal: DemoState,
  deadline: () => Promise<string>,
): Promise<void> {
  const path = `/challenges/${challenge.id}`;
  const steps: Record<string, [state: string, step: () => Promise<unknown>]> = {
    draft: ['submitted', () => issuer.put(`${path}/submission`)],
    submitted: ['screening', () => coordinator.put(`${path}/screening`)],
    screening:
      goal === 'returned'
        ? ['returned', () => coordinator.put(`${path}/return`, { reason: RETURN_REASON })]
        : ['approved', () => coordinator.put(`${path}/approval`)],
    approved: [
      'listed',
      async () => coordinator.put(`${path}/listing`, { deadline: await deadline() }),
    ],
    // An interrupted seed may have let a short deadline pass without its bids.
    unfilled: [
      'listed',
      async () => coordinator.put(`${path}/relisting`, { deadline: await deadline() }),
    ],
  };
  for (let state = challenge.state; state !== goal && steps[state]; ) {
    const [next, step] = steps[state];
    await step();
    state = next;
  }
}
