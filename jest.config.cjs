/** Everything, Nest included, is turned into CommonJS by swc, so that jest needs no flags. */
const transform = {
  '^.+\\.(t|j)s$': [
    '@swc/jest',
    {
      module: { type: 'commonjs' },
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', decorators: true, dynamicImport: true },
        transform: {
          legacyDecorator: true,
          decoratorMetadata: true,
          useDefineForClassFields: false,
        },
      },
    },
  ],
};

const common = {
  testEnvironment: 'node',
  transform,
  transformIgnorePatterns: [],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/web', '<rootDir>/data'],
};

module.exports = {
  rootDir: __dirname,
  maxWorkers: 2,
  testTimeout: 60000,
  projects: [
    {
      ...common,
      displayName: 'unit',
      rootDir: __dirname,
      testMatch: ['<rootDir>/libs/**/*.spec.ts', '<rootDir>/src/**/*.spec.ts'],
    },
    {
      ...common,
      displayName: 'system',
      rootDir: __dirname,
      testMatch: ['<rootDir>/test/**/*.spec.ts'],
      testPathIgnorePatterns: ['<rootDir>/test/browser/', '/node_modules/'],
      globalSetup: '<rootDir>/test/support/global-setup.cjs',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
    },
    {
      ...common,
      displayName: 'browser',
      rootDir: __dirname,
      testMatch: ['<rootDir>/test/browser/**/*.spec.ts', '<rootDir>/web/src/**/*.spec.ts'],
      modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/data'],
      // These bring their own CommonJS, and are far too large to be read twice.
      transformIgnorePatterns: ['/node_modules/(playwright-core|axe-core)/'],
      globalSetup: '<rootDir>/test/browser/support/global-setup.cjs',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
    },
  ],
};
