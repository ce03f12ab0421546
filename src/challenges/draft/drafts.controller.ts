import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentViewer, Does, RequestOrigin, type Viewer } from '../../identity/index.js';
import { type Origin } from '../../platform/events/index.js';
import { orTellCurrent } from '../../platform/http/index.js';
import { ChallengeQueries } from '../disclosure/challenge.queries.js';
import { CreateDraft } from './create-draft.js';
import { DraftBody, EditBody } from './draft.dto.js';
import { EditDraft } from './edit-draft.js';
import { SubmitChallenge } from './submit-challenge.js';
import { ChallengeAnswer, ChecklistAnswer } from '../disclosure/challenge.answers.js';

@ApiTags('challenges')
@Controller('challenges')
export class DraftsController {
  constructor(
    private readonly queries: ChallengeQueries,
    private readonly create: CreateDraft,
    private readonly edit: EditDraft,
    private readonly submitChallenge: SubmitChallenge,
  ) {}

  /** Saves a new draft; only the title is needed. */
  @Post()
  @Does('challenge.write')
  @ApiCreatedResponse({ type: ChallengeAnswer })
  async draft(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Body() body: DraftBody,
  ) {
    return this.queries.one(viewer, await this.create.run(viewer, origin, body));
  }

  /** Saves the given parts; 409 `stale-edit` with what is `current` when somebody was first. */
  @Patch(':id')
  @Does('challenge.write')
  @ApiOkResponse({ type: ChallengeAnswer })
  async save(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EditBody,
  ) {
    const current = () => this.queries.one(viewer, id);
    await orTellCurrent(() => this.edit.run({ viewer, origin, id }, body), current);
    return current();
  }

  @Get(':id/checklist')
  @Does('challenge.manage')
  @ApiOkResponse({ type: ChecklistAnswer })
  checklist(@CurrentViewer() viewer: Viewer, @Param('id', ParseUUIDPipe) id: string) {
    return this.queries.checklist(viewer, id);
  }

  /** Hands the challenge in; 422 names everything that is missing. */
  @Put(':id/submission')
  @Does('challenge.write')
  @ApiOkResponse({ type: ChallengeAnswer })
  async submit(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
  ) {
    await this.submitChallenge.run({ viewer, origin, id });
    return this.queries.one(viewer, id);
  }
}
