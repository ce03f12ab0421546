import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AttachFile } from './attachments/attach-file.js';
import { AttachmentQueries } from './attachments/attachment.queries.js';
import { AttachmentsController } from './attachments/attachments.controller.js';
import { RemoveAttachment } from './attachments/remove-attachment.js';
import { ListController } from './browsing/list.controller.js';
import { ListQueries } from './browsing/list.queries.js';
import { Challenge } from './challenge.entity.js';
import { AcceptTerms } from './disclosure/accept-terms.js';
import { ChallengeQueries } from './disclosure/challenge.queries.js';
import { DisclosureController } from './disclosure/disclosure.controller.js';
import { CreateDraft } from './draft/create-draft.js';
import { DraftsController } from './draft/drafts.controller.js';
import { CorrectForm, EditDraft } from './draft/edit-draft.js';
import { SubmitChallenge } from './draft/submit-challenge.js';
import { ExtendDeadline } from './listing/extend-deadline.js';
import { ListChallenge } from './listing/list-challenge.js';
import { ListInBulk } from './listing/list-in-bulk.js';
import { BulkListingController, ListingController } from './listing/listing.controller.js';
import { RelistChallenge } from './listing/relist-challenge.js';
import { WithdrawChallenge } from './listing/withdraw-challenge.js';
import { AnswerQuestion } from './questions/answer-question.js';
import { AskQuestion } from './questions/ask-question.js';
import { QuestionQueries } from './questions/question.queries.js';
import { QuestionsController } from './questions/questions.controller.js';
import { ManagedQueries } from './screening/managed.queries.js';
import {
  ApproveChallenge,
  RejectChallenge,
  ReturnChallenge,
  StartScreening,
} from './screening/screen-challenge.js';
import {
  FormController,
  ManagedController,
  ScreeningController,
} from './screening/screening.controller.js';

import { SimilarController } from './similar/similar.controller.js';
import { SimilarQueries } from './similar/similar.queries.js';

/** Controllers with fixed paths stand before the one that reads `:id`. */
const CONTROLLERS = [
  ListController,
  ManagedController,
  BulkListingController,
  DisclosureController,
  DraftsController,
  ScreeningController,
  FormController,
  ListingController,
  SimilarController,
  QuestionsController,
  AttachmentsController,
];

@Module({
  imports: [TypeOrmModule.forFeature([Challenge])],
  controllers: CONTROLLERS,
  providers: [
    ChallengeQueries,
    ManagedQueries,
    ListQueries,
    QuestionQueries,
    SimilarQueries,
    AttachmentQueries,
    CreateDraft,
    EditDraft,
    CorrectForm,
    SubmitChallenge,
    StartScreening,
    ReturnChallenge,
    RejectChallenge,
    ApproveChallenge,
    ListChallenge,
    ListInBulk,
    RelistChallenge,
    ExtendDeadline,
    WithdrawChallenge,
    AcceptTerms,
    AskQuestion,
    AnswerQuestion,
    AttachFile,
    RemoveAttachment,
  ],
  exports: [ListQueries],
})
export class ChallengesModule {}
