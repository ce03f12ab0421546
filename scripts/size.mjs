/**
 * Weighs what a first visit to each page fetches: the entry, the page's chunk, all that both
 * import, and the words of one language, gzipped. Exit code 1 when the public list is too heavy.
 *
 *   npm run size            the table
 *   npm run size -- --json  the same for a program, with the files of each page
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Kilobytes of gzipped JavaScript, of 1024 bytes. */
const LIMIT = 250;
const WATCHED = '/challenges';

const web = join(import.meta.dirname, '..', 'web');
const dist = join(import.meta.dirname, '..', 'dist', 'web');
const manifestFile = join(dist, '.vite', 'manifest.json');

buildIfStale();
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
const pages = pagesOfRoutes().map((page) => ({ ...page, ...weigh(page) }));
pages.sort((a, b) => a.path.localeCompare(b.path));
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(pages, null, 2)}\n`);
else print(pages);
const list = pages.find(({ path }) => path === WATCHED);
if (!list || list.bytes > LIMIT * 1024) {
  process.stderr.write(`The first load of ${WATCHED} is above ${LIMIT} KB.\n`);
  process.exitCode = 1;
}

/** A build is stale when a source is younger than its manifest. */
function buildIfStale() {
  const built = existsSync(manifestFile) ? statSync(manifestFile).mtimeMs : 0;
  const sources = [...filesUnder('src'), 'index.html', 'vite.config.ts'];
  if (sources.every((file) => statSync(join(web, file)).mtimeMs <= built)) return;
  const script = join(import.meta.dirname, 'build.mjs');
  // Its own output goes to stderr, so that --json stays readable.
  const run = spawnSync(process.execPath, [script, 'web'], { stdio: ['ignore', 2, 2] });
  if (run.status !== 0) process.exit(run.status ?? 1);
}

function filesUnder(folder) {
  const entries = readdirSync(join(web, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(web, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

/** Every `page(…)`, `openPage(…)` and `plainPage(…)` of the features, with the source of its page. */
function pagesOfRoutes() {
  const call =
    /\b(page|openPage|plainPage)\(\s*root,\s*'([^']+)',\s*\(\) =>\s*import\('([^']+)'\)/g;
  return filesUnder('src/features')
    .filter((file) => file.endsWith('/routes.ts'))
    .flatMap((file) =>
      [...readFileSync(join(web, file), 'utf8').matchAll(call)].map(([, kind, path, page]) => ({
        path,
        dressed: kind !== 'plainPage',
        source: sourceOf(join(web, dirname(file)), page),
      })),
    );
}

function weigh({ source, dressed }) {
  const starts = ['index.html', relative(web, source)];
  if (dressed) starts.push('src/app/dressed.tsx');
  const words = namespacesOf([join(web, 'src/main.tsx'), source]);
  const scripts = closure(starts);
  const spoken = words.map((namespace) => heavier(namespace)).filter(Boolean);
  const files = [...scripts, ...spoken.filter((file) => !scripts.includes(file))];
  return { bytes: files.reduce((sum, file) => sum + gzipped(file), 0), files };
}

/** The files of these modules and of all that they import without waiting. */
function closure(keys) {
  const seen = new Set();
  const visit = (key) => {
    if (seen.has(key)) return;
    seen.add(key);
    const chunk = manifest[key];
    if (!chunk) throw new Error(`The build has no chunk for ${key}.`);
    chunk.imports?.forEach(visit);
  };
  keys.forEach(visit);
  return [...new Set([...seen].map((key) => manifest[key].file))];
}

/** Namespaces of words that these sources, and whatever they import, ask for. */
function namespacesOf(entries) {
  const found = new Set(['frame', 'terms', 'problems']);
  const seen = new Set();
  const visit = (file) => {
    if (!file || seen.has(file)) return;
    seen.add(file);
    const text = readFileSync(file, 'utf8');
    for (const [, asked] of text.matchAll(/useTranslation\(([^)]*)\)/g))
      for (const [, name] of asked.matchAll(/'([a-z-]+)'/g)) found.add(name);
    for (const [, from] of text.matchAll(/^(?:import|export)[^;]*?'(\.{1,2}\/[^']+)';/gm))
      visit(sourceOf(dirname(file), from));
  };
  entries.forEach(visit);
  return [...found];
}

/** The file of one language's words; of the two the heavier one counts. */
function heavier(namespace) {
  const files = ['zh', 'en'].flatMap(
    (language) => manifest[`src/i18n/${language}/${namespace}.json`]?.file ?? [],
  );
  return files.sort((a, b) => gzipped(b) - gzipped(a))[0];
}

function sourceOf(folder, from) {
  const ends = ['.tsx', '.ts', '/index.ts', ''];
  return ends.map((end) => resolve(folder, `${from}${end}`)).find(isSource);
}

function isSource(file) {
  return /\.tsx?$/.test(file) && existsSync(file);
}

/** As the server sends it: gzip of zlib's usual level. */
function gzipped(file) {
  return gzipSync(readFileSync(join(dist, file))).length;
}

function print(rows) {
  const lines = rows.map(({ path, bytes, files }) =>
    [path.padEnd(36), (bytes / 1024).toFixed(1).padStart(8), String(files.length).padStart(6)].join(
      ' ',
    ),
  );
  const head = ['page'.padEnd(36), 'KB gz'.padStart(8), 'files'.padStart(6)].join(' ');
  process.stdout.write(`${[head, ...lines].join('\n')}\n`);
}
