import { Challenges } from './0400-challenges.js';
import { CorpusEpochs } from './1035-corpus-epochs.js';
import { Embeddings } from './1001-embeddings.js';
import { Events } from './0100-events.js';
import { Expertise } from './0300-expertise.js';
import { FitBeyondWords } from './1000-fit-beyond-words.js';
import { Identity } from './0200-identity.js';
import { Ingest } from './0500-ingest.js';
import { ImportUploads } from './1032-import-uploads.js';
import { LearningFromUse } from './1034-learning-from-use.js';
import { Matching } from './0600-matching.js';
import { Proposals } from './1020-proposals.js';
import { OrganisationVersion } from './1033-organisation-version.js';
import { FollowedCorpus } from './1049-followed-corpus.js';
import { JointTeams } from './1036-joint-teams.js';
import { ProfileNameEn } from './1051-profile-name-en.js';
import { ReadingOrder } from './1050-reading-order.js';
import { RememberedColumns } from './1038-remembered-columns.js';
import { OwnWorks } from './1031-own-works.js';
import { SearchWords } from './1030-search-words.js';
import { Taking } from './0700-taking.js';
import { WordsInAnyLocale } from './1037-words-in-any-locale.js';

/** Every migration; TypeORM orders them by the number in their name. */
export const MIGRATIONS = [
  Events,
  Identity,
  Expertise,
  Challenges,
  Ingest,
  Matching,
  Taking,
  FitBeyondWords,
  Embeddings,
  Proposals,
  SearchWords,
  OwnWorks,
  ImportUploads,
  LearningFromUse,
  CorpusEpochs,
  WordsInAnyLocale,
  OrganisationVersion,
  JointTeams,
  RememberedColumns,
  FollowedCorpus,
  ReadingOrder,
  ProfileNameEn,
];
