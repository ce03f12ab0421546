import { type ChallengeState } from '../../../libs/lifecycle/index.js';
import {
  Flag,
  Id,
  One,
  OneOf,
  Text,
  TextOrNull,
  TimeOrNull,
  Whole,
} from '../../platform/http/index.js';
import { CHALLENGE_STATE, PROFILE_KIND } from '../proposal-choices.js';

export class ProposalPartyAnswer {
  @Id() id: string;
  @Text() name: string;
  @TextOrNull({ description: 'For readers of English.' }) nameEn: string | null;
}

export class ProposedProfileAnswer extends ProposalPartyAnswer {
  @OneOf(PROFILE_KIND) kind: 'expert' | 'team';
  @Id({ description: "The expert's or team's id." }) sourceId: string;
  @Flag({ description: 'Whether an account stands behind it.' }) hasAccount: boolean;
  @One(ProposalPartyAnswer) organisation: ProposalPartyAnswer;
}

export class ProposedForAnswer {
  @Id() id: string;
  @TextOrNull() number: string | null;
  @Text() title: string;
  @OneOf(CHALLENGE_STATE) state: ChallengeState;
  @TimeOrNull() deadline: string | null;
  @One(ProposalPartyAnswer, { description: 'The issuer.' }) organisation: ProposalPartyAnswer;
}

export class ProposalWordsAnswer {
  @Text() zh: string;
  @Text() en: string;
}

export class ProposalLoadAnswer {
  @Whole({ description: 'Invited or shortlisted, over all open challenges.' }) inForce: number;
  @Whole({ description: 'Lines of this proposal that are not in force already.' }) proposed: number;
  @Whole({ description: 'The limit that holds here.' }) cap: number;
  @Flag({ description: 'In force and proposed together are above the limit.' }) over: boolean;
}

/** SQL of the parties, over `p` (profile) with `po` (its organisation), `c` and `co`. */
export const PROFILE_JSON = `jsonb_build_object('id', p.id, 'kind', p.kind,
  'sourceId', p.source_id, 'name', p.name, 'nameEn', p.name_en, 'hasAccount', p.person_id is not null,
  'organisation', jsonb_build_object('id', po.id, 'name', po.name, 'nameEn', po.name_en))`;

export const CHALLENGE_JSON = `jsonb_build_object('id', c.id, 'number', c.number,
  'title', c.title, 'state', c.state, 'deadline', c.deadline,
  'organisation', jsonb_build_object('id', co.id, 'name', co.name, 'nameEn', co.name_en))`;
