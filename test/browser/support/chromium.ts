import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Browsers that people have; the first is used where there is one. */
const LOCAL = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

/** No traffic of the browser's own: the tests count every request that leaves the page. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--force-prefers-reduced-motion',
];

/**
 * `CHROME_PATH`, or a browser of the machine, or the one that npm brought along. The arguments that
 * come with the latter are made for another place: `--single-process` lets one window that closes
 * take the others with it, and `--disable-web-security` would hide the very faults we look for.
 */
export async function openBrowser(): Promise<Browser> {
  const local = [process.env.CHROME_PATH ?? '', ...LOCAL].find((path) => path && existsSync(path));
  const executablePath = local ?? (await packedBrowser());
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--no-zygote', ...QUIET] });
}

async function packedBrowser(): Promise<string> {
  const { default: packed } = await import('@sparticuz/chromium');
  return packed.executablePath();
}
