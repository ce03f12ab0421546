import { registerPerson } from '../../src/identity/index.js';
import { Changes, systemOrigin } from '../../src/platform/events/index.js';
import { acceptTerms, bidBody, openDue, setDeadline } from './bid-steps.js';
import { challengeIn, expectStatus } from './challenge-steps.js';
import { Client } from './client.js';
import { ExpertiseSteps, work } from './expertise-steps.js';
import { upload } from './ingest-steps.js';
import { MatchingSteps } from './matching-steps.js';
import { type TestApp } from './test-app.js';
import { insertVersion } from './weights-steps.js';

/** Two of everything: one issuer, one professor, and what there is of each. */
export interface Side {
  /** Stands in every text that is not for everybody. */
  mark: string;
  issuer: Client;
  professor: Client;
  /** Ids by the segment of a path that they come after. */
  ids: Record<string, string[]>;
  draft: string;
  listed: string;
  contracted: string;
  /** Secrets that only their owner was ever told. */
  tokens: string[];
}

/** Names of indicators are public; what they must reach is not. */
const INDICATOR = '延伸率';

export async function buildSide(app: TestApp, coordinator: Client, name: string): Promise<Side> {
  const issuer = await app.world.someone('enterprise', undefined, `issuer-${name}`);
  const professor = await app.world.someone('professor', undefined, `professor-${name}`);
  const mark = `secretword${name}`;
  const text = {
    ...{ problem: mark, annex: `${mark} annex`, expectedResults: mark, ipWish: mark },
    ...{ conditions: mark, intendedPartners: [mark] },
    indicators: [{ name: INDICATOR, comparator: '>=', target: '9', unit: '%', test: mark }],
  };
  const cast = { issuer, coordinator };
  const steps = new Building(app, { issuer, professor, coordinator, mark });
  const draft = await challengeIn('draft', cast, { ...text, title: mark, teaser: mark });
  const attachments = [await steps.attach(draft)];
  const listed = await challengeIn('listed', cast, { ...text, title: `listed ${name}` });
  const contracted = await challengeIn('listed', cast, { ...text, title: `taken ${name}` });
  const questions = [await steps.question(listed)];
  const invited = await steps.invite(listed);
  await steps.bid(listed);
  const { bidId, agreementId } = await steps.award(contracted);
  const ticket = await steps.colleague();
  const { body: expert } = await professor.post('/api/experts', { name: `expert ${name}` });
  const { body: run } = await upload(coordinator, '{}', { format: 'experts-jsonl' });
  const challenges = [draft, listed, contracted];
  return {
    ...{ mark, issuer, professor, draft, listed, contracted, tokens: [ticket.token] },
    ids: {
      ...{ challenges, attachments, questions, bids: [bidId], agreements: [agreementId] },
      ...{ invitations: [invited.id], needs: [invited.needId], fits: [invited.needId] },
      ...{ candidates: [invited.profileId], experts: [expert.id] },
      ...{ proposals: [await steps.propose(listed)] },
      verifications: [await steps.noticeCode(contracted)],
      ...(await steps.rest()),
      ...(await steps.works()),
      ...(await steps.bystander()),
      ...(await steps.jointTeam(expert.id)),
      'colleague-invitations': [ticket.id],
      ...(await steps.imports(expert.id, run.id)),
    },
  };
}

class Building {
  constructor(
    private readonly app: TestApp,
    private readonly who: { issuer: Client; professor: Client; coordinator: Client; mark: string },
  ) {}

  async attach(challengeId: string): Promise<string> {
    const form = new FormData();
    form.set('tier', 'annex');
    form.set('file', new Blob([`%PDF-1.7 ${this.who.mark}`]), `${this.who.mark}.pdf`);
    const answer = await this.who.issuer.post(`/api/challenges/${challengeId}/attachments`, form);
    expectStatus(answer, 201);
    return answer.body.id;
  }

  async question(challengeId: string): Promise<string> {
    const { professor, mark } = this.who;
    await acceptTerms(professor, challengeId);
    const body = { question: mark, tier: 'detail' };
    const answer = await professor.post(`/api/challenges/${challengeId}/questions`, body);
    expectStatus(answer, 201);
    return answer.body.id;
  }

  async invite(challengeId: string): Promise<{ id: string; needId: string; profileId: string }> {
    const { professor, coordinator, mark } = this.who;
    const organisationId = String(professor.organisationId);
    const needId = await this.app.eventually('the need', async () => {
      const sql = `select id from need where source_id = $1`;
      return (await this.app.database.query(sql, [challengeId]))[0]?.id;
    });
    const works: [string, string][] = [['压铸铝合金', '免热处理铝合金的流动与延伸率。']];
    const offer = { name: `profile ${mark}`, organisationId, personId: professor.personId, works };
    const [profileId] = await new MatchingSteps(this.app).offers([offer]);
    const body = { challengeId, profileIds: [profileId], message: mark };
    const sent = await coordinator.post('/api/invitations', body);
    expectStatus(sent, 201);
    return { id: sent.body.invitations[0].id, needId, profileId };
  }

  async bid(challengeId: string): Promise<void> {
    const { professor, mark } = this.who;
    await acceptTerms(professor, challengeId);
    const indicatorResponses = [{ indicator: INDICATOR, how: mark, proof: mark }];
    const body = bidBody({ route: mark, risks: mark, indicatorResponses });
    expectStatus(await professor.put(`/api/bids/${challengeId}/submission`, body), 200);
  }

  async award(challengeId: string): Promise<{ bidId: string; agreementId: string }> {
    const { professor, coordinator, mark } = this.who;
    await this.bid(challengeId);
    await setDeadline(this.app, challengeId);
    await openDue(this.app);
    const { bidId } = (await professor.get(`/api/bids/${challengeId}`)).body;
    const path = `/api/challenges/${challengeId}/award`;
    expectStatus(await coordinator.put(path, { bidId, reason: mark }), 200);
    const agreementId = await this.app.eventually('the agreement', async () => {
      return (await professor.get(`/api/agreements?challengeId=${challengeId}`)).body.items[0]?.id;
    });
    return { bidId, agreementId };
  }

  async noticeCode(challengeId: string): Promise<string> {
    return (await this.who.professor.get(`/api/challenges/${challengeId}/award`)).body.code;
  }

  async propose(challengeId: string): Promise<string> {
    const { coordinator, mark } = this.who;
    const body = { challengeIds: [challengeId], wanted: 3, title: mark };
    const asked = await coordinator.post('/api/proposals', body);
    expectStatus(asked, 201);
    const { id } = asked.body;
    await this.app.eventually('the proposal', async () => {
      const { body: view } = await coordinator.get(`/api/proposals/${id}`);
      return view.state !== 'computing';
    });
    return id;
  }

  async colleague(): Promise<{ id: string; token: string }> {
    const { issuer, mark } = this.who;
    const body = { email: `${mark}@world.example`, role: 'enterprise' };
    const path = `/api/organisations/${issuer.organisationId}/colleague-invitations`;
    const answer = await issuer.post(path, body);
    expectStatus(answer, 201);
    return answer.body;
  }

  /** A public work of the professor's organisation, whose team it makes. */
  async works(): Promise<Record<string, string[]>> {
    const sql = `select name from organisation where id = $1`;
    const [{ name }] = await this.app.database.query(sql, [this.who.professor.organisationId]);
    const record = work({ kind: 'project', title: `work of ${name}`, organisation: name });
    const { workIds, teamIds } = await new ExpertiseSteps(this.app).works([record]);
    return { works: workIds, teams: teamIds };
  }

  /** A colleague of the issuer whom nobody needs, so that he may be shut out. */
  async bystander(): Promise<Record<string, string[]>> {
    const { organisationId } = this.who.issuer;
    const { personId } = await this.app.world.someone('enterprise', organisationId);
    const sql = `select id from membership where person_id = $1`;
    const [{ id }] = await this.app.database.query(sql, [personId]);
    return { people: [String(personId)], memberships: [id] };
  }

  /** A team that the professor leads, with nobody else in it. */
  async jointTeam(expertId: string): Promise<Record<string, string[]>> {
    const { professor, mark } = this.who;
    const body = { name: `team ${mark}`, purpose: mark, role: mark };
    const formed = await professor.post('/api/joint-teams', body);
    expectStatus(formed, 201);
    const { id } = formed.body;
    const { body: team } = await professor.get(`/api/joint-teams/${id}`);
    if (team.members[0].expertId !== expertId) throw new Error('the lead is somebody else');
    return { 'joint-teams': [id], members: [team.members[0].id] };
  }

  /** Files that wait, and imports: the coordinator's, then the professor's of his own works. */
  async imports(expertId: string, runId: string): Promise<Record<string, string[]>> {
    const { professor, coordinator, mark } = this.who;
    const own = `/api/experts/${expertId}/imports/uploads`;
    const send = async (who: Client, path: string): Promise<string> => {
      const form = new FormData();
      form.set('file', new Blob([`{"title":"${mark}"}\n`]), `${mark}.jsonl`);
      const answer = await who.post(path, form);
      expectStatus(answer, 201);
      return answer.body.id;
    };
    const uploads = [await send(coordinator, '/api/imports/uploads'), await send(professor, own)];
    const body = { format: 'works-jsonl', dryRun: true };
    const ownRun = await professor.post(`${own}/${uploads[1]}/runs`, body);
    expectStatus(ownRun, 201);
    return { uploads, imports: [runId, ownRun.body.id] };
  }

  /** What came of itself: notifications, sessions, runs. */
  async rest(): Promise<Record<string, string[]>> {
    const { issuer, professor } = this.who;
    const column = async (sql: string, values: unknown[]): Promise<string[]> =>
      (await this.app.database.query(sql, values)).map(({ id }: { id: string }) => id);
    const people = [issuer.personId, professor.personId];
    const notifications = await this.app.eventually('notifications of both', async () => {
      const sql = `select id from notification where person_id = any($1)`;
      const found = await column(sql, [people]);
      return found.length > 1 && found;
    });
    const sessions = await column(`select id from session where person_id = any($1)`, [people]);
    const runs = await this.app.eventually('a run', async () => {
      const ofIssuer = `select r.id from match_run r join need n on n.id = r.need_id
        where n.organisation_id = $1`;
      const found = await column(ofIssuer, [issuer.organisationId]);
      return found.length > 0 && found;
    });
    // Those of the other side are as good: the engine's weights are everybody's.
    const versions = [await insertVersion(this.app.database, this.who.mark)];
    const organisations = [String(issuer.organisationId), String(professor.organisationId)];
    return { notifications, sessions, 'match-runs': runs, organisations, versions };
  }
}

/** Somebody who can sign in but belongs nowhere. */
export async function strayPerson(app: TestApp, passwordHash: string): Promise<Client> {
  const email = 'stray@world.example';
  const changes = app.running.app.get(Changes, { strict: false });
  const personId = await changes.run(systemOrigin('test'), (change) =>
    registerPerson(change, { email, name: 'Stray', locale: 'zh', passwordHash }),
  );
  const { address } = app.anyone;
  const answer = await app.anyone.post('/api/sessions', {
    ...{ email, password: 'correct horse battery', bearer: true },
  });
  expectStatus(answer, 201);
  return new Client(address, answer.body.token, personId);
}
