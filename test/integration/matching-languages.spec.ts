import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client } from '../support/client.js';
import { MatchingSteps } from '../support/matching-steps.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/** Needs in one language and works in the other, with nothing that exists in both. */
let folder: string;
let app: TestApp;
let steps: MatchingSteps;
let coordinator: Client;
let issuer: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lexicon-'));
  const file = join(folder, 'own.tsv');
  writeFileSync(file, '# our own words\n揭膜胶\tpeelable glue\nthis line is wrong\n');
  app = await startTestApp({ worker: true, env: { LEXICON_FILE: file } });
  steps = new MatchingSteps(app);
  coordinator = await app.world.someone('coordinator');
  issuer = await app.world.organisation('enterprise');
  const organisationId = await app.world.organisation('university');
  const offer = (name: string, title: string, text: string) => ({
    ...{ name, organisationId },
    works: [[title, text]] as [string, string][],
  });
  await steps.offers([
    offer('Li', 'Solid electrolytes', 'A sulfide electrolyte for lithium batteries.'),
    offer('Zhou', 'Spindles', 'Thermal errors of motor spindles in machine tools.'),
    offer('Wu', 'Peelable glue', 'A glue that leaves no trace.'),
    offer('陈', '污水处理', '活性污泥法脱氮除磷'),
  ]);
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

test.each([
  ['开发硫化物固态电解质', 'Li', '硫化物'],
  ['数控机床主轴的热误差', 'Zhou', '主轴'],
  ['无痕揭膜胶', 'Wu', '揭膜胶'],
  ['Nitrogen removal from wastewater with activated sludge', '陈', 'activated sludge'],
])('%s finds the works of %s, explained as the need writes it', async (text, name, label) => {
  const needId = await steps.need({ organisationId: issuer, title: text, text });
  const [best] = (await steps.runOf(coordinator, needId)).candidates;
  expect(best.profile.name).toBe(name);
  expect(best.explanation.terms.map((term: { label: string }) => term.label)).toContain(label);
});
