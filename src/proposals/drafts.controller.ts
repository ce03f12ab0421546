import { Body, Controller, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentViewer, Does, RequestOrigin, type Viewer } from '../identity/index.js';
import { type Origin } from '../platform/events/index.js';
import { ProposalAnswer } from './answers/proposal.answer.js';
import { EditProposal, UndoEdit } from './editing/edit-proposal.js';
import {
  LineEditsBody,
  ProposalOptionsBody,
  ProposalVersionBody,
  RelaxationBody,
} from './proposals.dto.js';
import { ProposalReader } from './reading/proposal-reader.js';
import { ReviseProposal } from './request-proposal.js';

/** Changing a draft; every answer is the proposal as it stands then. */
@ApiTags('proposals')
@Controller('proposals/:id')
export class ProposalDraftsController {
  constructor(
    private readonly reader: ProposalReader,
    private readonly edits: EditProposal,
    private readonly undoEdit: UndoEdit,
    private readonly revise: ReviseProposal,
  ) {}

  /** Adds, removes, pins, forbids or releases lines: all of them or none. Nothing is replanned. */
  @Post('edits')
  @Does('proposal.write')
  @ApiCreatedResponse({ type: ProposalAnswer })
  async edit(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: LineEditsBody,
  ) {
    await this.edits.run(viewer, origin, id, body);
    return this.reader.head(viewer, id);
  }

  /** Takes the last edit since the calculation back. */
  @Post('undo')
  @Does('proposal.write')
  @ApiCreatedResponse({ type: ProposalAnswer })
  async undo(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ProposalVersionBody,
  ) {
    await this.undoEdit.run(viewer, origin, id, body.version);
    return this.reader.head(viewer, id);
  }

  /** Plans anew around what is pinned and forbidden. */
  @Put('calculation')
  @Does('proposal.write')
  @ApiOkResponse({ type: ProposalAnswer })
  async recompute(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ProposalVersionBody,
  ) {
    await this.revise.recompute(viewer, origin, id, body.version);
    return this.reader.head(viewer, id);
  }

  /** Plans anew under other options. */
  @Put('options')
  @Does('proposal.write')
  @ApiOkResponse({ type: ProposalAnswer })
  async changeOptions(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ProposalOptionsBody,
  ) {
    await this.revise.ask(viewer, origin, id, body);
    return this.reader.head(viewer, id);
  }

  /** Takes steps of the diagnosis and plans anew. */
  @Put('relaxation')
  @Does('proposal.write')
  @ApiOkResponse({ type: ProposalAnswer })
  async relax(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RelaxationBody,
  ) {
    await this.revise.relax(viewer, origin, id, body);
    return this.reader.head(viewer, id);
  }
}
