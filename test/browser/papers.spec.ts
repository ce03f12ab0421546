import { type Page } from 'playwright-core';
import { expectSoon } from './support/soon.js';
import { raiseStage, type Stage } from './support/stage.js';

const WORDS = {
  zh: {
    foot: '文件核验',
    code: '核验码',
    ask: '核验',
    notice: '该中榜公告与系统记录一致',
    minutes: '该开榜记录与系统记录一致',
    none: '没有与此核验码相符的文件',
    withheld: '报价',
  },
  en: {
    foot: 'Check a document',
    code: 'Verification code',
    ask: 'Check',
    notice: 'The records bear out this document (award notice)',
    minutes: 'The records bear out this document (opening minutes)',
    none: 'No document bears this code',
    withheld: 'Price',
  },
} as const;

let stage: Stage;
beforeAll(async () => (stage = await raiseStage()));
afterAll(() => stage.close());

const codeOn = async (page: Page): Promise<string> =>
  page.getByRole('main').locator('.jb-paper-code a').first().innerText();

async function awarded(page: Page): Promise<string> {
  const list = await (await page.request.get('/api/challenges?pageSize=50')).json();
  return list.items.find(({ state }: { state: string }) => state === 'contracted').id;
}

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  const words = WORDS[language];

  const ask = async (page: Page, code: string) => {
    await page.getByLabel(words.code).fill(code);
    await page.getByRole('button', { name: words.ask, exact: true }).click();
  };

  test('the code of a printed notice is typed by a stranger, who reads what is recorded', async () => {
    const page = await stage.visit('/challenges', { language, expects: /404/ });
    const found = await awarded(page);
    await page.goto(`/challenges/${found}/award-notice`);
    const code = await codeOn(page);
    const taker = await page.getByRole('rowheader').first().innerText();
    await page.getByRole('contentinfo').getByRole('link', { name: words.foot }).click();
    await ask(page, code.toLowerCase().replaceAll('-', ' '));
    await page.getByText(words.notice).waitFor();
    await expectSoon(() => page.getByRole('rowheader').first().innerText(), taker);
    await ask(page, `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`);
    await page.getByText(words.none).first().waitFor();
  });

  test('minutes printed by the coordinator tell a stranger no bidder and no price', async () => {
    const inside = await stage.visit('/challenges', { language, as: 'coordinator' });
    const id = await awarded(inside);
    await inside.goto(`/challenges/${id}/opening-minutes`);
    const code = await codeOn(inside);
    await inside.getByText(words.withheld).first().waitFor();
    const outside = await stage.visit(`/verifications/${code}`, { language });
    await outside.getByText(words.minutes).waitFor();
    await outside.getByRole('rowheader').first().waitFor();
    expect(await outside.getByText(words.withheld).count()).toBe(0);
  });
});
