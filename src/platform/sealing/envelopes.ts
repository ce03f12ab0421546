import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DomainError } from '../../../libs/kernel/index.js';
import { SETTINGS, type Settings } from '../config/index.js';
import { type Change } from '../events/index.js';
import { readMasterKey } from './master-key.js';
import { BrokenSeal, digestOf, Seal } from './seal.js';

/** What names an envelope to those who know it; stored nowhere, not even as a plain hash. */
export type EnvelopeName = readonly (string | number)[];

export type Opened =
  | { id: string; digest: string; name: EnvelopeName; value: unknown }
  | { id: string; digest: string; name: EnvelopeName; broken: true };

/**
 * The store of sealed envelopes. A row says nothing: its address is a keyed hash of its name, its
 * content is padded and encrypted, and every write of every kind leaves the same event,
 * `envelopeWritten {digest}` on `envelope:<id>`. Rows are never removed, since a removal would tell.
 * Call it with a change whose origin is `systemOrigin('sealing')`: events name nobody.
 */
@Injectable()
export class Envelopes implements OnApplicationBootstrap {
  private readonly log = new Logger('sealing');
  private seal?: Seal;

  constructor(
    private readonly dataSource: DataSource,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** A wrong key must be heard of at the start, yet everything but sealing works without it. */
  async onApplicationBootstrap(): Promise<void> {
    await this.ready().catch((error: unknown) => this.log.error(String(error)));
  }

  /** Writes `value` into the envelope of that name; whatever it held is gone. */
  async write(
    change: Change,
    name: EnvelopeName,
    value: unknown,
  ): Promise<{ id: string; digest: string }> {
    const seal = await this.ready();
    const address = seal.blind(...name);
    await this.lock(change.manager, ['address', ...name]);
    const [known] = await change.manager.query(
      `select id from sealed_envelope where address = $1`,
      [address],
    );
    const id: string = known?.id ?? randomUUID();
    const ciphertext = seal.close(id, value);
    const digest = digestOf(ciphertext);
    await change.manager.query(
      `insert into sealed_envelope (id, address, ciphertext, digest) values ($1, $2, $3, $4)
       on conflict (id) do update set ciphertext = excluded.ciphertext, digest = excluded.digest`,
      [id, address, ciphertext, digest],
    );
    await change.record({ stream: `envelope:${id}`, type: 'envelopeWritten', payload: { digest } });
    return { id, digest };
  }

  /** The envelopes that exist among those names, in the order of the names, opened or broken. */
  async open(source: Pick<EntityManager, 'query'>, names: EnvelopeName[]): Promise<Opened[]> {
    const seal = await this.ready();
    const addresses = names.map((name) => seal.blind(...name));
    const rows: StoredEnvelope[] = await source.query(
      `select v.id, v.address, v.ciphertext, v.digest, e.payload ->> 'digest' as logged
       from sealed_envelope v
       left join event_stream s on s.stream = 'envelope:' || v.id
       left join event e on e.stream = s.stream and e.version = s.version
       where v.address = any($1)`,
      [addresses],
    );
    const found = new Map(rows.map((row) => [row.address, row]));
    return names.flatMap((name, index) => {
      const row = found.get(addresses[index]);
      return row ? [openRow(seal, name, row)] : [];
    });
  }

  /** Waits for, and holds until the transaction ends, a lock that the database can't read. */
  async lock(
    manager: EntityManager,
    name: EnvelopeName,
    mode: 'shared' | 'exclusive' = 'exclusive',
  ): Promise<void> {
    const seal = await this.ready();
    const shared = mode === 'shared' ? '_shared' : '';
    await manager.query(`select pg_advisory_xact_lock${shared}($1::bigint)`, [
      seal.lockNumber(...name),
    ]);
  }

  /** The seal, once it is certain that this process holds the key the database was begun with. */
  private async ready(): Promise<Seal> {
    if (this.seal) return this.seal;
    const seal = new Seal(readMasterKey(this.settings));
    await this.dataSource.query(
      `insert into sealing_key (fingerprint) values ($1) on conflict do nothing`,
      [seal.fingerprint()],
    );
    const [row] = await this.dataSource.query(`select fingerprint from sealing_key`);
    if (row.fingerprint !== seal.fingerprint()) throw wrongKey();
    this.seal = seal;
    return seal;
  }
}

interface StoredEnvelope {
  id: string;
  address: string;
  ciphertext: Buffer;
  digest: string;
  /** The digest in the envelope's last event. */
  logged: string | null;
}

/** An older content put back opens well, yet it is not what the log says was written last. */
function openRow(seal: Seal, name: EnvelopeName, row: StoredEnvelope): Opened {
  const { id, digest } = row;
  if (digest !== row.logged || digest !== digestOf(row.ciphertext))
    return { id, digest, name, broken: true };
  try {
    return { id, digest, name, value: seal.open(id, row.ciphertext) };
  } catch (error) {
    if (error instanceof BrokenSeal) return { id, digest, name, broken: true };
    throw error;
  }
}

const wrongKey = () =>
  new DomainError(
    'unavailable',
    'sealing-key-mismatch',
    'The sealing key is not the one this database was begun with; set SEALING_KEY, the same in ' +
      'every process, or put the key file back.',
  );
