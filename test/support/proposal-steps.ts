import { createHash, randomUUID } from 'node:crypto';
import { ComputeProposal } from '../../src/proposals/calculating/compute-proposal.js';
import { type Answer, type Client } from './client.js';
import { expectStatus } from './challenge-steps.js';
import { type TestApp } from './test-app.js';

export interface StagedNeed {
  id: string;
  challengeId: string;
}

export interface StagedProfile {
  name?: string;
  organisationId?: string;
  personId?: string;
  loadCap?: number;
}

type Score = [profileId: string, score: number];

/**
 * Open challenges, profiles and match runs with the scores a test wants, straight in the database:
 * how these come about is tested elsewhere. Computes by hand, as the worker would.
 */
export class ProposalSteps {
  private count = 0;
  private issuer?: string;
  private home?: string;

  constructor(private readonly app: TestApp) {}

  async needs(count: number, given: { organisationId?: string } = {}): Promise<StagedNeed[]> {
    this.issuer ??= await this.app.world.organisation('enterprise', 'Issuer');
    const organisationId = given.organisationId ?? this.issuer;
    const rows = Array.from({ length: count }, () => {
      const number = `P-${++this.count}`;
      return { id: randomUUID(), challengeId: randomUUID(), number, title: `Challenge ${number}` };
    });
    const staged = `json_to_recordset($1) as staged
      (id uuid, "challengeId" uuid, number text, title text)`;
    await this.app.database.query(
      `insert into challenge (id, organisation_id, title, number, state, listed_at, deadline)
       select "challengeId", $2, title, number, 'listed', clock_timestamp(),
         clock_timestamp() + interval '30 days' from ${staged}`,
      [JSON.stringify(rows), organisationId],
    );
    await this.app.database.query(
      `insert into need (id, kind, source_id, organisation_id, title, text)
       select id, 'challenge', "challengeId", $2, title, 'text' from ${staged}`,
      [JSON.stringify(rows), organisationId],
    );
    return rows.map(({ id, challengeId }) => ({ id, challengeId }));
  }

  /** Profiles at one university unless said otherwise; their ids in the order given. */
  async profiles(specs: StagedProfile[]): Promise<string[]> {
    this.home ??= await this.app.world.organisation('university', 'Home');
    const rows = specs.map((spec) => ({
      ...{ id: randomUUID(), sourceId: randomUUID(), name: spec.name ?? `Expert ${++this.count}` },
      organisationId: spec.organisationId ?? this.home,
      ...{ personId: spec.personId ?? null, loadCap: spec.loadCap ?? null },
    }));
    await this.app.database.query(
      `insert into profile (id, kind, source_id, organisation_id, person_id, name, load_cap)
       select id, 'expert', "sourceId", "organisationId", "personId", name, "loadCap"
       from json_to_recordset($1) as staged (id uuid, "sourceId" uuid, "organisationId" uuid,
         "personId" uuid, name text, "loadCap" int)`,
      [JSON.stringify(rows)],
    );
    return rows.map(({ id }) => id);
  }

  /** Makes these scores the current run of a need. */
  async run(needId: string, scores: Score[]): Promise<string> {
    const id = randomUUID();
    const hash = createHash('sha256').update(id).digest('hex');
    await this.app.database.query(
      `update match_run set state = 'superseded' where need_id = $1 and state <> 'superseded'`,
      [needId],
    );
    const ranked = [...scores].sort((a, b) => b[1] - a[1]);
    await this.app.database.query(
      `insert into match_run (id, need_id, input_hash, basis, corpus_revision, engine_version,
         profile_count, document_count, candidate_count, excluded_count, duration_ms)
       values ($1, $2, $3, $3, 0, 'test', $4, 0, $4, 0, 0)`,
      [id, needId, hash, ranked.length],
    );
    await this.app.database.query(
      `insert into candidate (run_id, profile_id, rank, score)
       select $1, "profileId", rank, score from json_to_recordset($2)
         as staged ("profileId" uuid, rank int, score double precision)`,
      [
        id,
        JSON.stringify(ranked.map(([profileId, score], i) => ({ profileId, rank: i + 1, score }))),
      ],
    );
    return id;
  }

  /** As the worker's job. */
  compute(proposalId: string, signal = new AbortController().signal): Promise<void> {
    return this.app.running.app.get(ComputeProposal, { strict: false }).run(proposalId, signal);
  }

  /** Asks for a proposal, computes it, and answers how it stands. */
  async propose(coordinator: Client, options: object): Promise<Answer['body']> {
    const asked = await coordinator.post('/api/proposals', options);
    expectStatus(asked, 201);
    await this.compute(asked.body.id);
    return this.view(coordinator, asked.body.id);
  }

  async view(coordinator: Client, id: string): Promise<Answer['body']> {
    const answer = await coordinator.get(`/api/proposals/${id}?pageSize=100&order=title`);
    expectStatus(answer, 200);
    return answer.body;
  }

  /** Computes again and answers how it stands. */
  async recompute(coordinator: Client, id: string, version: number): Promise<Answer['body']> {
    expectStatus(await coordinator.put(`/api/proposals/${id}/calculation`, { version }), 200);
    await this.compute(id);
    return this.view(coordinator, id);
  }

  /** Looks at the consequences and applies just those. */
  async apply(coordinator: Client, id: string, message?: string): Promise<Answer> {
    const seen = await coordinator.get(`/api/proposals/${id}/consequences`);
    expectStatus(seen, 200);
    const { version, digest } = seen.body;
    return coordinator.put(`/api/proposals/${id}/application`, { version, digest, message });
  }
}

interface ViewedLine {
  profile: { id: string };
  mark: string;
}

/** The pairs of a viewed proposal as `needId profileId`, sorted. */
export const pairsOf = (view: Answer['body']): string[] =>
  view.challenges.items
    .flatMap(({ needId, lines }: { needId: string; lines: ViewedLine[] }) =>
      lines.map(({ profile }) => `${needId} ${profile.id}`),
    )
    .sort();
