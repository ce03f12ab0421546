import { type DataSource } from 'typeorm';
import { type DemoBid } from './demo-world.js';
import { type Settled } from './settle-people.js';

/** The ids that imported experts and works got, by the ids of the demo files. */
export async function importedIds(
  dataSource: DataSource,
): Promise<{ experts: Map<string, string>; works: Map<string, string> }> {
  const read = async (table: string, column: string) => {
    const rows = await dataSource.query(`select external_id, ${column} as id from ${table}`);
    return new Map<string, string>(
      rows.map((row: { external_id: string; id: string }) => [row.external_id, row.id]),
    );
  };
  return {
    experts: await read('expert_source', 'expert_id'),
    works: await read('work_source', 'work_id'),
  };
}

/** A demo bid in the words of the API. */
export function bidBody(
  bid: DemoBid,
  ids: Awaited<ReturnType<typeof importedIds>>,
  settled: Settled,
): Record<string, unknown> {
  const { challenge: _challenge, lead: _lead, partners, members, price, works, ...text } = bid;
  return {
    ...text,
    price: price.toFixed(2),
    partners: partners.map(settled.organisationId),
    works: works.flatMap((id) => ids.works.get(id) ?? []),
    members: members.map(({ expert, ...member }) => ({
      ...member,
      ...(expert ? { expertId: ids.experts.get(expert) } : {}),
    })),
  };
}
