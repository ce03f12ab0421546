/**
 * Lets a thread of a test run from the sources, so that it never meets an older build: TypeScript is
 * turned into CommonJS as it is loaded, outside of jest's sandbox.
 */
require('./resolve-sources.cjs');
const { readFileSync } = require('node:fs');
const { transformSync } = require('@swc/core');

const module_ = { type: 'commonjs' };
const jsc = { target: 'es2022', parser: { syntax: 'typescript' } };
require.extensions['.ts'] = (module, filename) => {
  const source = readFileSync(filename, 'utf8');
  module._compile(transformSync(source, { filename, module: module_, jsc }).code, filename);
};
