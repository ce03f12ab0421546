export { escapeLike } from './browsing/experts.list.js';
export { searchWords } from './browsing/search-words.js';
export { EXPERTISE_INVARIANTS } from './expertise.invariants.js';
export { ExpertiseModule } from './expertise.module.js';
export {
  type ExpertFacts,
  type Incoming,
  type Outcome,
  type StoreContext,
  type Stored,
  type WorkFacts,
} from './facts.js';
export {
  type DocumentSource,
  documentsOf,
  profilesTouchedBy,
  type ProfileSource,
  type Touched,
} from './matching-feed.js';
export { findOwnExpert, type OwnExpert } from './own-works/authorship.js';
export { storeOwnWorks } from './own-works/store-own-works.js';
export { ownSource } from './storing/by-hand.js';
export { OrganisationBook } from './storing/organisation-book.js';
export { storeExperts } from './storing/store-experts.js';
export { storeWorks } from './storing/store-works.js';
