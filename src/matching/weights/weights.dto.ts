import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsString, IsUUID, Length, Max, Min, ValidateIf } from 'class-validator';

export class EnforcementBody {
  /** Null: those the engine comes with. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  @ValidateIf(({ versionId }) => versionId !== null)
  @IsUUID()
  versionId: string | null;

  @ApiProperty({ maxLength: 2000 })
  @IsString()
  @Length(1, 2000)
  reason: string;

  /** The `number` of the enforcement that was seen, null where there was none; else a 409. */
  @ApiProperty({ type: Number, nullable: true })
  @ValidateIf(({ seen }) => seen !== null)
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  seen: number | null;
}
