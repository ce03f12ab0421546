import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  CurrentViewer,
  Does,
  MaybeViewer,
  RequestOrigin,
  type Viewer,
} from '../../identity/index.js';
import { type Origin } from '../../platform/events/index.js';
import { CreatedAnswer, PageQuery } from '../../platform/http/index.js';
import { AnswerQuestion } from './answer-question.js';
import { AskQuestion } from './ask-question.js';
import { QuestionQueries } from './question.queries.js';
import { AnswerBody, QuestionBody } from './questions.dto.js';
import { AnsweredAnswer, QuestionPageAnswer } from '../disclosure/challenge.answers.js';

@ApiTags('challenges')
@Controller()
export class QuestionsController {
  constructor(
    private readonly queries: QuestionQueries,
    private readonly asking: AskQuestion,
    private readonly answering: AnswerQuestion,
  ) {}

  @Get('challenges/:id/questions')
  @Does('challenge.read')
  @ApiOkResponse({ type: QuestionPageAnswer })
  list(
    @MaybeViewer() viewer: Viewer | null,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
  ) {
    return this.queries.page(viewer, id, query);
  }

  /** Asks the issuer, nameless, until the deadline. */
  @Post('challenges/:id/questions')
  @Does('challenge.ask')
  @ApiCreatedResponse({ type: CreatedAnswer })
  async ask(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: QuestionBody,
  ) {
    return { id: await this.asking.run(viewer, origin, id, body) };
  }

  /** The issuer's answer; given once, until the deadline. */
  @Put('questions/:id/answer')
  @Does('challenge.answer')
  @ApiOkResponse({ type: AnsweredAnswer })
  async answer(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AnswerBody,
  ) {
    return { challengeId: await this.answering.run(viewer, origin, id, body.answer.trim()) };
  }
}
