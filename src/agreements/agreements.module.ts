import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Agreement } from './agreement.entity.js';
import { AgreementsController } from './agreements.controller.js';
import { AgreementsQueries } from './agreements.queries.js';
import { DraftAgreementJob } from './draft-agreement.job.js';
import { DraftAgreement } from './draft-agreement.js';
import { EditAgreement } from './edit-agreement.js';
import { RegisterContract } from './register-contract.js';
import { SignAgreement } from './sign-agreement.js';

@Module({
  imports: [TypeOrmModule.forFeature([Agreement])],
  controllers: [AgreementsController],
  providers: [
    AgreementsQueries,
    DraftAgreement,
    DraftAgreementJob,
    EditAgreement,
    SignAgreement,
    RegisterContract,
  ],
  exports: [DraftAgreement],
})
export class AgreementsModule {}
