import { raiseStage, type Stage } from './support/stage.js';

/** Whoever tries the demo world needs no other paper to get in; elsewhere nothing is offered. */
let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage({ env: { DEMO: 'true' } });
});
afterAll(() => stage.close());

test('the sign-in page of the demo world offers an account of each role', async () => {
  const page = await stage.visit('/sign-in?to=/agreements', { width: 375 });
  const offered = page.getByRole('region', { name: '演示环境' });
  await offered.getByText('密码均为 jiebang-demo').waitFor();
  expect(await offered.getByRole('button').count()).toBe(5);
  await offered.getByRole('button', { name: /尉迟岚/ }).click();
  await page.getByRole('heading', { level: 1, name: '协议' }).waitFor();
});

test('as soon as anybody has an address that may be real, none is offered', async () => {
  const [person] = await stage.app.database.query(`select id, email from person limit 1`);
  const rename = (email: string) =>
    stage.app.database.query(`update person set email = $2 where id = $1`, [person.id, email]);
  await rename('wang@city.cn');
  const { body } = await stage.app.anyone.get('/api/demo/sign-ins');
  await rename(person.email);
  expect(body).toEqual({ password: null, items: [] });
  const again = await stage.app.anyone.get('/api/demo/sign-ins');
  expect(again.body.items).toHaveLength(5);
});
