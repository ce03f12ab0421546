import { type ChallengeState } from '../../libs/lifecycle/index.js';
import { CHALLENGE_STATE } from '../challenges/index.js';
import { MeAnswer, ORGANISATION_KIND, type OrganisationKind } from '../identity/index.js';
import {
  Flag,
  Id,
  IdOrNull,
  Many,
  One,
  OneOf,
  Text,
  TextOrNull,
  Texts,
  TimeOrNull,
  Whole,
} from '../platform/http/index.js';

/** What waits for the caller in his present role; zero for what is not his to do. */
export class WaitingAnswer {
  @Whole({ description: 'Unread notifications' }) notifications: number;
  @Whole({ description: 'Invitations he may still answer' }) invitations: number;
  @Whole({ description: 'Challenges submitted or under screening' }) screening: number;
  @Whole({ description: 'Match runs that nobody has reviewed' }) matches: number;
  @Whole({ description: 'Challenges returned to his organisation' }) returned: number;
  @Whole({ description: 'Open questions on challenges of his organisation' }) questions: number;
  @Whole({ description: 'Agreements that his side has not signed' }) agreements: number;
}

/** Everything the frame around every screen needs. */
export class DeskAnswer extends MeAnswer {
  @IdOrNull({ description: "A professor's own profile; null: none yet" }) expertId: string | null;
  @One(WaitingAnswer) waiting: WaitingAnswer;
}

class FoundChallengeAnswer {
  @Id() id: string;
  @TextOrNull() number: string | null;
  @Text() title: string;
  @OneOf(CHALLENGE_STATE) state: ChallengeState;
  @Text() organisationName: string;
  @TimeOrNull() deadline: Date | null;
  @Flag({ description: 'In the care of the caller, who may see more than the public' })
  managed: boolean;
}

class FoundExpertAnswer {
  @Id() id: string;
  @Text() name: string;
  @TextOrNull() nameEn: string | null;
  @Text() organisationName: string;
  @Texts() fields: string[];
}

class FoundOrganisationAnswer {
  @Id() id: string;
  @OneOf(ORGANISATION_KIND) kind: OrganisationKind;
  @Text() name: string;
  @TextOrNull() nameEn: string | null;
}

/** At most eight of each kind, the closest first. */
export class SearchAnswer {
  @Many(FoundChallengeAnswer) challenges: FoundChallengeAnswer[];
  @Many(FoundExpertAnswer) experts: FoundExpertAnswer[];
  @Many(FoundOrganisationAnswer) organisations: FoundOrganisationAnswer[];
}
