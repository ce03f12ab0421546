import { nameKey } from '../../../libs/kernel/index.js';
import { type OrganisationKind, organisationNamed } from '../../identity/index.js';
import { type Change } from '../../platform/events/index.js';

interface Known {
  id: string;
  key: string;
}

/**
 * The English name's key, as nameKey makes it. Letters beyond ASCII are kept by PostgreSQL's
 * classes as far as the database's locale knows them; English names rarely have any.
 */
const NAME_EN_KEY = `trim(regexp_replace(lower(normalize(name_en, NFKC)),
  '[^[:alnum:]]+', ' ', 'g'))`;

/** Organisations by name, in any spelling and by their English name too; one query a batch. */
export class OrganisationBook {
  private constructor(private readonly known: Map<string, Known>) {}

  static async load(change: Change, names: (string | undefined)[]): Promise<OrganisationBook> {
    const keys = new Set(names.flatMap((name) => (name ? [nameKey(name)] : [])));
    keys.delete('');
    const rows: { id: string; key: string; keyEn: string | null }[] = await change.manager.query(
      `select id, normalised_name as key, ${NAME_EN_KEY} as "keyEn" from organisation
       where normalised_name = any($1) or (name_en is not null and ${NAME_EN_KEY} = any($1))
       order by id`,
      [[...keys]],
    );
    const known = new Map<string, Known>();
    for (const { id, key, keyEn } of rows)
      if (keyEn && !known.has(keyEn)) known.set(keyEn, { id, key });
    for (const { id, key } of rows) known.set(key, { id, key });
    return new OrganisationBook(known);
  }

  /** The one key of an organisation whose name is written in any of its ways; '' without letters. */
  keyOf(name: string): string {
    const key = nameKey(name);
    return this.known.get(key)?.key ?? key;
  }

  idOf(name: string): string | undefined {
    return this.known.get(nameKey(name))?.id;
  }

  /** Creates those that don't exist, unverified, in the order of their keys (so no deadlocks). */
  async create(
    change: Change,
    names: string[],
    kindOf: (name: string) => OrganisationKind,
  ): Promise<void> {
    const missing = new Map<string, string>();
    for (const name of names)
      if (nameKey(name) && !this.known.has(nameKey(name))) missing.set(nameKey(name), name);
    for (const [key, name] of [...missing].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const { id } = await organisationNamed(change, name, kindOf(name));
      this.known.set(key, { id, key });
    }
  }
}
