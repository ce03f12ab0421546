import { ApiProperty } from '@nestjs/swagger';

const HASH = { minLength: 64, maxLength: 64 };

/**
 * An anchor binds every event of the log up to a time. Whoever keeps a copy can tell later whether
 * the log, or the list of anchors, was rewritten since.
 */
export class AnchorAnswer {
  @ApiProperty({ minimum: 1, description: 'Without gaps, from 1 on.' })
  number: number;

  @ApiProperty({
    type: String,
    format: 'date-time',
    description: 'The beginning of the slot of time the anchor was taken in; slots are fixed.',
  })
  takenAt: Date;

  @ApiProperty({
    ...HASH,
    description:
      'Binds the events; salted, so that it tells nothing of them, nor whether any were.',
  })
  eventsDigest: string;

  @ApiProperty({
    ...HASH,
    description: 'The hash of the anchor before; 64 zeros before the first.',
  })
  previousHash: string;

  @ApiProperty({
    ...HASH,
    description:
      'SHA-256 in hex over {"eventsDigest":…,"number":…,"previousHash":…,"takenAt":…}, the keys ' +
      'in this order, without spaces, the values as they stand here.',
  })
  hash: string;
}

export class AnchorsAnswer {
  @ApiProperty({ type: [AnchorAnswer], description: 'Newest first.' })
  items: AnchorAnswer[];

  @ApiProperty()
  page: number;

  @ApiProperty()
  pageSize: number;

  @ApiProperty()
  total: number;
}
