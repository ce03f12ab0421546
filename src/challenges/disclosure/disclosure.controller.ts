import { Body, Controller, Get, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  CurrentViewer,
  Does,
  MaybeViewer,
  RequestOrigin,
  type Viewer,
} from '../../identity/index.js';
import { type Origin } from '../../platform/events/index.js';
import { RequiredText } from '../draft/text-fields.js';
import { AcceptTerms } from './accept-terms.js';
import { ChallengeQueries } from './challenge.queries.js';
import { CONFIDENTIALITY_TERMS } from './confidentiality-terms.js';
import { ChallengeAnswer, TermsAnswer } from './challenge.answers.js';

export class TermsBody {
  @RequiredText(50, 'The version that was read') version: string;
}

@ApiTags('challenges')
@Controller('challenges')
export class DisclosureController {
  constructor(
    private readonly queries: ChallengeQueries,
    private readonly acceptTerms: AcceptTerms,
  ) {}

  /** The text one accepts before reading a detail, in both languages. */
  @Get('confidentiality-terms')
  @Does('challenge.read')
  @ApiOkResponse({ type: TermsAnswer })
  terms() {
    return CONFIDENTIALITY_TERMS;
  }

  /** As much of a challenge as the caller may see, with his `tier` and the `actions` open to him. */
  @Get(':id')
  @Does('challenge.read')
  @ApiOkResponse({ type: ChallengeAnswer })
  one(@MaybeViewer() viewer: Viewer | null, @Param('id', ParseUUIDPipe) id: string) {
    return this.queries.one(viewer, id);
  }

  @Put(':id/terms-acceptance')
  @Does('challenge.accept-terms')
  @ApiOkResponse({ type: ChallengeAnswer })
  async accept(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: TermsBody,
  ) {
    await this.acceptTerms.run(viewer, origin, id, body.version);
    return this.queries.one(viewer, id);
  }
}
