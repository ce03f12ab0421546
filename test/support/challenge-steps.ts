import { type Answer, type Client } from './client.js';
import { type TestApp } from './test-app.js';

/** A challenge's text with everything a submission needs; every part is told apart by its words. */
export const COMPLETE_TEXT = {
  title: '高强韧铝合金压铸工艺',
  teaser: '为一体化压铸车身件征集免热处理铝合金。',
  problem: 'problem-words: the elongation falls at the end of the flow.',
  annex: 'annex-words: strontium at 150 ppm.',
  indicators: [
    { name: '屈服强度', comparator: '>=', target: '135', unit: 'MPa', test: 'GB/T 228.1' },
    { name: '延伸率', comparator: '>=', target: '9', unit: '%', test: 'GB/T 228.1' },
  ],
  expectedResults: 'results-words: a standard and two hundred castings.',
  durationMonths: 24,
  budgetMin: '3800000.00',
  budgetMax: '5200000.00',
  currency: 'CNY',
  cooperation: 'joint',
  ipWish: 'ip-words: shared patents.',
  conditions: 'conditions-words: a melting shop of its own.',
  intendedPartners: ['partner-words University'],
  field: '新材料',
  keywords: ['压铸铝合金', '免热处理', 'recycled alloys'],
  region: '江苏省苏州市',
  language: 'zh',
};

export const DAY = 86_400_000;

/** A moment so many days from now, in ISO 8601 with its zone. */
export const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString();

/** Whoever a challenge's way to the list needs. */
export interface Cast {
  issuer: Client;
  coordinator: Client;
}

export async function castOf(app: TestApp): Promise<Cast> {
  const [issuer, coordinator] = await Promise.all([
    app.world.someone('enterprise'),
    app.world.someone('coordinator'),
  ]);
  return { issuer, coordinator };
}

/** Acts that lead to each state, in order; what `takeTo` walks. */
const WAY: [state: string, who: keyof Cast, act: string, body?: () => object][] = [
  ['submitted', 'issuer', 'submission'],
  ['screening', 'coordinator', 'screening'],
  ['approved', 'coordinator', 'approval'],
  ['listed', 'coordinator', 'listing', () => ({ deadline: inDays(30) })],
];

export type ReachableState =
  | 'draft'
  | 'submitted'
  | 'screening'
  | 'returned'
  | 'rejected'
  | 'approved'
  | 'listed'
  | 'withdrawn';

/** A new challenge of the issuer in the given state, by the API's own acts; answers its id. */
export async function challengeIn(
  state: ReachableState,
  { issuer, coordinator }: Cast,
  text: object = {},
): Promise<string> {
  const drafted = await issuer.post('/api/challenges', { ...COMPLETE_TEXT, ...text });
  expectStatus(drafted, 201);
  const id: string = drafted.body.id;
  const end = { returned: 'screening', rejected: 'screening', withdrawn: 'listed' }[String(state)];
  const last = WAY.findIndex(([reached]) => reached === (end ?? state));
  for (const [, who, act, body] of WAY.slice(0, last + 1)) {
    const caller = who === 'issuer' ? issuer : coordinator;
    expectStatus(await caller.put(`/api/challenges/${id}/${act}`, body?.()), 200);
  }
  const acts: Record<string, string> = {
    returned: 'return',
    rejected: 'rejection',
    withdrawn: 'withdrawal',
  };
  const act = acts[state];
  if (act) {
    const reason = { reason: `reason for ${act}` };
    expectStatus(await coordinator.put(`/api/challenges/${id}/${act}`, reason), 200);
  }
  return id;
}

/** Fails with the answer's text, which names the reason. */
export function expectStatus(answer: Answer, status: number): void {
  if (answer.status !== status)
    throw new Error(`expected ${status}, got ${answer.status}: ${answer.text.slice(0, 500)}`);
}

/** Lets a deadline pass without waiting: the only thing here that no API can do. */
export async function letDeadlinePass(app: TestApp, id: string): Promise<void> {
  await app.database.query(
    `update challenge set listed_at = listed_at - interval '1 year',
       deadline = clock_timestamp() - interval '1 second' where id = $1`,
    [id],
  );
}

/** The types of a challenge's events, in order. */
export async function eventsOf(app: TestApp, id: string): Promise<string[]> {
  const rows: { type: string }[] = await app.database.query(
    `select type from event where stream = $1 order by version`,
    [`challenge:${id}`],
  );
  return rows.map(({ type }) => type);
}
