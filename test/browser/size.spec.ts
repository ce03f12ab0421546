import { spawnSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { raiseStage, type Stage } from './support/stage.js';

const LIMIT = 250 * 1024;

interface Weighed {
  path: string;
  bytes: number;
  files: string[];
}

let pages: Weighed[];
let stage: Stage;
beforeAll(async () => {
  const run = spawnSync(process.execPath, ['scripts/size.mjs', '--json'], { encoding: 'utf8' });
  // The script's own shape; a page that grew too heavy still prints its table.
  pages = JSON.parse(run.stdout) as Weighed[];
  stage = await raiseStage();
});
afterAll(() => stage.close());

test('the first load of the public list stays within 250 KB of gzipped scripts', () => {
  expect(pages.find(({ path }) => path === '/challenges')?.bytes).toBeLessThanOrEqual(LIMIT);
});

test('a browser fetches what was weighed and nothing else', async () => {
  const page = await stage.visit('/');
  const weighing: Promise<[name: string, bytes: number]>[] = [];
  page.on('response', (response) => {
    const name = /\/(assets\/[^/?]+\.js)$/.exec(response.url())?.[1];
    const weigh = async () => gzipSync(await response.body()).length;
    if (name) weighing.push(weigh().then((bytes) => [name, bytes]));
  });
  await page.goto('/challenges', { waitUntil: 'networkidle' });
  await page.getByRole('main').getByRole('article').first().waitFor();
  const fetched = new Map(await Promise.all(weighing));
  const weighed = pages.find(({ path }) => path === '/challenges')?.files ?? [];
  // Of two languages the heavier one is weighed; one is fetched.
  const isWords = (name: string) => /\/(frame|terms|problems|ui|challenges)-/.test(name);
  const unweighed = [...fetched.keys()].filter((name) => !weighed.includes(name) && !isWords(name));
  expect(unweighed).toEqual([]);
  expect(fetched.size).toBeGreaterThan(5);
  expect([...fetched.values()].reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(LIMIT);
});

test('no plain page weighs more than the list may', () => {
  const plain = pages.filter(({ files }) => !files.some((file) => file.includes('dressed')));
  expect(plain.map(({ path }) => path)).toContain('/challenges');
  expect(plain.filter(({ bytes }) => bytes > LIMIT)).toEqual([]);
});
