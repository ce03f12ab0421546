import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DataSource } from 'typeorm';
import { ENGINE_VERSION, shippedWeights } from '../../libs/matching/index.js';
import { type Client } from './client.js';
import { expectStatus } from './challenge-steps.js';

/** Settings with a floor of data that a test can reach. */
export function withLowFloor(): NodeJS.ProcessEnv {
  const rules = { learningNeeds: 4, learningPairs: 12, learningDeciders: 2, corpusQuietSeconds: 0 };
  const file = join(mkdtempSync(join(tmpdir(), 'rules-')), 'rules.json');
  writeFileSync(file, JSON.stringify(rules));
  return { RULES_FILE: file };
}

/** A version of the weights that nobody learnt; `mark` tells it from others. Returns its id. */
export async function insertVersion(database: DataSource, mark: string): Promise<string> {
  const judgments = { dismissed: 1, shortlisted: 1, bid: 0, awarded: 0 };
  const counts = { needs: 1, pairs: 1, deciders: 1, judgments };
  const heldOut = { current: 0.5, learnt: 0.6, gain: 0.1, low: 0, high: 0.2, verdict: 'unproven' };
  const [{ id }] = await database.query(
    `insert into weight_version (id, engine_version, weights, counts, held_out, pull, input_hash)
     values (gen_random_uuid(), $1, $2, $3, $4, 0, encode(sha256($5::bytea), 'hex'))
     returning id`,
    [ENGINE_VERSION, shippedWeights(), counts, heldOut, mark],
  );
  return id;
}

/** Of a run's first five: the first and third are shortlisted, the fifth is of another field. */
export async function decideOn(who: Client, run: DecidedRun): Promise<void> {
  const [good, , alsoGood, , bad] = run.candidates;
  const decisions = [
    ...[good, alsoGood].map(({ profile }) => ({ profileId: profile.id, act: 'shortlist' })),
    { profileId: bad.profile.id, act: 'dismiss', reason: '研究方向不符', reasonKind: 'field' },
  ];
  expectStatus(await who.post(`/api/needs/${run.need.id}/decisions`, { decisions }), 204);
  expectStatus(await who.put(`/api/match-runs/${run.id}/review`), 204);
}

interface DecidedRun {
  id: string;
  need: { id: string };
  candidates: { profile: { id: string } }[];
}
