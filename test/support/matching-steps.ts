import { randomUUID } from 'node:crypto';
import {
  type DocumentFacts,
  type FeedOutcome,
  feedNeed,
  feedProfiles,
  type NeedFacts,
  type ProfileFacts,
} from '../../src/matching/index.js';
import { Changes, systemOrigin } from '../../src/platform/events/index.js';
import { type Answer, type Client } from './client.js';
import { type TestApp } from './test-app.js';

/** What a test says of a profile: its works as plain titles with texts. */
export interface Offer {
  name: string;
  nameEn?: string;
  organisationId: string;
  personId?: string;
  loadCap?: number;
  text?: string;
  works: [title: string, text: string][];
}

/** Feeds needs and profiles by the application's own verbs and waits for the worker's runs. */
export class MatchingSteps {
  constructor(private readonly app: TestApp) {}

  need(facts: Partial<NeedFacts> & Pick<NeedFacts, 'organisationId' | 'title' | 'text'>) {
    const given = { kind: 'challenge', sourceId: randomUUID(), publicText: '', open: true };
    return this.changes.run(systemOrigin('test'), async (change) => {
      const id = await feedNeed(change, { ...given, ...facts });
      if (!id) throw new Error('the need was never open');
      return id;
    });
  }

  /** Returns the profiles' ids, in the order given. */
  async offers(offers: Offer[]): Promise<string[]> {
    const documents: DocumentFacts[] = [];
    const profiles = offers.map(
      ({ name, nameEn, organisationId, personId, loadCap, text, works }) => {
        const own = works.map(([title, words]) => documentOf(title, words));
        documents.push(...own);
        const profile: ProfileFacts = {
          kind: 'expert',
          sourceId: randomUUID(),
          organisationId,
          personId: personId ?? null,
          name,
          nameEn,
          text: text ?? '',
          loadCap: loadCap ?? null,
          documentIds: own.map(({ id }) => id),
        };
        return profile;
      },
    );
    await this.feed(profiles, documents);
    const rows = await this.app.database.query(
      `select id, source_id from profile where source_id = any($1)`,
      [profiles.map(({ sourceId }) => sourceId)],
    );
    const ids = new Map(
      rows.map((row: { source_id: string; id: string }) => [row.source_id, row.id]),
    );
    return profiles.map(({ sourceId }) => String(ids.get(sourceId)));
  }

  feed(profiles: ProfileFacts[], documents: DocumentFacts[]): Promise<FeedOutcome> {
    return this.changes.run(systemOrigin('test'), (change) =>
      feedProfiles(change, { profiles, documents }),
    );
  }

  /** The current run of a need over HTTP, once the worker has stored one that `fits`. */
  runOf(
    reader: Client,
    needId: string,
    fits: (run: Answer['body']) => boolean = () => true,
  ): Promise<Answer['body']> {
    return this.app.eventually(`a run of need ${needId}`, async () => {
      const { body } = await reader.get(`/api/match-runs?needId=${needId}`);
      if (!body.items?.length) return undefined;
      const run = (await reader.get(`/api/match-runs/${body.items[0].id}`)).body;
      return fits(run) ? run : undefined;
    });
  }

  private get changes(): Changes {
    return this.app.running.app.get(Changes, { strict: false });
  }
}

const documentOf = (title: string, text: string): DocumentFacts => ({
  id: randomUUID(),
  kind: 'paper',
  title,
  text,
  year: 2024,
  translations: [],
});
