import { type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Page } from 'playwright-core';
import { seededRandom } from '../../../libs/kernel/index.js';

/**
 * To hunt for tests that only pass on a quick machine. `TEST_LATE_MS=800`: what a page asks of the
 * API is handled up to so many milliseconds late, and answered as late again, so that answers
 * overtake one another. `TEST_SLOW_PAGES=6`: pages have a sixth of the processor. Absent, nothing
 * is slowed.
 */
const LATEST_MS = Number(process.env.TEST_LATE_MS ?? 0);
const SLOWER = Number(process.env.TEST_SLOW_PAGES ?? 1);

/** Delays what the pages ask; what a test asks by itself is answered as ever. */
export function answerLate(server: Server): void {
  if (LATEST_MS === 0) return;
  const random = seededRandom(Number(process.env.TEST_LATE_SEED ?? 1));
  const delay = () => random() * LATEST_MS;
  const [handle] = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (isByPage(request)) {
      const end = response.end.bind(response) as (...rest: unknown[]) => ServerResponse;
      response.end = (...rest: unknown[]) => {
        setTimeout(() => end(...rest), delay());
        return response;
      };
      setTimeout(() => handle?.call(server, request, response), delay());
    } else handle?.call(server, request, response);
  });
}

/** A browser says of each request in which mode it is made; nobody else does. */
const isByPage = ({ url, headers }: IncomingMessage): boolean =>
  url?.startsWith('/api/') === true && headers['sec-fetch-mode'] !== undefined;

/** Takes most of the processor from a page. */
export async function slowDown(page: Page): Promise<void> {
  if (SLOWER === 1) return;
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
}
