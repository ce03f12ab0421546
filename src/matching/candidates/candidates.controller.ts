import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentViewer, Does, RequestOrigin, type Viewer } from '../../identity/index.js';
import { type Origin } from '../../platform/events/index.js';
import { ProfileChoicesAnswer } from '../answers/profile-choice.answer.js';
import { DecideCandidates } from './decide-candidates.js';
import {
  AdditionBody,
  CandidatePath,
  DecisionsBody,
  DismissalBody,
  ShortlistingBody,
} from './decisions.dto.js';
import { ProfileChoicesQuery } from './profile-choices.dto.js';
import { ProfileChoicesQueries } from './profile-choices.queries.js';

@ApiTags('matching')
@Controller('needs/:needId')
export class CandidatesController {
  constructor(
    private readonly decide: DecideCandidates,
    private readonly choices: ProfileChoicesQueries,
  ) {}

  /** Whom to add by hand: experts and teams by name, with the conflicts that would block them. */
  @Get('profiles')
  @Does('match.review')
  @ApiOkResponse({ type: ProfileChoicesAnswer })
  profiles(
    @CurrentViewer() viewer: Viewer,
    @Param('needId', ParseUUIDPipe) needId: string,
    @Query() query: ProfileChoicesQuery,
  ) {
    return this.choices.list(viewer, needId, query);
  }

  @Put('candidates/:profileId/shortlisting')
  @Does('match.decide')
  @HttpCode(204)
  shortlist(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param() { needId, profileId }: CandidatePath,
    @Body() body: ShortlistingBody,
  ) {
    const input = { profileId, act: 'shortlist' as const, ...body };
    return this.decide.run(origin, viewer.personId, needId, [input]);
  }

  @Put('candidates/:profileId/dismissal')
  @Does('match.decide')
  @HttpCode(204)
  dismiss(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param() { needId, profileId }: CandidatePath,
    @Body() body: DismissalBody,
  ) {
    const input = { profileId, act: 'dismiss' as const, ...body };
    return this.decide.run(origin, viewer.personId, needId, [input]);
  }

  /** Takes the last decision back. */
  @Delete('candidates/:profileId/decision')
  @Does('match.decide')
  @HttpCode(204)
  undo(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param() { needId, profileId }: CandidatePath,
  ) {
    const input = { profileId, act: 'undo' as const };
    return this.decide.run(origin, viewer.personId, needId, [input]);
  }

  /** Adds somebody the engine did not name. */
  @Post('candidates')
  @Does('match.decide')
  @HttpCode(204)
  add(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('needId', ParseUUIDPipe) needId: string,
    @Body() body: AdditionBody,
  ) {
    return this.decide.run(origin, viewer.personId, needId, [{ act: 'add', ...body }]);
  }

  /** Many decisions at once, all or nothing. */
  @Post('decisions')
  @Does('match.decide')
  @HttpCode(204)
  decideMany(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('needId', ParseUUIDPipe) needId: string,
    @Body() body: DecisionsBody,
  ) {
    return this.decide.run(origin, viewer.personId, needId, body.decisions, true);
  }
}
