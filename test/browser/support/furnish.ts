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
  await furnishTeam(app);
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

/** A team across organisations whose lead has asked somebody of another one. */
async function furnishTeam(app: TestApp): Promise<void> {
  const lead = await app.world.signIn('zhanmuyang@chenghu.example', DEMO_PASSWORD);
  const body = { name: '固态电池联合攻关组', purpose: '一起解决界面阻抗', role: '总体设计' };
  const { body: team } = await lead.post('/api/joint-teams', body);
  const { body: experts } = await lead.get('/api/experts?q=冷耀光');
  const asked = { expertId: experts.items[0].id, role: '电解质制备', months: 6 };
  const answer = await lead.post(`/api/joint-teams/${team.id}/members`, asked);
  if (answer.status !== 201) throw new Error(answer.text);
}
