import { type Catalogue } from './notice-kinds.js';

export const EN: Catalogue = {
  invitationSent: {
    title: 'You are invited to take a challenge: {challenge}',
    text:
      '{organisation} is looking for a team for its challenge “{challenge}” and you are ' +
      'invited to take part. Please answer by {untilAt}.',
  },
  invitationAccepted: {
    title: '{profile} accepted the invitation: {challenge}',
    text: '{profile} ({organisation}) has accepted the invitation to the challenge “{challenge}”.',
  },
  invitationDeclined: {
    title: '{profile} declined the invitation: {challenge}',
    text:
      '{profile} ({organisation}) has declined the invitation to the challenge “{challenge}”[; ' +
      'the reason given: {reason}].',
  },
  invitationWithdrawn: {
    title: 'An invitation was withdrawn: {challenge}',
    text:
      'Your invitation to the challenge “{challenge}” of {organisation} was withdrawn[; the ' +
      'reason given: {reason}].',
  },
  challengeReturned: {
    title: 'Returned for changes: {challenge}',
    text:
      'The challenge “{challenge}” was returned for changes[; the reason given: {reason}]. You ' +
      'can change it and submit it again.',
  },
  challengeRejected: {
    title: 'Not accepted in screening: {challenge}',
    text: 'The challenge “{challenge}” was not accepted in screening[; the reason given: {reason}].',
  },
  challengeApproved: {
    title: 'Approved in screening: {challenge}',
    text: 'The challenge “{challenge}” has passed screening and waits to be listed.',
  },
  challengeListed: {
    title: 'Now on the list: {challenge}',
    text:
      'The challenge “{challenge}”[ (no. {number})] is now on the list. Bids are taken until ' +
      '{deadlineAt}.',
  },
  questionAsked: {
    title: 'A new question: {challenge}',
    text:
      'A researcher has asked a question about the challenge “{challenge}”. Please answer it ' +
      'soon; everyone who may see that part of the challenge will see the answer.',
  },
  questionAnswered: {
    title: 'A question was answered: {challenge}',
    text: 'The issuer has answered a question about the challenge “{challenge}”. You can read both.',
  },
  ownQuestionAnswered: {
    title: 'Your question was answered: {challenge}',
    text: 'The issuer has answered your question about the challenge “{challenge}”.',
  },
  bidRejected: {
    title: 'Your bid was ruled out: {challenge}',
    text:
      'In the check of eligibility, the bid you lead for the challenge “{challenge}” was ruled ' +
      'out[; the reason given: {reason}].',
  },
  bidReadmitted: {
    title: 'Your bid is admitted again: {challenge}',
    text:
      'After another look, the bid you lead for the challenge “{challenge}” is admitted again ' +
      'and stays in the running.',
  },
  bidAwarded: {
    title: 'Your bid has won: {challenge}',
    text:
      'Congratulations: the bid you lead was chosen for the challenge “{challenge}”. Next, the ' +
      'agreement and its task book are drawn up.',
  },
  bidUnsuccessful: {
    title: 'The result of your bid: {challenge}',
    text:
      'We are sorry: the bid you lead was not chosen for the challenge “{challenge}”[; the ' +
      'reason given: {reason}]. Thank you for taking part.',
  },
  challengeContracted: {
    title: 'Going to contract: {challenge}',
    text:
      'The taker of the challenge “{challenge}” is settled and the contract stage has begun. ' +
      'You can read the agreement and its task book.',
  },
  agreementDrafted: {
    title: 'A draft agreement is ready: {challenge}',
    text:
      'An agreement for the challenge “{challenge}” was drafted from the bid. Both sides, ' +
      'please check the task book, the milestones and the IP terms, then sign.',
  },
  agreementSigned: {
    title: 'Your signature is awaited: {challenge}',
    text:
      '{organisation} has signed the agreement for the challenge “{challenge}”. Please read it ' +
      'through and sign; it holds once both sides have signed.',
  },
  agreementInForce: {
    title: 'The agreement holds: {challenge}',
    text:
      'Both sides have signed the agreement for the challenge “{challenge}”. Next, have the ' +
      'technology contract registered and enter its number.',
  },
  signatureLapsed: {
    title: 'The agreement was changed, please sign again: {challenge}',
    text:
      'The draft agreement for the challenge “{challenge}” was changed after it was signed, so the ' +
      'signature no longer holds. Please read the changed text and sign it again.',
  },
  teamMemberInvited: {
    title: 'You are asked to join a team: {team}',
    text:
      '{lead} ({organisation}) is forming the team “{team}” across organisations and asks you to ' +
      'join it. Please answer on the page of the team.',
  },
  teamInvitationAccepted: {
    title: '{member} has joined the team: {team}',
    text: '{member} ({organisation}) has accepted the invitation and is now in the team “{team}”.',
  },
  teamInvitationDeclined: {
    title: '{member} will not join the team: {team}',
    text:
      '{member} ({organisation}) has declined the invitation to the team “{team}”[; the reason ' +
      'given: {reason}].',
  },
  importFinished: {
    title: 'Import finished: {file}',
    text:
      'The file “{file}” was imported: {read} records read, {stored} stored, {unchanged} ' +
      'unchanged, {rejected} rejected.',
  },
  importTried: {
    title: 'Trial import finished: {file}',
    text:
      'The file “{file}” was read as a trial and nothing was kept: {read} records read, ' +
      '{stored} could be stored, {unchanged} are unchanged, {rejected} have faults.',
  },
  importFailed: {
    title: 'Import failed: {file}',
    text:
      'The file “{file}” could not be imported to its end[; the reason: {reason}]. What was ' +
      'stored stays; you can import the same file again.',
  },
};
