export { AGREEMENT_INVARIANTS } from './agreements.invariants.js';
export { AgreementsModule } from './agreements.module.js';
export { draftAgreement } from './draft-agreement.job.js';
