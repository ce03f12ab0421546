import { ApiProperty } from '@nestjs/swagger';

export class VersionNameAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ description: 'Versions are counted from 1; a number may be left out.' })
  number: number;
}
