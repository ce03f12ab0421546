import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { challengeMachine, type ChallengeState, statesOf } from '../../../libs/lifecycle/index.js';
import { reachOf, type Viewer } from '../../identity/index.js';
import { RULES, type Rules } from '../../platform/config/index.js';
import { offsetOf } from '../../platform/http/index.js';
import { Values, wordFilter } from '../browsing/word-filter.js';
import { actionsOf } from '../disclosure/actions.js';
import {
  type BoardAnswer,
  type ManagedAnswer,
  type ManagedPageAnswer,
} from '../disclosure/challenge.answers.js';
import { IS_OPEN } from '../disclosure/challenge-row.js';
import { type BoardQuery, type ManagedQuery } from './managed.dto.js';

type ManagedFilter = Pick<ManagedQuery, 'q' | 'organisationId' | 'source'>;

@Injectable()
export class ManagedQueries {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(RULES) private readonly rules: Rules,
  ) {}

  /** The challenges in the viewer's care, the last changed first. */
  async list(viewer: Viewer, query: ManagedQuery): Promise<ManagedPageAnswer> {
    const values = new Values();
    const where = filterOf(viewer, query, values);
    const states = await this.dataSource.query(
      `select c.state as value, count(*)::int as count from challenge c
       where ${where} group by c.state order by c.state`,
      values.list,
    );
    const inState = query.state ? `c.state = any(${values.add(query.state)})` : 'true';
    const rows = await this.dataSource.query(
      `select ${COLUMNS} from challenge c join organisation o on o.id = c.organisation_id
       where ${where} and ${inState} order by c.updated_at desc, c.id desc
       limit ${values.add(query.pageSize)} offset ${values.add(offsetOf(query))}`,
      values.list,
    );
    const { page, pageSize } = query;
    const items = rows.map((row: ManagedAnswer) => this.withActions(viewer, row));
    return { items, page, pageSize, total: totalOf(states, query.state), states };
  }

  /** The same as a board: of each state how many there are, and the last changed ones. */
  async board(viewer: Viewer, query: BoardQuery): Promise<BoardAnswer> {
    const values = new Values();
    const where = filterOf(viewer, query, values);
    const rows: (ManagedAnswer & { inState: number })[] = await this.dataSource.query(
      `with placed as materialized (
         select c.id, row_number() over recent as place, count(*) over (partition by c.state) as n
         from challenge c where ${where}
         window recent as (partition by c.state order by c.updated_at desc, c.id desc))
       select ${COLUMNS}, placed.n::int as "inState"
       from placed join challenge c on c.id = placed.id
       join organisation o on o.id = c.organisation_id
       where placed.place <= ${values.add(query.perState)} order by placed.place`,
      values.list,
    );
    const columns = statesOf(challengeMachine).flatMap((state) => {
      const own = rows.filter((row) => row.state === state);
      const items = own.map(({ inState: _, ...row }) => this.withActions(viewer, row));
      return own.length ? [{ state, count: own[0].inState, items }] : [];
    });
    return { columns };
  }

  private withActions(viewer: Viewer, row: ManagedAnswer): ManagedAnswer {
    const { maxRelistings } = this.rules;
    const actions = actionsOf(viewer, { ...row, accepted: false, maxRelistings });
    return { ...row, actions };
  }
}

const COLUMNS = `
  c.id, c.number, c.state, c.title, c.field, c.region, c.organisation_id as "organisationId",
  o.name as "organisationName", c.source, c.reason, c.version, c.relistings,
  c.created_at as "createdAt", c.updated_at as "updatedAt", c.submitted_at as "submittedAt",
  c.listed_at as "listedAt", c.deadline, ${IS_OPEN} as open,
  (select count(*)::int from challenge_question q
   where q.challenge_id = c.id and q.answer is null) as "openQuestions"`;

function filterOf(viewer: Viewer, query: ManagedFilter, values: Values): string {
  const conditions = [wordFilter(query.q, values)];
  if (reachOf('challenge.manage', viewer.role) !== 'any')
    conditions.push(`c.organisation_id = ${values.add(viewer.organisationId)}`);
  if (query.organisationId)
    conditions.push(`c.organisation_id = ${values.add(query.organisationId)}`);
  if (query.source) conditions.push(`c.source = ${values.add(query.source)}`);
  return conditions.join(' and ');
}

const totalOf = (
  states: { value: ChallengeState; count: number }[],
  wanted: ChallengeState[] | undefined,
): number =>
  states
    .filter(({ value }) => !wanted || wanted.includes(value))
    .reduce((sum, { count }) => sum + count, 0);
