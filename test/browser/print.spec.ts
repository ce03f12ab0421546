import { inflateSync } from 'node:zlib';
import { source } from 'axe-core';
import { type Page } from 'playwright-core';
import { raiseStage, type Stage } from './support/stage.js';

/** Whoever works in the dark prints on white paper all the same. */
let stage: Stage;
let agreement: string;
let challenge: string;
beforeAll(async () => {
  stage = await raiseStage();
  const [row] = await stage.app.database.query(`select id, challenge_id from agreement limit 1`);
  ({ id: agreement, challenge_id: challenge } = row);
});
afterAll(() => stage.close());

const NIGHT = { as: 'coordinator', shade: 'dark' } as const;
const INK = '0,0,0';
/** Ground, surface, text and quiet text of the dark shade. */
const OF_THE_NIGHT = ['20,22,26', '28,31,37', '236,238,242', '174,180,192'];

test.each([
  ['an award notice', () => `/challenges/${challenge}/award-notice`],
  ['opening minutes', () => `/challenges/${challenge}/opening-minutes`],
  ['a challenge', () => `/challenges/${challenge}`],
  ['an agreement', () => `/agreements/${agreement}`],
  ['insights', () => '/insights'],
])('%s is printed dark on white', async (_, path) => {
  const page = await stage.visit(path(), NIGHT);
  await page.locator('main h2, main h3').first().waitFor();
  const pdf = await page.pdf({ printBackground: true, format: 'A4' });
  const colours = coloursOf(pdf);
  expect(colours).toContain(INK);
  expect(colours.filter((colour) => OF_THE_NIGHT.includes(colour))).toEqual([]);

  await page.emulateMedia({ media: 'print' });
  await page.locator('html[data-shade="light"]').waitFor();
  expect(await contrast(page)).toEqual([]);
  const ground = `getComputedStyle(document.documentElement).backgroundColor`;
  expect(await page.evaluate(ground)).toBe('rgb(255, 255, 255)');
  expect(await page.getByRole('banner').isVisible()).toBe(false);

  // On the screen it is as dark as before.
  await page.emulateMedia({ media: 'screen' });
  await page.locator('html[data-shade="dark"]').waitFor();
  await page.context().close();
});

/** What axe says of the contrast of each text and what it stands on. */
async function contrast(page: Page): Promise<string[]> {
  await page.evaluate(source);
  // The shape that axe promises; it runs in the page, which knows nothing of our types.
  return (await page.evaluate(
    `axe.run('main', { runOnly: ['color-contrast'] }).then(({ violations }) =>
      violations.flatMap(({ nodes }) => nodes.map(({ html }) => html)))`,
  )) as string[];
}

/** Every colour that a PDF fills with, as `red,green,blue` up to 255. */
function coloursOf(pdf: Buffer): string[] {
  const text = streamsOf(pdf).join('\n');
  const found = [...text.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) rg\b/g)].map(([, ...parts]) =>
    parts.map((part) => Math.round(Number(part) * 255)).join(),
  );
  return [...new Set(found)];
}

function streamsOf(pdf: Buffer): string[] {
  const streams: string[] = [];
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 7)) {
    const end = pdf.indexOf('endstream', at);
    if (pdf.subarray(at - 3, at).toString() === 'end' || end < 0) continue;
    try {
      streams.push(inflateSync(pdf.subarray(at + 7, end)).toString('latin1'));
    } catch {
      // A font or a picture that is packed in another way has no colours of text.
    }
  }
  return streams;
}
