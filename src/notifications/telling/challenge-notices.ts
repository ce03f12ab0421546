import { type Facts } from '../../platform/words/index.js';
import { type NoticeKind } from '../notice-kinds.js';
import { type Notice, type Source, tellAll, textIn } from './told.js';

/** A step of screening or listing: the issuer's staff and whoever entered the challenge. */
export const tellIssuer =
  (kind: NoticeKind): Notice =>
  async (source, { subjectId, payload }) => {
    const facts = await challengeFacts(source, subjectId);
    if (!facts) return [];
    const people = [
      ...(await issuerStaff(source, subjectId)),
      ...(await creator(source, subjectId)),
    ];
    const reason = textIn(payload, 'reason');
    const deadlineAt = textIn(payload, 'deadline');
    return tellAll(people, kind, {
      ...facts,
      ...(reason ? { reason } : {}),
      ...(deadlineAt ? { deadlineAt } : {}),
    });
  };

/** A question concerns the issuer's staff; who asked is not said. */
export const tellQuestion: Notice = async (source, { subjectId, payload }) => {
  const facts = await challengeFacts(source, subjectId);
  if (!facts) return [];
  const questionId = textIn(payload, 'questionId');
  const staff = await issuerStaff(source, subjectId);
  return tellAll(staff, 'questionAsked', { ...facts, questionId });
};

/** An answer concerns its asker, and everyone who accepted the terms of the challenge. */
export const tellAnswer: Notice = async (source, { subjectId, payload }) => {
  const questionId = textIn(payload, 'questionId');
  const facts = await challengeFacts(source, subjectId);
  const [question] = await source.query(
    `select asked_by as asker from challenge_question where id = $1 and challenge_id = $2`,
    [questionId, subjectId],
  );
  if (!facts || !question) return [];
  const readers: { personId: string }[] = await source.query(
    `select distinct person_id as "personId" from confidentiality_acceptance
     where challenge_id = $1 and person_id <> $2 order by 1`,
    [subjectId, question.asker],
  );
  const full = { ...facts, questionId };
  return [
    ...tellAll([question.asker], 'ownQuestionAnswered', full),
    ...tellAll(
      readers.map(({ personId }) => personId),
      'questionAnswered',
      full,
    ),
  ];
};

/** Ids and titles of a challenge, or undefined when there is none. */
export async function challengeFacts(source: Source, id: string): Promise<Facts | undefined> {
  const [row] = await source.query(
    `select id as "challengeId", title as challenge, number from challenge where id = $1`,
    [id],
  );
  return row;
}

/** People who act for the issuer now. */
export async function issuerStaff(source: Source, challengeId: string): Promise<string[]> {
  const rows: { id: string }[] = await source.query(
    `select distinct m.person_id as id from challenge c
     join membership m on m.organisation_id = c.organisation_id
     where c.id = $1 and m.role = 'enterprise' and m.ended_at is null order by 1`,
    [challengeId],
  );
  return rows.map(({ id }) => id);
}

/** Whoever entered the challenge, while he still acts for the issuer or coordinates. */
async function creator(source: Source, challengeId: string): Promise<string[]> {
  const rows: { id: string }[] = await source.query(
    `select distinct c.created_by as id from challenge c
     join membership m on m.person_id = c.created_by and m.ended_at is null
     where c.id = $1 and (m.organisation_id = c.organisation_id or m.role = 'coordinator')`,
    [challengeId],
  );
  return rows.map(({ id }) => id);
}
