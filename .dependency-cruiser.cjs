/** The import law. Each rule says what it protects; a planted violation of each is tested. */

/** The domains in the order in which one may know another: only to the left. */
const ORDER = [
  ['identity'],
  ['challenges', 'expertise', 'matching'],
  ['invitations'],
  ['proposals'],
  ['bids'],
  ['reviews'],
  ['awards'],
  ['agreements'],
];
/** Read events and queries of all; nobody but app knows them. */
const READERS = ['notifications', 'audit', 'insights', 'desk'];
/** Feeds records into expertise and challenges. */
const domains = [...ORDER.flat(), 'ingest', ...READERS];
const group = (names) => `^src/(${names.join('|')})/`;

const upwards = ORDER.flatMap((names, level) => {
  const allowed = ORDER.slice(0, level).flat();
  return names.map((name) => ({
    name: `${name}-knows-only-its-left`,
    comment: `${name} may know ${allowed.join(', ') || 'no other domain'}.`,
    severity: 'error',
    from: { path: `^src/${name}/` },
    to: { path: group(domains.filter((other) => other !== name && !allowed.includes(other))) },
  }));
});

const libs = {
  kernel: [],
  text: ['kernel'],
  matching: ['kernel', 'text'],
  assignment: ['kernel'],
  lifecycle: ['kernel'],
};
const inwards = Object.entries(libs).map(([name, allowed]) => ({
  name: `lib-${name}`,
  severity: 'error',
  from: { path: `^libs/${name}/` },
  to: {
    path: group(
      Object.keys(libs).filter((other) => other !== name && !allowed.includes(other)),
    ).replace('src', 'libs'),
  },
}));

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'libs-are-pure',
      comment:
        'No framework, no store, no I/O, no clock in libs; natural stemmer and jieba are pure.',
      severity: 'error',
      from: { path: '^libs/', pathNot: '\\.spec\\.ts$' },
      to: {
        path: '^src/|node_modules/(@nestjs|typeorm|pg|bullmq|ioredis|express|pino)|^(node:)?(fs|net|http|https|child_process|os|worker_threads|timers|dgram|tls|process)(/|$)',
      },
    },
    ...inwards,
    {
      name: 'platform-knows-no-domain',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: `${group(domains)}|^src/app/` },
    },
    {
      name: 'nobody-knows-app',
      severity: 'error',
      from: { path: '^src/(?!app/|main)' },
      to: { path: '^src/app/' },
    },
    {
      name: 'domains-only-through-their-door',
      comment: 'index.ts is the only door of a domain.',
      severity: 'error',
      from: { path: `^src/(${domains.join('|')}|app)/` },
      to: { path: group(domains), pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$'] },
    },
    ...upwards,
    {
      name: 'ingest-feeds-records',
      severity: 'error',
      from: { path: '^src/ingest/' },
      to: {
        path: group(
          domains.filter((d) => !['ingest', 'identity', 'expertise', 'challenges'].includes(d)),
        ),
      },
    },
    {
      name: 'formats-are-pure-parsers',
      severity: 'error',
      from: { path: '^src/ingest/formats/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^src/(?!ingest/formats/)|node_modules/(@nestjs|typeorm|pg|bullmq)' },
    },
    {
      name: 'no-orphans',
      comment: 'What nobody calls goes.',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', '^src/main', '\\.spec\\.ts$'] },
      to: {},
    },
    {
      name: 'no-test-code-in-production',
      severity: 'error',
      from: { path: '^(src|libs)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^test/|\\.spec\\.ts$' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
  },
};
