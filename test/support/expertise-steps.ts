import { type Change, Changes, systemOrigin } from '../../src/platform/events/index.js';
import {
  type ExpertFacts,
  type Incoming,
  type StoreContext,
  type Stored,
  storeExperts,
  storeWorks,
  type WorkFacts,
} from '../../src/expertise/index.js';
import { type TestApp } from './test-app.js';

export const work = (facts: Partial<WorkFacts> & { title: string }): WorkFacts => ({
  kind: 'paper',
  authors: [],
  keywords: [],
  classifications: [],
  translations: [],
  ...facts,
});

export const expert = (
  facts: Partial<ExpertFacts> & { name: string; organisation: string },
): ExpertFacts => ({ aliases: [], fields: [], keywords: [], ...facts });

export const byNames = (...names: string[]) => names.map((name) => ({ name }));

/** Stores by the application's own doors, each call one transaction. */
export class ExpertiseSteps {
  constructor(private readonly app: TestApp) {}

  works(records: WorkFacts[], context: StoreContext = { source: 'test' }): Promise<Stored> {
    return this.run((change) => storeWorks(change, wrap(records), context));
  }

  experts(records: ExpertFacts[], context: StoreContext = { source: 'test' }): Promise<Stored> {
    return this.run((change) => storeExperts(change, wrap(records), context));
  }

  /** Ids of works by author's expert: what a profile would show. */
  async worksOf(expertId: string | undefined): Promise<string[]> {
    const rows: { id: string }[] = await this.app.database.query(
      `select work_id as id from work_author where expert_id = $1 order by 1`,
      [expertId],
    );
    return rows.map((row) => row.id);
  }

  private run(verb: (change: Change) => Promise<Stored>): Promise<Stored> {
    const changes = this.app.running.app.get(Changes, { strict: false });
    return changes.run(systemOrigin('test'), verb);
  }
}

const wrap = <T>(records: T[]): Incoming<T>[] => records.map((record) => ({ record }));

/** The id an outcome names; fails the test when the record was rejected. */
export function idIn(stored: Stored, position = 0): string {
  const outcome = stored.outcomes[position];
  if (!outcome || outcome.state === 'rejected')
    throw new Error(`record ${position} was not stored: ${JSON.stringify(outcome)}`);
  return outcome.id;
}

export const statesIn = (stored: Stored): string[] => stored.outcomes.map(({ state }) => state);
