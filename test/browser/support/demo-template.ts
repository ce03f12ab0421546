import { ensureDemo } from '../../../src/app/demo/index.js';
import { databaseUrl, onServer } from '../../support/test-database.js';
import openTestServer, { isKept, TEMPLATE } from '../../support/test-server.js';
import { readTestSettings } from '../../support/test-settings.js';

export const DEMO_TEMPLATE = 'jiebang_demo_template';

/** The demo world, told once; every browser test plays in a copy of its own. */
export default async function setUp(): Promise<void> {
  await openTestServer();
  if (await isKept(new URL(process.env.TEST_ADMIN_URL ?? ''), DEMO_TEMPLATE)) return;
  await onServer(`drop database if exists ${DEMO_TEMPLATE} with (force)`);
  await onServer(`create database ${DEMO_TEMPLATE} template ${TEMPLATE}`);
  const settings = readTestSettings({
    LOG_LEVEL: 'silent',
    SEALING_KEY: Buffer.alloc(32, 7).toString('base64'),
  });
  await ensureDemo(settings, databaseUrl(DEMO_TEMPLATE), () => undefined);
}
