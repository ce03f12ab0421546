import { DEMO_PASSWORD } from '../../../src/app/demo/index.js';
import { type TestApp } from '../../support/test-app.js';
import { insertVersion } from '../../support/weights-steps.js';

/** What some pages need to have something to show, and the demo world does without. */
export async function furnish(app: TestApp): Promise<void> {
  await app.database.query(
    `insert into team (id, organisation_id, name, normalised_name)
     select gen_random_uuid(), id, '界面电化学课题组', '界面电化学课题组' from organisation
     where kind = 'university' order by id limit 1`,
  );
  await insertVersion(app.database, 'furnished');
  const coordinator = await app.world.signIn('coordinator@jiebang.example', DEMO_PASSWORD);
  const stuck = { wanted: 3, atLeast: 3, loadCap: 1, title: '不可行的方案' };
  for (const options of [stuck, { wanted: 2, title: '可行的方案' }]) {
    const { body, text } = await coordinator.post('/api/proposals', options);
    if (!body?.id) throw new Error(text);
    await app.eventually(`the end of ${options.title}`, async () => {
      const { body: now } = await coordinator.get(`/api/proposals/${body.id}`);
      return now.state !== 'computing' && now;
    });
  }
}
