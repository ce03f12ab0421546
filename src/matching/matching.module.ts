import { Module } from '@nestjs/common';
import { MatchPartitionJob } from './batches/match-partition.job.js';
import { MergePartitionsJob } from './batches/merge-partitions.job.js';
import { CandidatesController } from './candidates/candidates.controller.js';
import { DecideCandidates } from './candidates/decide-candidates.js';
import { ProfileChoicesQueries } from './candidates/profile-choices.queries.js';
import { CorpusIndex } from './corpus/corpus-index.js';
import { DeclareDisinterest } from './fits/declare-disinterest.js';
import { FitsController } from './fits/fits.controller.js';
import { FitsQueries } from './fits/fits.queries.js';
import { FollowCorpusJob } from './following/follow-corpus.job.js';
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
import { LearnFromUse } from './weights/learn-from-use.js';
import { LearnWeightsJob } from './weights/learn-weights.job.js';
import { PutWeightsInForce } from './weights/put-weights-in-force.js';
import { RequestLearning } from './weights/request-learning.js';
import { WeightVersionQueries } from './weights/weight-version.queries.js';
import { WeightsController } from './weights/weights.controller.js';
import { WeightsQueries } from './weights/weights.queries.js';

@Module({
  controllers: [MatchRunsController, CandidatesController, FitsController, WeightsController],
  providers: [
    Lexicon,
    Meanings,
    EngineSetup,
    MatchingThreads,
    CorpusIndex,
    RunMatching,
    ScoreNeedJob,
    MatchPartitionJob,
    MergePartitionsJob,
    SweepStaleNeedsJob,
    FollowCorpusJob,
    RequestMatch,
    ReviewRun,
    DecideCandidates,
    ProfileChoicesQueries,
    DeclareDisinterest,
    MatchQueueQueries,
    MatchRunQueries,
    FitsQueries,
    LearnFromUse,
    LearnWeightsJob,
    RequestLearning,
    PutWeightsInForce,
    WeightsQueries,
    WeightVersionQueries,
  ],
  exports: [RunMatching],
})
export class MatchingModule {}
