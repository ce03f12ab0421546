import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Does } from '../../identity/index.js';
import { VerifiedPaperAnswer } from './verified-paper.answer.js';
import { VerifyPaper } from './verify-paper.js';

@ApiTags('audit')
@Controller('verifications')
export class PapersController {
  constructor(private readonly papers: VerifyPaper) {}

  /** What the records say of the paper that bears this code; 404 when no paper does. */
  @Get(':code')
  @Does('paper.verify')
  @ApiOkResponse({ type: VerifiedPaperAnswer })
  verify(@Param('code') code: string) {
    return this.papers.run(code);
  }
}
