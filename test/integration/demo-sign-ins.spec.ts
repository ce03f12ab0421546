import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ env: { DEMO: 'true' } });
});
afterAll(() => app.close());

test('a database that is not the demo world offers no account, whatever the settings', async () => {
  const { status, body } = await app.anyone.get('/api/demo/sign-ins');
  expect([status, body]).toEqual([200, { password: null, items: [] }]);
});
