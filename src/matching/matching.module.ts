import { Module } from '@nestjs/common';
import { CandidatesController } from './candidates/candidates.controller.js';
import { DecideCandidates } from './candidates/decide-candidates.js';
import { ProfileChoicesQueries } from './candidates/profile-choices.queries.js';
import { CorpusIndex } from './corpus/corpus-index.js';
import { DeclareDisinterest } from './fits/declare-disinterest.js';
import { FitsController } from './fits/fits.controller.js';
import { FitsQueries } from './fits/fits.queries.js';
import { Lexicon } from './lexicon/lexicon.js';
import { Meanings } from './meaning/meanings.js';
import { EngineSetup } from './runs/engine-setup.js';
import { MatchQueueQueries } from './runs/match-queue.queries.js';
import { MatchRunQueries } from './runs/match-run.queries.js';
import { MatchRunsController } from './runs/match-runs.controller.js';
import { RequestMatch } from './runs/request-match.js';
import { ReviewRun } from './runs/review-run.js';
import { RunMatching } from './runs/run-matching.js';
import { ScoreNeedJob } from './runs/score-need.job.js';
import { SweepStaleNeedsJob } from './runs/sweep-stale-needs.job.js';
import { MatchingThreads } from './threads/matching-threads.js';

@Module({
  controllers: [MatchRunsController, CandidatesController, FitsController],
  providers: [
    Lexicon,
    Meanings,
    EngineSetup,
    MatchingThreads,
    CorpusIndex,
    RunMatching,
    ScoreNeedJob,
    SweepStaleNeedsJob,
    RequestMatch,
    ReviewRun,
    DecideCandidates,
    ProfileChoicesQueries,
    DeclareDisinterest,
    MatchQueueQueries,
    MatchRunQueries,
    FitsQueries,
  ],
  exports: [RunMatching],
})
export class MatchingModule {}
