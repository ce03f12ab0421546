import { type Page } from 'playwright-core';

/** Holds whatever the page asks of `pattern` from now on, until the returned function is called. */
export async function holdBack(
  page: Page,
  pattern: string,
  method?: 'GET' | 'POST',
): Promise<() => void> {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(pattern, async (route) => {
    if (!method || route.request().method() === method) await released;
    await route.continue();
  });
  return release;
}
