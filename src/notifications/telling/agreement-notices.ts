import { type Facts } from '../../platform/words/index.js';
import { challengeFacts, issuerStaff } from './challenge-notices.js';
import { type Notice, type Source, tellAll, textIn } from './told.js';

/** Both sides of one agreement; in a race other takers have agreements of their own. */
export const tellParties: Notice = async (source, { subjectId }) => {
  const parties = await partiesOf(source, subjectId);
  if (!parties) return [];
  return tellAll([...parties.issuer, ...parties.taker], 'agreementDrafted', parties.facts);
};

/**
 * After the first signature the other side, whose turn it is; after the second both, and whoever
 * awarded, since the contract is to be registered now.
 */
export const tellSigned: Notice = async (source, { subjectId, payload }) => {
  const parties = await partiesOf(source, subjectId);
  const by = textIn(payload, 'by');
  if (!parties || (by !== 'issuer' && by !== 'taker')) return [];
  const { issuer, taker, awardedBy, names, facts } = parties;
  if (payload.binding === true)
    return tellAll([...issuer, ...taker, awardedBy], 'agreementInForce', facts);
  const others = by === 'issuer' ? taker : issuer;
  return tellAll(others, 'agreementSigned', { ...facts, organisation: names[by] });
};

/** Whoever had signed the text that was changed has to read and sign it again. */
export const tellLapsed: Notice = async (source, { subjectId, payload }) => {
  const lapsed = textIn(payload, 'lapsed');
  const parties = lapsed === null ? undefined : await partiesOf(source, subjectId);
  if (!parties) return [];
  const { issuer, taker, facts } = parties;
  const people = [...(lapsed === 'taker' ? [] : issuer), ...(lapsed === 'issuer' ? [] : taker)];
  return tellAll(people, 'signatureLapsed', facts);
};

interface Parties {
  issuer: string[];
  taker: string[];
  awardedBy: string;
  names: Record<'issuer' | 'taker', string>;
  facts: Facts;
}

async function partiesOf(source: Source, agreementId: string): Promise<Parties | undefined> {
  const [row] = await source.query(
    `select g.challenge_id as "challengeId", b.lead_person_id as taker, a.awarded_by as "awardedBy",
       jsonb_build_object('issuer', i.name, 'taker', t.name) as names
     from agreement g join award a on a.id = g.award_id join bid b on b.id = a.bid_id
     join organisation i on i.id = g.issuer_id join organisation t on t.id = g.taker_id
     where g.id = $1`,
    [agreementId],
  );
  if (!row) return undefined;
  const { challengeId, taker, awardedBy, names } = row;
  const facts = { ...(await challengeFacts(source, challengeId)), agreementId };
  const issuer = await issuerStaff(source, challengeId);
  return { issuer, taker: [taker], awardedBy, names, facts };
}
