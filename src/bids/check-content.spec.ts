import { type BidContent, type BidDraft } from './bid-content.js';
import { type BidFrame, isComplete, problemsOf, unstorableTexts } from './check-content.js';

const LEAD = '00000000-0000-7000-8000-000000000001';
const PARTNER = '00000000-0000-7000-8000-000000000002';
const ISSUER = '00000000-0000-7000-8000-000000000003';

const frame: BidFrame = {
  indicators: ['yield strength', 'elongation'],
  durationMonths: 24,
  maxPartners: 4,
  leadOrganisationId: LEAD,
  issuerId: ISSUER,
};

const bid: BidContent = {
  partners: [PARTNER],
  members: [{ name: 'Cheng Yu', role: 'melting', months: 20 }],
  route: 'First the window, then the alloy.',
  indicatorResponses: [
    { indicator: 'elongation', how: 'no needles', proof: 'tensile report' },
    { indicator: 'yield strength', how: 'magnesium', proof: 'tensile report' },
  ],
  milestones: [
    { title: 'one', month: 8, deliverable: 'alloy', share: 33.33 },
    { title: 'two', month: 24, deliverable: 'castings', share: 66.67 },
  ],
  price: '4680000.01',
  risks: 'The larger machine cools otherwise.',
  ipProposal: 'Shared patents.',
  works: [],
  conflicts: '',
};

const fieldsOf = (change: BidDraft, other: Partial<BidFrame> = {}): string[] =>
  problemsOf({ ...bid, ...change }, { ...frame, ...other }).map(({ field }) => field);

test('a complete bid has no problems, whatever the order of its responses', () => {
  expect(problemsOf(bid, frame)).toEqual([]);
  expect(isComplete(bid, [])).toBe(true);
});

test('an empty draft lacks everything, each part by its name', () =>
  expect(problemsOf({}, frame).map(({ field }) => field)).toEqual([
    ...['route', 'risks', 'ipProposal', 'members', 'indicatorResponses', 'indicatorResponses'],
    ...['milestones', 'price', 'works', 'conflicts'],
  ]));

test.each<[string, BidDraft, string[]]>([
  ['a blank text', { route: ' \n' }, ['route']],
  ['the lead as a partner', { partners: [LEAD] }, ['partners.0']],
  ['the issuer as a partner', { partners: [PARTNER, ISSUER] }, ['partners.1']],
  ['a partner named twice', { partners: [PARTNER, PARTNER] }, ['partners.1']],
  ['too many partners', { partners: ['a', 'b', 'c', 'd', 'e'] }, ['partners']],
  ['a member without a name', { members: [{ role: 'x', months: 1 }] }, ['members.0.name']],
  ['a member without workload', { members: [{ name: 'x', role: 'x' }] }, ['members.0.months']],
  ['a work named twice', { works: ['w', 'w'] }, ['works']],
  ['a price of nothing', { price: '0.00' }, ['price']],
  ['a price in words', { price: 'much' }, ['price']],
])('%s is a problem', (_, change, fields) => expect(fieldsOf(change)).toEqual(fields));

test('a member known to the system needs no name of his own', () =>
  expect(fieldsOf({ members: [{ expertId: LEAD, role: 'x', months: 1 }] })).toEqual([]));

test('every indicator wants one answer with both parts, and no other is answered', () => {
  const [first, second] = bid.indicatorResponses;
  expect(fieldsOf({ indicatorResponses: [first] })).toEqual(['indicatorResponses']);
  expect(fieldsOf({ indicatorResponses: [first, second, first] })).toEqual([
    'indicatorResponses.2.indicator',
  ]);
  expect(fieldsOf({ indicatorResponses: [first, { ...second, proof: '' }] })).toEqual([
    'indicatorResponses.1.proof',
  ]);
  expect(fieldsOf({ indicatorResponses: [] }, { indicators: [] })).toEqual([]);
  const twice = { indicators: ['elongation', 'elongation'] };
  expect(fieldsOf({ indicatorResponses: [first, first] }, twice)).toEqual([]);
});

test('shares add up to 100 to the hundredth, and no milestone lies beyond the project', () => {
  const [one, two] = bid.milestones;
  expect(fieldsOf({ milestones: [one, { ...two, share: 66.66 }] })).toEqual(['milestones']);
  expect(fieldsOf({ milestones: [one, { ...two, share: 66.68 }] })).toEqual(['milestones']);
  expect(fieldsOf({ milestones: [one, { ...two, month: 25 }] })).toEqual(['milestones.1.month']);
  expect(fieldsOf({ milestones: [{ title: 'x' }] })).toEqual([
    ...['milestones.0.deliverable', 'milestones.0.month', 'milestones.0.share'],
  ]);
  const thirds = [33.33, 33.33, 33.34].map((share) => ({ ...one, share }));
  expect(fieldsOf({ milestones: thirds })).toEqual([]);
});

test('texts that no database holds are found at any depth, by their path', () => {
  expect(unstorableTexts(bid)).toEqual([]);
  expect(unstorableTexts({ a: '𠮷 is a whole pair' })).toEqual([]);
  const found = unstorableTexts({ a: ['x', { b: 'a\u0000' }], c: '\udc00', d: 1, e: null });
  expect(found.map(({ field }) => field)).toEqual(['a.1.b', 'c']);
});
