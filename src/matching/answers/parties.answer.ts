import { ApiProperty } from '@nestjs/swagger';

export class NamedAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true, description: 'For readers of English.' })
  nameEn: string | null;
}

export class NeedTitleAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'challenge' })
  kind: string;

  @ApiProperty({ format: 'uuid', description: "The challenge's id, for a challenge." })
  sourceId: string;

  @ApiProperty()
  title: string;

  @ApiProperty({ type: NamedAnswer })
  organisation: NamedAnswer;
}

export class NeedAnswer extends NeedTitleAnswer {
  @ApiProperty({ description: 'Whether help is still wanted.' })
  open: boolean;
}

export class AskedIndicatorAnswer {
  @ApiProperty()
  name: string;

  @ApiProperty({ description: '>=, <=, >, <, =, range or text; empty where none was given.' })
  comparator: string;

  @ApiProperty()
  target: string;

  @ApiProperty()
  unit: string;
}

export class NeedTextAnswer extends NeedAnswer {
  @ApiProperty({ description: 'All words that were scored beside the title.' })
  text: string;

  @ApiProperty({ type: [String], description: 'Fields it belongs to, codes or names.' })
  codes: string[];

  @ApiProperty({ type: [AskedIndicatorAnswer], description: 'What a solution must reach.' })
  indicators: AskedIndicatorAnswer[];

  @ApiProperty({
    ...{ type: String, nullable: true },
    description: 'On the taker, in words: people check them, no score knows them.',
  })
  conditions: string | null;
}

export class ProfileAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: ['expert', 'team'] })
  kind: 'expert' | 'team';

  @ApiProperty({ format: 'uuid', description: "The expert's or team's id." })
  sourceId: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true, description: 'For readers of English.' })
  nameEn: string | null;

  @ApiProperty({ description: 'Whether an account stands behind it.' })
  hasAccount: boolean;

  @ApiProperty({ type: NamedAnswer })
  organisation: NamedAnswer;
}

export class PageAnswer {
  @ApiProperty()
  page: number;

  @ApiProperty()
  pageSize: number;

  @ApiProperty()
  total: number;
}
