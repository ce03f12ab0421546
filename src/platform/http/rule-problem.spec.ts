import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { DomainError } from '../../../libs/kernel/index.js';
import { validationPipe } from './validation.js';

class Part {
  @IsString() @MaxLength(3) unit: string;
}

class Form {
  @IsOptional() @IsString() @Length(2, 5) name?: string;
  @IsOptional() @IsIn(['a', 'b']) choice?: string;
  @IsOptional() @IsInt() @Max(9) count?: number;
  @IsOptional() @IsUUID() id?: string;
  @IsOptional() @Matches(/\S/, { message: '$property must not be blank' }) words?: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(1)
  @ValidateNested({ each: true })
  @Type(() => Part)
  parts?: Part[];
}

async function problemsIn(body: object): Promise<unknown> {
  try {
    await validationPipe().transform(body, { type: 'body', metatype: Form });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.detail.fields?.map(({ message: _, ...problem }) => problem);
  }
  return [];
}

test.each([
  [{ name: 'x' }, { field: 'name', code: 'too-short', facts: { min: 2 } }],
  [{ name: 'xxxxxx' }, { field: 'name', code: 'too-long', facts: { max: 5 } }],
  [{ name: '' }, { field: 'name', code: 'missing' }],
  [{ name: 7 }, { field: 'name', code: 'wrong-type' }],
  [{ choice: 'c' }, { field: 'choice', code: 'not-a-choice', facts: { choices: 'a, b' } }],
  [{ count: 10 }, { field: 'count', code: 'too-large', facts: { max: 9 } }],
  [{ count: 1.5 }, { field: 'count', code: 'wrong-type' }],
  [{ id: '1' }, { field: 'id', code: 'malformed' }],
  [{ words: ' ' }, { field: 'words', code: 'missing' }],
  [{ nope: 1 }, { field: 'nope', code: 'unknown' }],
  [{ parts: [{ unit: 'long' }] }, { field: 'parts.0.unit', code: 'too-long', facts: { max: 3 } }],
  [{ parts: [{}] }, { field: 'parts.0.unit', code: 'missing' }],
  [
    { parts: [{ unit: 'a' }, { unit: 'b' }] },
    { field: 'parts', code: 'too-many', facts: { max: 1 } },
  ],
])('%j is refused with a code and the numbers of the rule', async (body, problem) => {
  expect(await problemsIn(body)).toEqual([problem]);
});

test('a form that keeps its rules has no problems', async () => {
  expect(await problemsIn({ name: 'good', parts: [{ unit: 'kg' }] })).toEqual([]);
});
