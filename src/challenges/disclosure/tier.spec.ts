import { type Role, type Viewer } from '../../identity/index.js';
import { type DisclosureFacts, sees, tierOf, visibleParts } from './tier.js';

const viewer = (role: Role, organisationId: string): Viewer => ({
  ...{ sessionId: 's', personId: 'p', name: 'n', locale: 'zh', membershipId: 'm' },
  role,
  organisationId,
  steward: false,
});
const facts = (given: Partial<DisclosureFacts> = {}): DisclosureFacts => ({
  ...{ organisationId: 'issuer', listedAt: new Date(0), accepted: false, named: false },
  ...given,
});

test.each([
  [null, facts({ accepted: true, named: true }), 'teaser'],
  [null, facts({ listedAt: null }), null],
  [viewer('enterprise', 'issuer'), facts({ listedAt: null }), 'full'],
  [viewer('enterprise', 'rival'), facts({ accepted: true, named: true }), 'teaser'],
  [viewer('enterprise', 'rival'), facts({ listedAt: null }), null],
  [viewer('reviewer', 'issuer'), facts({ listedAt: null }), null],
  [viewer('professor', 'u'), facts(), 'teaser'],
  [viewer('professor', 'u'), facts({ named: true }), 'teaser'],
  [viewer('professor', 'u'), facts({ accepted: true }), 'detail'],
  [viewer('professor', 'u'), facts({ accepted: true, named: true }), 'annex'],
  [viewer('professor', 'u'), facts({ accepted: true, named: true, listedAt: null }), null],
  [viewer('coordinator', 'a'), facts({ listedAt: null }), 'full'],
  [viewer('auditor', 'g'), facts({ listedAt: null }), 'full'],
  [viewer('admin', 'a'), facts({ accepted: true }), 'teaser'],
])('line %#', (who, what, tier) => {
  expect(tierOf(who, what)).toBe(tier);
});

test('each tier holds the ones below it', () => {
  expect(visibleParts('teaser')).toEqual(['teaser']);
  expect(visibleParts('detail')).toEqual(['teaser', 'detail']);
  expect(visibleParts('annex')).toEqual(['teaser', 'detail', 'annex']);
  expect(visibleParts('full')).toEqual(['teaser', 'detail', 'annex']);
  expect(sees('detail', 'annex')).toBe(false);
});
