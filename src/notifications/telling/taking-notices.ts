import { type Facts } from '../../platform/words/index.js';
import { type NoticeKind } from '../notice-kinds.js';
import { challengeFacts, issuerStaff } from './challenge-notices.js';
import { type Notice, type Source, tellAll, textIn } from './told.js';

/** The invited person, once an account stands behind the profile. */
export const tellInvited =
  (kind: 'invitationSent' | 'invitationWithdrawn'): Notice =>
  async (source, { subjectId }) => {
    const invitation = await invitationOf(source, subjectId);
    if (!invitation?.personId) return [];
    const { invitationId, challengeId, challenge, issuer, personId, expiresAt } = invitation;
    const facts = { invitationId, challengeId, challenge, organisation: issuer };
    const { withdrawalReason: reason } = invitation;
    const more: Facts =
      kind === 'invitationSent' ? { untilAt: expiresAt.toISOString() } : { reason };
    return tellAll([personId], kind, { ...facts, ...more });
  };

/** The person who sent the invitation. */
export const tellInviter =
  (kind: NoticeKind): Notice =>
  async (source, { subjectId }) => {
    const invitation = await invitationOf(source, subjectId);
    if (!invitation) return [];
    const { invitedBy, invitationId, challengeId, challenge, profile, reason } = invitation;
    const { home: organisation } = invitation;
    const facts = { invitationId, challengeId, challenge, profile, organisation, reason };
    return tellAll([invitedBy], kind, facts);
  };

/** The lead of the winning bid; the payload names the bid. */
export const tellWinner: Notice = async (source, event) => {
  const bidId = textIn(event.payload, 'bidId');
  if (!bidId) return [];
  return tellLead('bidAwarded')(source, { ...event, subjectId: bidId });
};

/**
 * The lead of an opened bid, with the reason that was written down for a ruling or a refusal. The
 * row exists only after the opening, so a sealed bid can't be told of.
 */
export const tellLead =
  (kind: 'bidAwarded' | 'bidRejected' | 'bidReadmitted' | 'bidUnsuccessful'): Notice =>
  async (source, { subjectId: bidId, payload }) => {
    const [bid] = await source.query(
      `select lead_person_id as lead, challenge_id as "challengeId", reason from bid where id = $1`,
      [bidId],
    );
    if (!bid) return [];
    const challenge = await challengeFacts(source, bid.challengeId);
    const facts = { ...challenge, bidId, reason: textIn(payload, 'reason') ?? bid.reason };
    return tellAll([bid.lead], kind, facts);
  };

/** Issuer and takers of a challenge that goes to contract. */
export const tellBothSides: Notice = async (source, { subjectId }) => {
  const facts = await challengeFacts(source, subjectId);
  if (!facts) return [];
  const takers: { id: string }[] = await source.query(
    `select b.lead_person_id as id from award a join bid b on b.id = a.bid_id
     where a.challenge_id = $1 order by a.slot`,
    [subjectId],
  );
  const people = [...(await issuerStaff(source, subjectId)), ...takers.map(({ id }) => id)];
  return tellAll(people, 'challengeContracted', facts);
};

interface InvitationRow {
  invitationId: string;
  challengeId: string;
  challenge: string;
  issuer: string;
  /** The invited expert or team, and where they are at home. */
  profile: string;
  home: string;
  personId: string | null;
  invitedBy: string;
  expiresAt: Date;
  reason: string | null;
  withdrawalReason: string | null;
}

async function invitationOf(source: Source, id: string): Promise<InvitationRow | undefined> {
  const [row] = await source.query(
    `select i.id as "invitationId", c.id as "challengeId", c.title as challenge,
            issuer.name as issuer, p.name as profile, home.name as home,
            i.person_id as "personId", i.invited_by as "invitedBy",
            i.expires_at as "expiresAt", i.decline_reason as reason,
            i.withdrawal_reason as "withdrawalReason"
     from invitation i join challenge c on c.id = i.challenge_id
     join organisation issuer on issuer.id = c.organisation_id
     join profile p on p.id = i.profile_id join organisation home on home.id = i.organisation_id
     where i.id = $1`,
    [id],
  );
  return row;
}
