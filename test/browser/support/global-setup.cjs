/**
 * Jest applies moduleNameMapper to tests but not to this file, so the one thing it does for us,
 * finding `./x.ts` where the import says `./x.js`, is done here by hand.
 */
const Module = require('node:module');

const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  try {
    return resolve.call(this, request, ...rest);
  } catch (error) {
    if (!/^\.{1,2}\/.*\.js$/.test(request)) throw error;
    return resolve.call(this, request.replace(/\.js$/, '.ts'), ...rest);
  }
};

module.exports = () => require('./demo-template.ts').default();
