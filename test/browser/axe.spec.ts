import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { source } from 'axe-core';
import { type Page } from 'playwright-core';
import { addressOf, type Audience, EVERY_PAGE } from './support/every-page.js';
import { furnish } from './support/furnish.js';
import { type Traffic, watchTraffic } from './support/settle.js';
import { raiseStage, type Stage } from './support/stage.js';

/** Together: light and dark, wide and narrow; and each language on both widths and in both shades. */
const LOOKS = {
  zh: [
    { width: 1440, shade: 'light' },
    { width: 375, shade: 'dark' },
  ],
  en: [
    { width: 1440, shade: 'dark' },
    { width: 375, shade: 'light' },
  ],
} as const;
type Look = (typeof LOOKS)['zh' | 'en'][number];

/** The missing page is one of those looked at. */
const REFUSED = /status of 404/;

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
  await furnish(stage.app);
});
afterAll(() => stage.close());

test('every page that the router knows is among those that axe walks through', () => {
  const walked = EVERY_PAGE.flatMap(({ pages }) => pages.map(({ path }) => shapeOf(path)));
  expect(routes().filter((path) => !walked.includes(shapeOf(path)))).toEqual([]);
});

/** The paths in each feature's routes, as they are written there. */
function routes(): string[] {
  const features = join(process.cwd(), 'web/src/features');
  const paths = readdirSync(features).flatMap((feature) => {
    const text = readFileSync(join(features, feature, 'routes.ts'), 'utf8');
    const found = [...text.matchAll(/\b(?:page|openPage|plainPage)\(root, '([^']+)'/g)].map(
      ([, path]) => path,
    );
    if (found.length === 0) throw new Error(`no path is found in the routes of ${feature}`);
    return found;
  });
  return paths;
}

/** `/queue/$needId` and `/queue/:id?tab=all` are one page. */
const shapeOf = (path: string): string => path.replace(/\?.*$/, '').replace(/[:$]\w+/g, ':');

test.each(
  EVERY_PAGE.flatMap((audience) =>
    (['zh', 'en'] as const).map((language) => ({
      ...{ audience, language, who: audience.as ?? 'the public', count: audience.pages.length },
    })),
  ),
)(
  'axe finds nothing on the $count pages of $who in $language',
  async ({ audience, language }) => expect(await walkThrough(audience, language)).toEqual([]),
  300_000,
);

/** One window for all pages of an audience: it only changes its size and its shade. */
async function walkThrough(audience: Audience, language: 'zh' | 'en'): Promise<string[]> {
  const page = await stage.visit('/challenges', { as: audience.as, language, expects: REFUSED });
  const traffic = watchTraffic(page);
  await page.evaluate(source);
  const faults: string[] = [];
  for (const every of audience.pages) {
    // On a phone some of what opens is behind the menu.
    await page.setViewportSize({ width: LOOKS[language][0].width, height: 900 });
    await traffic.walkTo(await addressOf(page, every));
    await traffic.rest();
    if (every.open) await page.getByRole('button', { name: every.open[language] }).click();
    for (const look of LOOKS[language]) {
      await take(page, look, traffic);
      const seen = [...(await violations(page)), ...(await sideways(page))];
      const name = every.open ? `${every.path} with ${every.open.en}` : every.path;
      faults.push(...seen.map((fault) => `${name} ${look.width} ${look.shade}: ${fault}`));
    }
    if (every.open) await page.keyboard.press('Escape');
  }
  await page.context().close();
  return faults;
}

async function take(page: Page, { width, shade }: Look, traffic: Traffic): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme: shade, reducedMotion: 'reduce' });
  await page.locator(`html[data-shade="${shade}"]`).waitFor();
  // Another width may need other parts; colours change only once they are there.
  await traffic.rest();
  await page.evaluate(SHOW_ALL);
  await untilStill(page);
}

/** Rows below the window are not drawn until they are scrolled to, and keep the colours of before. */
const SHOW_ALL = `for (const element of document.querySelectorAll('main *'))
  if (getComputedStyle(element).contentVisibility === 'auto')
    element.style.contentVisibility = 'visible'`;

/** Colours change step by step from the page to its innermost parts; half-way they are nobody's. */
async function untilStill(page: Page): Promise<void> {
  const moving = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>
    done(document.getAnimations().filter(({ playState }) => playState === 'running').length))))`;
  for (let i = 0; i < 100; i += 1) if ((await page.evaluate(moving)) === 0) return;
}

interface Violation {
  id: string;
  help: string;
  nodes: { target: unknown[]; any: { message: string }[] }[];
}

/** What axe objects to, each with the first elements that it means. */
async function violations(page: Page): Promise<string[]> {
  // The shape that axe promises; it runs in the page, which knows nothing of our types.
  const found = (await page.evaluate(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)`,
  )) as Violation[];
  return found.map(({ id, help, nodes }) => {
    const where = nodes
      .slice(0, 3)
      .map(({ target, any }) => `${target.join(' ')} ${any[0]?.message ?? ''}`);
    return `${id} (${nodes.length}) ${help}: ${where.join(' | ')}`;
  });
}

/** Parts of a page may scroll sideways, the page never. */
async function sideways(page: Page): Promise<string[]> {
  const element = 'document.documentElement';
  const over = Number(await page.evaluate(`${element}.scrollWidth - ${element}.clientWidth`));
  return over > 0 ? [`scrolls sideways by ${over} px`] : [];
}
