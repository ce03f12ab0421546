import { tellAnswer, tellIssuer, tellQuestion } from './challenge-notices.js';
import { tellRequester } from './import-notices.js';
import { tellLapsed, tellParties, tellSigned } from './agreement-notices.js';
import { tellBothSides, tellInvited, tellInviter, tellLead, tellWinner } from './taking-notices.js';
import { tellAsked, tellTeamLead } from './team-notices.js';
import { type Notice } from './told.js';

/**
 * Which event tells whom. What each relies on, beside the rows its stream names:
 * `challengeReturned`, `challengeRejected` payload.reason · `challengeListed` payload.deadline ·
 * `questionAsked`, `questionAnswered` (stream of the challenge) payload.questionId ·
 * `teamMemberInvited`, `teamInvitation…` (stream of the team) payload.memberId ·
 * `agreementSigned` payload.by, payload.binding · `agreementEdited` payload.lapsed ·
 * `bidAwarded` (stream of the challenge) payload.bidId. Nothing of a sealed envelope is here.
 */
export const NOTICES = {
  invitationSent: tellInvited('invitationSent'),
  invitationAddressed: tellInvited('invitationSent'),
  invitationWithdrawn: tellInvited('invitationWithdrawn'),
  invitationAccepted: tellInviter('invitationAccepted'),
  invitationDeclined: tellInviter('invitationDeclined'),
  challengeReturned: tellIssuer('challengeReturned'),
  challengeRejected: tellIssuer('challengeRejected'),
  challengeApproved: tellIssuer('challengeApproved'),
  challengeListed: tellIssuer('challengeListed'),
  questionAsked: tellQuestion,
  questionAnswered: tellAnswer,
  bidAwarded: tellWinner,
  bidRejected: tellLead('bidRejected'),
  bidReadmitted: tellLead('bidReadmitted'),
  bidUnsuccessful: tellLead('bidUnsuccessful'),
  challengeContracted: tellBothSides,
  agreementDrafted: tellParties,
  agreementSigned: tellSigned,
  agreementEdited: tellLapsed,
  teamMemberInvited: tellAsked,
  teamInvitationAccepted: tellTeamLead('teamInvitationAccepted'),
  teamInvitationDeclined: tellTeamLead('teamInvitationDeclined'),
  importFinished: tellRequester('importFinished'),
  importFailed: tellRequester('importFailed'),
} satisfies Record<string, Notice>;

/** The types of events that plan a `notify` job. */
export const NOTIFIED_EVENTS: readonly string[] = Object.keys(NOTICES);

/** What is told of an event of this type, or undefined: nobody. */
export const noticeOf = (type: string): Notice | undefined =>
  Object.entries(NOTICES).find(([known]) => known === type)?.[1];
