/** The program of the matching threads in tests. */
require('./load-sources.cjs');
require('../../src/matching/threads/matching-thread.ts');
