/** Jest applies moduleNameMapper to tests but not to this file. */
require('../../support/resolve-sources.cjs');

module.exports = () => require('./demo-template.ts').default();
