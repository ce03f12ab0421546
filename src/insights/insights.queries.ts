import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  type FieldsByRegionAnswer,
  type FunnelAnswer,
  type InsightsQuery,
  type NeedToContractAnswer,
  type FunnelStateAnswer,
} from './insights.dto.js';

const MOST_PAIRS = 1_000;

/**
 * Counts over challenges. Nothing is counted of bids: before the opening even a number would tell,
 * so the first step after the deadline is the opening itself.
 */
@Injectable()
export class InsightsQueries {
  constructor(private readonly dataSource: DataSource) {}

  async funnel(query: InsightsQuery): Promise<FunnelAnswer> {
    // One snapshot for both counts, so that they add up.
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const states: FunnelStateAnswer[] = await manager.query(
        `select c.state, count(*)::int as count from challenge c where ${COHORT}
         group by c.state order by count desc, c.state`,
        valuesOf(query),
      );
      const [steps] = await manager.query(
        `select count(*)::int as entered, ${STEPS} from challenge c where ${COHORT}`,
        valuesOf(query),
      );
      return { states, steps };
    });
  }

  /** Days from the first submission to the second signature; of a race the first contract counts. */
  async needToContract(query: InsightsQuery): Promise<NeedToContractAnswer> {
    const [row] = await this.dataSource.query(
      `with spans as (
         select extract(epoch from contract.at - need.at) / 86400 as days from challenge c
         cross join lateral (
           select min(greatest(g.issuer_signed_at, g.taker_signed_at)) as at from agreement g
           where g.challenge_id = c.id and g.issuer_signed_at is not null
             and g.taker_signed_at is not null) as contract
         cross join lateral (
           select coalesce(min(e.occurred_at), c.created_at) as at from event e
           where e.stream = 'challenge:' || c.id and e.type = 'challengeSubmitted') as need
         where contract.at is not null and ${COHORT}
       )
       select count(*)::int as contracted,
         percentile_cont(array[0.25, 0.5, 0.75]) within group (order by days) as quartiles
       from spans`,
      valuesOf(query),
    );
    const [lowerQuartile, median, upperQuartile] = (row.quartiles ?? []).map(toTenth);
    return {
      contracted: row.contracted,
      lowerQuartile: lowerQuartile ?? null,
      median: median ?? null,
      upperQuartile: upperQuartile ?? null,
    };
  }

  async fieldsByRegion(query: InsightsQuery): Promise<FieldsByRegionAnswer> {
    const items = await this.dataSource.query(
      `select c.field, c.region, count(*)::int as entered,
         ${stepCount('listed', 'c.listed_at is not null')},
         ${stepCount('awarded', AWARDED)}
       from challenge c where ${COHORT} group by c.field, c.region
       order by entered desc, c.field nulls last, c.region nulls last limit ${MOST_PAIRS + 1}`,
      valuesOf(query),
    );
    return { items: items.slice(0, MOST_PAIRS), truncated: items.length > MOST_PAIRS };
  }
}

const COHORT = `($1::text is null or c.field = $1) and ($2::text is null or c.region = $2)
  and ($3::timestamptz is null or c.created_at >= $3)
  and ($4::timestamptz is null or c.created_at < $4)`;

const valuesOf = ({ field, region, from, to }: InsightsQuery): unknown[] =>
  [field, region, from, to].map((value) => value ?? null);

const OPENED = `exists (select 1 from opening o where o.challenge_id = c.id)`;
const AWARDED = `exists (select 1 from award a where a.challenge_id = c.id)`;

const stepCount = (name: string, condition: string): string =>
  `(count(*) filter (where ${condition}))::int as ${name}`;

/** "Ever came as far": a challenge listed again has closed before; a withdrawn one keeps its steps. */
const STEPS = [
  stepCount('submitted', `c.submitted_at is not null`),
  stepCount('listed', `c.listed_at is not null`),
  stepCount(
    'matched',
    `exists (select 1 from need n join match_run r on r.need_id = n.id
       where n.kind = 'challenge' and n.source_id = c.id and r.state <> 'superseded')`,
  ),
  stepCount('invited', `exists (select 1 from invitation i where i.challenge_id = c.id)`),
  stepCount('closed', `c.state = 'closed' or c.relistings > 0 or ${OPENED}`),
  stepCount('opened', OPENED),
  stepCount('awarded', AWARDED),
  stepCount('agreed', `exists (select 1 from agreement g where g.challenge_id = c.id)`),
  stepCount(
    'signed',
    `exists (select 1 from agreement g where g.challenge_id = c.id
       and g.issuer_signed_at is not null and g.taker_signed_at is not null)`,
  ),
].join(', ');

const toTenth = (days: number): number => Math.round(days * 10) / 10;
