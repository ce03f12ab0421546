/** Which state the corpus is in. */
export interface CorpusState {
  /** Differs whenever any profile, work or link between them differs. */
  fingerprint: string;
  /** The highest revision seen: tells which of two states is the later one. */
  revision: number;
  /** All works, those of nobody among them. */
  documents: number;
}

/**
 * The state of the corpus, from three index-only scans (about 10 ms for 10,000 works and links).
 *
 * Every insert and every change of a row takes a new number from one sequence, and a number is
 * never given twice, so the set of numbers now in a table says exactly which contents it has. The
 * fingerprint is that set folded into its size, its maximum and the sum of a 64-bit hash of each
 * number. A deletion takes its number's hash out of the sum. A transaction that took its number
 * early and commits late slips in below the maximum, but its number's hash joins the sum. Plain
 * sums of numbers could be made equal by such an exchange (10 + 13 = 11 + 12); hashes are not.
 *
 * Numbers of two databases can be the same while their ids differ, and both may keep their indexes
 * in one folder, so the fingerprint begins with the database: its own id and that of a profile.
 */
export async function readCorpusState(source: {
  query: (sql: string) => Promise<StateRow[]>;
}): Promise<CorpusState> {
  const rows = await source.query(
    `select (${DATABASE}) as database, states.* from (${STATES}) states order by place`,
  );
  const states = rows.map(({ count, max, sum }) => `${count}/${max}/${sum}`);
  return {
    fingerprint: [rows[0].database, ...states].join(' '),
    revision: Math.max(...rows.map(({ max }) => Number(max))),
    documents: Number(rows[1].count),
  };
}

interface StateRow {
  database: string;
  count: string;
  max: string;
  sum: string;
}

const DATABASE = `select concat_ws('/', d.oid, (select id from profile order by id limit 1))
  from pg_database d where d.datname = current_database()`;

const STATES = ['profile', 'document', 'profile_document']
  .map(
    (table, place) => `select ${place} as place, count(*), coalesce(max(revision), 0) as max,
      coalesce(sum(hashint8extended(revision, 0)), 0) as sum from ${table}`,
  )
  .join(' union all ');
