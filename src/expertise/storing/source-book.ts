import { type Change } from '../../platform/events/index.js';
import { type StoreContext } from '../facts.js';

/** One record on its way in: under which id its source knows it, and a digest of all it says. */
export interface SourceEntry {
  key: string;
  /** True: the source gave the id; false: it was made from the record's own facts. */
  explicit: boolean;
  hash: string;
  record: object;
  notes: Record<string, string>;
}

/** `known`: the source has said something else of it before. `twice`: in this very import. */
export type Place =
  | { state: 'unchanged'; key: string; id: string }
  | { state: 'known'; key: string; id: string }
  | { state: 'new'; key: string }
  | { state: 'twice'; key: string };

interface Row {
  id: string;
  hash: string;
  /** Met in the import under way. */
  seen: boolean;
}

/**
 * What a source's ids stood for so far. Answers, record by record, whether it is new, changed or
 * the same, and keeps what must be written. An id made from facts may stand for two records of one
 * file that say different things of one work: the later ones get a key of their own.
 */
export class SourceBook {
  private readonly written = new Map<string, { id: string; entry: SourceEntry }>();

  private constructor(
    private readonly noun: 'expert' | 'work',
    private readonly context: StoreContext,
    private readonly rows: Map<string, Row>,
  ) {}

  static async load(
    change: Change,
    noun: 'expert' | 'work',
    context: StoreContext,
    entries: SourceEntry[],
  ): Promise<SourceBook> {
    const keys = entries.flatMap((entry) => [entry.key, laterKey(entry)]);
    const rows: ({ key: string } & Row)[] = await change.manager.query(
      `select external_id as key, ${noun}_id as id, content_hash as hash,
              coalesce(last_import = $3, false) as seen
       from ${noun}_source where source = $1 and external_id = any($2)`,
      [context.source, [...new Set(keys)], context.importId ?? null],
    );
    return new SourceBook(noun, context, new Map(rows.map((row) => [row.key, row])));
  }

  /** False for what is stored already, word for word: nothing need be read for it. */
  readonly isNews = (entry: SourceEntry): boolean => this.rows.get(entry.key)?.hash !== entry.hash;

  place(entry: SourceEntry): Place {
    const { key, hash } = entry;
    const row = this.rows.get(key);
    if (!row) return { state: 'new', key };
    if (row.hash === hash) return this.unchanged(key, row);
    if (!row.seen) return { state: 'known', key, id: row.id };
    return entry.explicit ? { state: 'twice', key } : this.placeApart(entry);
  }

  /** The place of a record whose made-up id already stands for something else. */
  placeApart(entry: SourceEntry): Place {
    const key = laterKey(entry);
    const row = this.rows.get(key);
    return row ? this.unchanged(key, row) : { state: 'new', key };
  }

  /** Notes that `entry`, placed under `key`, now stands for the expert or work `id`. */
  put(key: string, id: string, entry: SourceEntry): void {
    this.rows.set(key, { id, hash: entry.hash, seen: true });
    this.written.set(key, { id, entry });
  }

  async write(change: Change): Promise<void> {
    await this.writeRows(change);
    const seen = [...this.rows].filter(([key, row]) => row.seen && !this.written.has(key));
    if (seen.length === 0 || !this.context.importId) return;
    await change.manager.query(
      `update ${this.noun}_source set last_import = $3
       where source = $1 and external_id = any($2)`,
      [this.context.source, seen.map(([key]) => key), this.context.importId],
    );
  }

  private unchanged(key: string, row: Row): Place {
    row.seen = true;
    return { state: 'unchanged', key, id: row.id };
  }

  private async writeRows(change: Change): Promise<void> {
    const rows = [...this.written].map(([key, { id, entry }]) => ({
      external_id: key,
      id,
      content_hash: entry.hash,
      record: entry.record,
      notes: entry.notes,
    }));
    if (rows.length === 0) return;
    await change.manager.query(
      `insert into ${this.noun}_source
         (source, external_id, ${this.noun}_id, content_hash, record, notes, last_import)
       select $1, external_id, id, content_hash, record, notes, $3
       from rows from (jsonb_to_recordset($2::jsonb) as (external_id text, id uuid,
         content_hash text, record jsonb, notes jsonb)) with ordinality
         as r (external_id, id, content_hash, record, notes, position)
       order by position
       on conflict (source, external_id) do update set content_hash = excluded.content_hash,
         record = excluded.record, notes = excluded.notes, last_import = excluded.last_import`,
      [this.context.source, JSON.stringify(rows), this.context.importId ?? null],
    );
  }
}

const laterKey = (entry: SourceEntry): string => `${entry.key}#${entry.hash.slice(0, 16)}`;
