import { draftAgreement } from '../agreements/index.js';
import { runImport } from '../ingest/index.js';
import { addressInvitations } from '../invitations/index.js';
import { learnWeightsJob, scoreNeed, sweepStaleNeeds } from '../matching/index.js';
import { NOTIFIED_EVENTS, notify } from '../notifications/index.js';
import { computeProposal } from '../proposals/index.js';
import { type RecordedEvent } from '../platform/events/index.js';
import { plan, type PlannedJob } from '../platform/queue/index.js';
import { feedChallenge, feedExpertise, feedOutcome } from './feeds/index.js';

type Reaction = (event: RecordedEvent) => PlannedJob[];

/** Which event causes which jobs: the whole of it, on one screen. */
const REACTIONS: Record<string, Reaction[]> = {
  challengeListed: [feedNeed],
  challengeRelisted: [feedNeed],
  challengeEdited: [feedNeed],
  challengeClosed: [feedNeed],
  challengeWithdrawn: [feedNeed],
  importRequested: [readImport],
  recordsStored: [feedProfiles],
  expertCreated: [feedProfiles],
  expertEdited: [feedProfiles],
  expertClaimed: [feedProfiles],
  workStored: [feedProfiles],
  needOpened: [scoreSubject],
  needChanged: [scoreSubject],
  matchRequested: [scoreSubject],
  profilesFed: [address],
  proposalRequested: [computePlan],
  proposalRevised: [computePlan],
  bidOpened: [tellOutcome],
  bidAwarded: [draftFor, tellOutcome],
  weightsAsked: [learn],
  weightsPutInForce: [sweep],
};

/** What every event is checked for, whatever its type. */
const GENERAL: Reaction[] = [
  ({ id, type }) => (NOTIFIED_EVENTS.includes(type) ? [plan(notify, { eventId: id })] : []),
];

/** The jobs an event causes, in the order of the table. */
export const reactTo = (event: RecordedEvent): PlannedJob[] =>
  [...(REACTIONS[event.type] ?? []), ...GENERAL].flatMap((reaction) => reaction(event));

/** `challenge:0190…` → `0190…` */
export const subjectOf = (event: RecordedEvent): string =>
  event.stream.slice(event.stream.indexOf(':') + 1);

function feedNeed(event: RecordedEvent): PlannedJob[] {
  return [plan(feedChallenge, { challengeId: subjectOf(event) })];
}

function readImport(event: RecordedEvent): PlannedJob[] {
  return [plan(runImport, { importId: subjectOf(event) })];
}

function feedProfiles({ id, payload }: RecordedEvent): PlannedJob[] {
  return payload.kind === 'challenge' ? [] : [plan(feedExpertise, { eventId: id })];
}

function scoreSubject(event: RecordedEvent): PlannedJob[] {
  return [plan(scoreNeed, { needId: subjectOf(event) })];
}

function address({ payload }: RecordedEvent): PlannedJob[] {
  return payload.profiles ? [plan(addressInvitations, {})] : [];
}

function computePlan(event: RecordedEvent): PlannedJob[] {
  return [plan(computeProposal, { proposalId: subjectOf(event) })];
}

function draftFor({ payload }: RecordedEvent): PlannedJob[] {
  return [plan(draftAgreement, { awardId: String(payload.awardId) })];
}

/** Bids are told of only once they are opened. */
function tellOutcome(event: RecordedEvent): PlannedJob[] {
  const bidId = event.type === 'bidAwarded' ? String(event.payload.bidId) : subjectOf(event);
  return [plan(feedOutcome, { bidId })];
}

function learn({ payload }: RecordedEvent): PlannedJob[] {
  return [plan(learnWeightsJob, { askedBy: String(payload.askedBy) })];
}

/** Other weights make every run stale. */
function sweep(): PlannedJob[] {
  return [plan(sweepStaleNeeds, {})];
}
