import { type DynamicModule, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { AuditModule } from '../audit/index.js';
import { AgreementsModule } from '../agreements/index.js';
import { AwardsModule } from '../awards/index.js';
import { BidsModule } from '../bids/index.js';
import { ChallengesModule } from '../challenges/index.js';
import { DeskModule } from '../desk/index.js';
import { ExpertiseModule } from '../expertise/index.js';
import { IdentityModule } from '../identity/index.js';
import { IngestModule } from '../ingest/index.js';
import { InsightsModule } from '../insights/index.js';
import { InvitationsModule } from '../invitations/index.js';
import { NotificationsModule } from '../notifications/index.js';
import { MatchingModule } from '../matching/index.js';
import { ProposalsModule } from '../proposals/index.js';
import { ConfigModule, type Rules, type Settings } from '../platform/config/index.js';
import { DatabaseModule } from '../platform/database/index.js';
import { REACTIONS, Relay } from '../platform/events/index.js';
import { Readiness } from '../platform/health/readiness.js';
import { JobQueue, JobRegistry, JobRunner } from '../platform/queue/index.js';
import { QUEUE_BACKEND, type QueueBackend } from '../platform/queue/index.js';
import { DemoSignInsController } from './demo/demo-sign-ins.controller.js';
import { FeedChallengeJob, FeedExpertiseJob, FeedOutcomeJob } from './feeds/index.js';
import { HealthController } from './health.controller.js';
import { reactTo } from './reactions.js';

/** Every domain, in the order of the import law. */
const DOMAINS = [
  IdentityModule,
  DeskModule,
  NotificationsModule,
  AuditModule,
  InsightsModule,
  MatchingModule,
  ChallengesModule,
  BidsModule,
  AwardsModule,
  AgreementsModule,
  ExpertiseModule,
  IngestModule,
  InvitationsModule,
  ProposalsModule,
];

export interface AppInput {
  settings: Settings;
  rules: Rules;
  databaseUrl: string;
  backend: QueueBackend;
}

/** The composition root; API, worker and commands are the same classes, started differently. */
@Module({})
export class AppModule {
  static with({ settings, rules, databaseUrl, backend }: AppInput): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(settings, rules),
        DatabaseModule.with({ url: databaseUrl, poolSize: settings.databasePoolSize }),
        DiscoveryModule,
        ...DOMAINS,
      ],
      controllers: [HealthController, DemoSignInsController],
      providers: [
        { provide: QUEUE_BACKEND, useValue: backend },
        { provide: REACTIONS, useValue: reactTo },
        JobQueue,
        JobRegistry,
        JobRunner,
        Relay,
        Readiness,
        FeedChallengeJob,
        FeedExpertiseJob,
        FeedOutcomeJob,
      ],
    };
  }
}
