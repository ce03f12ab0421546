import { Invitation } from './invitation.entity.js';

const END = new Date('2026-05-01T10:00:00.000Z');
const before = new Date(END.getTime() - 1);
const sent = () =>
  Invitation.sent({
    ...{ challengeId: 'c', profileId: 'p', organisationId: 'o', personId: null, message: '' },
    ...{ overrideNote: null, invitedBy: 'i', expiresAt: END },
  });

test('an answer counts until the last millisecond and not at the end', () => {
  const invitation = sent();
  expect(() => invitation.accept(END)).toThrow(/ended at 2026-05-01T10:00:00.000Z/);
  invitation.accept(before);
  expect(invitation).toMatchObject({ state: 'accepted', answeredAt: before });
});

test('what was answered, withdrawn or expired stays so; only an acceptance can be withdrawn', () => {
  const accepted = sent();
  accepted.accept(before);
  expect(() => accepted.decline(before, 'no')).toThrow(/accepted can't become declined/);
  expect(() => accepted.expire()).toThrow();
  accepted.withdraw('wrong person');
  expect(accepted).toMatchObject({ state: 'withdrawn', withdrawalReason: 'wrong person' });
  const declined = sent();
  declined.decline(before, 'no time');
  for (const act of [
    () => declined.accept(before),
    () => declined.withdraw(null),
    () => declined.expire(),
  ])
    expect(act).toThrow(/it is final/);
});
