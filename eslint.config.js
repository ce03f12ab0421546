import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Limits that a reader can rely on; the numbers are the ones ARCHITECTURE.md promises. */
const limits = {
  'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
  'max-lines-per-function': ['error', { max: 60, skipComments: true, skipBlankLines: true }],
  'max-params': ['error', 5],
  complexity: ['error', 16],
  'max-depth': ['error', 4],
};

export default tseslint.config(
  {
    ignores: [
      '**/*.cjs',
      'dist/**',
      'coverage/**',
      'data/**',
      'node_modules/**',
      'web/src/api/schema.d.ts',
    ],
  },
  ...tseslint.configs.recommended,
  {
    files: ['src/**/*.ts', 'libs/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: limits,
  },
  {
    files: ['web/src/**/*.{ts,tsx}'],
    ignores: ['**/*.spec.ts'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...limits,
      // A component is mostly markup, which is long without being complicated.
      'max-lines-per-function': ['error', { max: 90, skipComments: true, skipBlankLines: true }],
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: "Users' text is never markup.",
        },
      ],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      'no-console': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Read it through platform/config/env.ts.' },
        {
          object: 'Math',
          property: 'random',
          message: 'Take a seeded generator from libs/kernel.',
        },
      ],
    },
  },
  {
    files: ['**/*.spec.ts', 'test/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 400 }],
      'no-restricted-properties': [
        'error',
        { property: 'only', message: 'A focused test hides the others.' },
        { object: 'Math', property: 'random', message: 'Tests are seeded.' },
      ],
    },
  },
  {
    files: ['src/platform/config/env.ts', 'test/support/**/*.ts', 'scripts/**'],
    rules: { 'no-restricted-properties': 'off', 'no-console': 'off' },
  },
);
