import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentViewer, Does, RequestOrigin, type Viewer } from '../identity/index.js';
import { type Origin } from '../platform/events/index.js';
import { AgreementAnswer, AgreementsAnswer } from './agreement.answers.js';
import { orTellCurrent } from '../platform/http/index.js';
import {
  AgreementEditBody,
  AgreementsQuery,
  AgreementVersionBody,
  RegistrationBody,
} from './agreement.dto.js';
import { AgreementsQueries } from './agreements.queries.js';
import { EditAgreement } from './edit-agreement.js';
import { RegisterContract } from './register-contract.js';
import { SignAgreement } from './sign-agreement.js';

@ApiTags('agreements')
@Controller('agreements')
export class AgreementsController {
  constructor(
    private readonly queries: AgreementsQueries,
    private readonly editing: EditAgreement,
    private readonly signing: SignAgreement,
    private readonly registering: RegisterContract,
  ) {}

  @Get()
  @Does('agreement.read')
  @ApiOkResponse({ type: AgreementsAnswer })
  list(@CurrentViewer() viewer: Viewer, @Query() query: AgreementsQuery) {
    return this.queries.list(viewer, query);
  }

  @Get(':id')
  @Does('agreement.read')
  @ApiOkResponse({ type: AgreementAnswer })
  one(@CurrentViewer() viewer: Viewer, @Param('id', ParseUUIDPipe) id: string) {
    return this.queries.one(viewer, id);
  }

  /** Changes a draft; 409 `stale-edit` with what is `current` when somebody was first. */
  @Patch(':id')
  @Does('agreement.write')
  @ApiOkResponse({ type: AgreementAnswer })
  async edit(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AgreementEditBody,
  ) {
    const current = () => this.queries.one(viewer, id);
    await orTellCurrent(() => this.editing.run(viewer, origin, id, body), current);
    return current();
  }

  /** Signs the given version for the caller's side. */
  @Put(':id/signature')
  @Does('agreement.sign')
  @ApiOkResponse({ type: AgreementAnswer })
  async sign(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AgreementVersionBody,
  ) {
    const current = () => this.queries.one(viewer, id);
    await orTellCurrent(() => this.signing.run(viewer, origin, id, body.version), current);
    return current();
  }

  @Put(':id/registration')
  @Does('agreement.write')
  @ApiOkResponse({ type: AgreementAnswer })
  async register(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RegistrationBody,
  ) {
    await this.registering.run(viewer, origin, id, body.number);
    return this.queries.one(viewer, id);
  }
}
