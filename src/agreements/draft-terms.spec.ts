import fc from 'fast-check';
import { toHundredths } from '../../libs/kernel/index.js';
import { type DraftFacts, openPoints } from './agreement-terms.js';
import { draftTerms, withAmounts } from './draft-terms.js';

const facts: DraftFacts = {
  language: 'zh',
  challengeNumber: 'JB-2027-0007',
  challengeTitle: '免热处理铝合金',
  indicators: [
    { name: '屈服强度', comparator: '>=', target: '135', unit: 'MPa', test: 'GB/T 228.1' },
    { name: '再生料比例', comparator: 'range', target: '30–50', unit: '%' },
    { name: '外观', comparator: 'text', target: '无冷隔' },
  ],
  expectedResults: '标准与铸件',
  durationMonths: null,
  ipWish: '专利共有',
  currency: 'CNY',
  issuer: '赤霄精密机床有限公司',
  taker: '北辰工业大学',
  partners: [{ id: 'p', name: '望舒科技大学' }],
  price: '1234567.89',
  content: {
    route: '先定边界',
    risks: '热历史不同',
    ipProposal: '共有',
    ipTerms: { ownership: 'joint', takerIncomeShare: 0 },
    members: [{ name: '程屿', role: '熔体', months: 20 }],
    indicatorResponses: [
      { indicator: '外观', how: '升模温', proof: '照片' },
      { indicator: '屈服强度', how: '控镁', proof: '拉伸报告' },
    ],
    milestones: [
      { title: '一', month: 8, deliverable: '合金', share: 33.33 },
      { title: '二', month: 18, deliverable: '铸件', share: 66.67 },
    ],
  },
};

test('each indicator carries the taker’s word on it, or none, in the order of the challenge', () => {
  const { taskBook } = draftTerms(facts);
  expect(taskBook.indicators.map(({ name, how }) => [name, how])).toEqual([
    ...[
      ['屈服强度', '控镁'],
      ['再生料比例', ''],
      ['外观', '升模温'],
    ],
  ]);
  expect(taskBook.indicators[2].unit).toBeNull();
});

test('a project without a duration lasts until its last milestone', () => {
  expect(draftTerms(facts).taskBook.durationMonths).toBe(18);
  expect(draftTerms({ ...facts, durationMonths: 24 }).taskBook.durationMonths).toBe(24);
});

test('an option at zero is agreed, one nobody named is open', () => {
  const { ipTerms } = draftTerms(facts);
  expect(ipTerms.takerIncomeShare).toBe(0);
  expect(openPoints(ipTerms)).toEqual(['use', 'secrecyMonths', 'publication']);
});

test('amounts follow the shares to the cent', () => {
  const amounts = draftTerms(facts).milestones.map(({ amount }) => amount);
  expect(amounts).toEqual(['411481.48', '823086.41']);
});

test('amounts add up to the price, whatever the price and the shares', () =>
  fc.assert(
    fc.property(
      fc.bigInt(1n, 10n ** 13n),
      fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 20 }),
      (cents, weights) => {
        const price = `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
        const milestones = weights.map((weight, index) => ({
          ...{ title: 'm', deliverable: 'd', dueMonth: index + 1, share: String(weight / 100) },
        }));
        const amounts = withAmounts(price, milestones).map(({ amount }) => toHundredths(amount));
        expect(amounts.reduce((a, b) => a + b, 0n)).toBe(cents);
      },
    ),
  ));

test('the Chinese letter names both sides, the partner, each indicator and the money', () => {
  const { commitment, title } = draftTerms(facts);
  expect(title).toBe('免热处理铝合金（JB-2027-0007）揭榜任务书');
  for (const words of [
    ...['致赤霄精密机床有限公司', '北辰工业大学（牵头单位）联合望舒科技大学', '18个月'],
    ...['屈服强度 ≥ 135 MPa', '再生料比例 30–50 %', '外观 无冷隔', '人民币1,234,567.89元', '分2期'],
    '由程屿负总责',
  ])
    expect(commitment).toContain(words);
  expect(commitment).not.toMatch(/undefined|null|range/);
});

test('the English letter says the same, and one without indicators or partners reads on', () => {
  const english = draftTerms({ ...facts, language: 'en' });
  expect(english.title).toBe('Task book: 免热处理铝合金 (JB-2027-0007)');
  expect(english.commitment).toContain('北辰工业大学 (lead) together with 望舒科技大学');
  expect(english.commitment).toContain('in 2 tranches');
  for (const language of ['zh', 'en']) {
    const { commitment } = draftTerms({ ...facts, language, indicators: [], partners: [] });
    expect(commitment).not.toMatch(/undefined|null|：。|: \.|together with|联合/);
  }
});
