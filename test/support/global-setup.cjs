/** Jest applies moduleNameMapper to tests but not to this file. */
require('./resolve-sources.cjs');

module.exports = () => require('./test-server.ts').default();
