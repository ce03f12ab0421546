import { type Locator, type Page } from 'playwright-core';

// The coordinator's desk as a test sees it: its columns, its notes, and where the keyboard stands.

export const candidates = (page: Page) =>
  page.getByRole('region', { name: /^(候选专家与团队|Candidates)$/ });
export const detail = (page: Page) =>
  page.getByRole('region', { name: /^(候选详情|Candidate in detail)$/ });
export const note = (page: Page, words: RegExp | string) =>
  page.getByRole('status').filter({ hasText: words }).first().waitFor();
/** The row that holds the keyboard. */
export const finger = (page: Page) => page.locator('.jb-desk-row:focus');
export const nameAtFinger = async (page: Page): Promise<string> =>
  (await finger(page).locator('.jb-desk-row-title').innerText()).replace(/^\d+\s*/, '').trim();
export const needRows = (page: Page) =>
  page.getByRole('region', { name: /^(技术需求|Challenges)$/ }).locator('.jb-desk-row');
export const idsOf = (rows: Locator): Promise<string[]> =>
  rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-row') ?? ''));
export const currentNeed = async (page: Page) =>
  (await idsOf(needRows(page).and(page.locator('[aria-current="true"]'))))[0];
/** The candidates of every need come late, as over a slow line. */
export const slowly = (page: Page) =>
  page.route(/\/api\/match-runs\/[0-9a-f-]+$/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue();
  });
