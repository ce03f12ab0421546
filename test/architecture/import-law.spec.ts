import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(__dirname, '../..');
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const config = join(root, '.dependency-cruiser.cjs');
const webConfig = join(root, '.dependency-cruiser.web.cjs');

/** Names of the rules a tree breaks. */
async function brokenRules(
  cwd: string,
  law = config,
  folders = ['libs', 'src'],
): Promise<string[]> {
  const args = [cruiser, '--config', law, '--output-type', 'json', ...folders];
  const options = { cwd, maxBuffer: 256 * 1024 * 1024 };
  const { stdout } = await promisify(execFile)(process.execPath, args, options).catch(
    (error: { stdout: string }) => error,
  );
  const { summary } = JSON.parse(stdout);
  const names = summary.violations.map((v: { rule: { name: string } }) => v.rule.name);
  return [...new Set<string>(names)].sort();
}

/** A small lawful tree plus one planted file. */
function plant(files: Record<string, string>): string {
  const tree = mkdtempSync(join(tmpdir(), 'jiebang-law-'));
  const lawful = {
    'tsconfig.json': '{"compilerOptions":{"module":"NodeNext","moduleResolution":"NodeNext"}}',
    'package.json': '{"type":"module"}',
    'libs/kernel/index.ts': 'export const k = 1;',
    'libs/text/index.ts': "export { k } from '../kernel/index.js';",
    'src/platform/index.ts': "export { k } from '../../libs/kernel/index.js';",
    'src/identity/index.ts': "export { k } from '../platform/index.js';",
    'src/identity/inside.ts': "export { k } from '../platform/index.js';",
    'src/challenges/index.ts': "export { k } from '../identity/index.js';",
    'src/bids/index.ts': "export { k } from '../challenges/index.js';",
    'src/app/index.ts': "export { k } from '../bids/index.js';",
  };
  for (const [name, text] of Object.entries({ ...lawful, ...files })) {
    mkdirSync(join(tree, dirname(name)), { recursive: true });
    writeFileSync(join(tree, name), text);
  }
  return tree;
}

const take = (path: string) => `import { k } from '${path}';\nexport const taken = k;\n`;

test.each([
  ['a lib that reads a file', 'lib', 'libs-are-pure', 'libs/kernel/bad.ts', take('node:fs')],
  [
    'a lib that knows a domain',
    'lib',
    'libs-are-pure',
    'libs/text/bad.ts',
    take('../../src/identity/index.js'),
  ],
  ['kernel that knows text', 'lib', 'lib-kernel', 'libs/kernel/bad.ts', take('../text/index.js')],
  [
    'platform that knows a domain',
    '',
    'platform-knows-no-domain',
    'src/platform/bad.ts',
    take('../challenges/index.js'),
  ],
  [
    'a domain that knows one to its right',
    '',
    'challenges-knows-only-its-left',
    'src/challenges/bad.ts',
    take('../bids/index.js'),
  ],
  [
    'a domain entered by the window',
    '',
    'domains-only-through-their-door',
    'src/bids/bad.ts',
    take('../identity/inside.js'),
  ],
  ['a domain that knows app', '', 'nobody-knows-app', 'src/bids/bad.ts', take('../app/index.js')],
])('%s is caught', async (_, __, rule, file, text) => {
  const tree = plant({ [file]: text });
  try {
    expect(await brokenRules(tree)).toContain(rule);
  } finally {
    rmSync(tree, { recursive: true });
  }
});

test('a cycle and an orphan are caught', async () => {
  const tree = plant({
    'src/bids/one.ts': "export { two as one } from './two.js';",
    'src/bids/two.ts': "export { one as two } from './one.js';",
    'src/bids/alone.ts': 'export const alone = 1;',
  });
  try {
    expect(await brokenRules(tree)).toEqual(['no-cycles', 'no-orphans']);
  } finally {
    rmSync(tree, { recursive: true });
  }
});

test('the small lawful tree breaks nothing, so the plants are what is caught', async () => {
  const tree = plant({});
  try {
    expect(await brokenRules(tree)).toEqual([]);
  } finally {
    rmSync(tree, { recursive: true });
  }
});

test('the project keeps the law', async () => expect(await brokenRules(root)).toEqual([]));

test('the pages keep their own law', async () => {
  expect(await brokenRules(root, webConfig, ['web/src'])).toEqual([]);
});

test.each([
  [
    'ui that asks the API',
    'web/src/ui/bad.tsx',
    '../api/client',
    'ui-knows-no-feature-and-no-client',
  ],
  ['ui that needs antd forms', 'web/src/ui/bad.tsx', './forms/row', 'ui-is-light'],
  [
    'a feature that knows another',
    'web/src/features/a/bad.tsx',
    '../b/page',
    'features-know-no-other',
  ],
  [
    'a page that knows the server',
    'web/src/app/bad.ts',
    '../../../src/index',
    'the-web-knows-only-the-api',
  ],
])('%s is caught', async (_, file, path, rule) => {
  const tree = plant({
    'web/src/api/client.ts': 'export const k = 1;',
    'web/src/ui/forms/row.tsx': 'export const k = 1;',
    'web/src/features/b/page.tsx': 'export const k = 1;',
    'src/index.ts': 'export const k = 1;',
    [file]: take(path),
  });
  const broken = await brokenRules(tree, webConfig, ['web/src']);
  rmSync(tree, { recursive: true });
  expect(broken).toContain(rule);
});
