import { ApiProperty } from '@nestjs/swagger';

export class ProposalPartyAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;
}

export class ProposedProfileAnswer extends ProposalPartyAnswer {
  @ApiProperty({ enum: ['expert', 'team'] })
  kind: 'expert' | 'team';

  @ApiProperty({ format: 'uuid', description: "The expert's or team's id." })
  sourceId: string;

  @ApiProperty({ description: 'Whether an account stands behind it.' })
  hasAccount: boolean;

  @ApiProperty({ type: ProposalPartyAnswer })
  organisation: ProposalPartyAnswer;
}

export class ProposedForAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ type: String, nullable: true })
  number: string | null;

  @ApiProperty()
  title: string;

  @ApiProperty()
  state: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  deadline: string | null;

  @ApiProperty({ type: ProposalPartyAnswer, description: 'The issuer.' })
  organisation: ProposalPartyAnswer;
}

export class ProposalWordsAnswer {
  @ApiProperty()
  zh: string;

  @ApiProperty()
  en: string;
}

export class ProposalLoadAnswer {
  @ApiProperty({ description: 'Invited or shortlisted, over all open challenges.' })
  inForce: number;

  @ApiProperty({ description: 'Lines of this proposal that are not in force already.' })
  proposed: number;

  @ApiProperty({ description: 'The limit that holds here.' })
  cap: number;

  @ApiProperty({ description: 'In force and proposed together are above the limit.' })
  over: boolean;
}

/** SQL of the parties, over `p` (profile) with `po` (its organisation), `c` and `co`. */
export const PROFILE_JSON = `jsonb_build_object('id', p.id, 'kind', p.kind,
  'sourceId', p.source_id, 'name', p.name, 'hasAccount', p.person_id is not null,
  'organisation', jsonb_build_object('id', po.id, 'name', po.name))`;

export const CHALLENGE_JSON = `jsonb_build_object('id', c.id, 'number', c.number,
  'title', c.title, 'state', c.state, 'deadline', c.deadline,
  'organisation', jsonb_build_object('id', co.id, 'name', co.name))`;
