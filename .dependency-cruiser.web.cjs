/** The law of the pages: who may know whom in web/src. Planted violations are in its test. */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'the-web-knows-only-the-api',
      comment: 'What it knows of the server stands in the generated description of the API.',
      severity: 'error',
      from: { path: '^web/src/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(src|libs|test)/' },
    },
    {
      name: 'features-know-no-other',
      severity: 'error',
      from: { path: '^web/src/features/([^/]+)/' },
      to: { path: '^web/src/features/', pathNot: '^web/src/features/$1/' },
    },
    {
      name: 'ui-knows-no-feature-and-no-client',
      severity: 'error',
      from: { path: '^web/src/ui/' },
      to: { path: '^web/src/(features/|app/|api/(client|me|schema))' },
    },
    {
      name: 'ui-is-light',
      comment: 'The first visit does without antd; its parts live in ui/forms.',
      severity: 'error',
      from: { path: '^web/src/ui/', pathNot: '^web/src/ui/forms/' },
      to: { path: 'node_modules/(antd|@ant-design)/|^web/src/ui/forms/' },
    },
    {
      name: 'no-orphans',
      comment: 'What nobody calls goes.',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', '\\.spec\\.ts$'] },
      to: {},
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.d.ts'] },
  },
};
