import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsString, Length, Matches } from 'class-validator';
import { CurrentViewer, Does, MaybeViewer, type Viewer } from '../identity/index.js';
import { DeskAnswer, SearchAnswer } from './desk.answers.js';
import { DeskQueries } from './desk.queries.js';
import { SearchQueries } from './search.queries.js';

export class SearchQuery {
  @ApiProperty({ minLength: 1, maxLength: 200 })
  @IsString()
  @Length(1, 200)
  @Matches(/\S/, { message: 'q must not be blank' })
  q: string;
}

@ApiTags('desk')
@Controller()
export class DeskController {
  constructor(
    private readonly queries: DeskQueries,
    private readonly searching: SearchQueries,
  ) {}

  /** Who is signed in, in which role, what the role may do, and what waits for him. */
  @Get('me')
  @Does('account.own')
  @ApiOkResponse({ type: DeskAnswer })
  me(@CurrentViewer() viewer: Viewer) {
    return this.queries.me(viewer);
  }

  /** Challenges, experts and organisations that the caller may see; none of anybody's bids. */
  @Get('search')
  @Does('challenge.browse')
  @ApiOkResponse({ type: SearchAnswer })
  search(@MaybeViewer() viewer: Viewer | null, @Query() query: SearchQuery) {
    return this.searching.search(viewer, query.q);
  }
}
