/** What a notification can be about; each has its words in both languages. */
export const NOTICE_KINDS = [
  'invitationSent',
  'invitationAccepted',
  'invitationDeclined',
  'invitationWithdrawn',
  'challengeReturned',
  'challengeRejected',
  'challengeApproved',
  'challengeListed',
  'questionAsked',
  'questionAnswered',
  'ownQuestionAnswered',
  'bidRejected',
  'bidReadmitted',
  'bidAwarded',
  'bidUnsuccessful',
  'challengeContracted',
  'agreementDrafted',
  'agreementSigned',
  'agreementInForce',
  'signatureLapsed',
  'teamMemberInvited',
  'teamInvitationAccepted',
  'teamInvitationDeclined',
  'importFinished',
  'importTried',
  'importFailed',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** A title of one line and a text of a few sentences; see platform/words for the places in them. */
export interface NoticeWords {
  title: string;
  text: string;
}
export type Catalogue = Readonly<Record<NoticeKind, NoticeWords>>;
