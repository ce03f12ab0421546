import { type EntityManager } from 'typeorm';
import { MACHINES, stepsOf } from '../../../libs/lifecycle/index.js';

/** Writes the life-cycle tables of the code into the database, whose triggers keep them too. */
export async function syncLifecycles(manager: EntityManager): Promise<void> {
  const steps = MACHINES.flatMap((machine) =>
    stepsOf(machine).map(([from, to]) => ({
      machine: machine.name,
      from_state: from,
      to_state: to,
    })),
  );
  const rows = JSON.stringify(steps);
  const wanted = `select machine, from_state, to_state from jsonb_to_recordset($1)
    as wanted (machine text, from_state text, to_state text)`;
  await manager.query(
    `insert into lifecycle_transition (machine, from_state, to_state) ${wanted}
     on conflict do nothing`,
    [rows],
  );
  await manager.query(
    `delete from lifecycle_transition where (machine, from_state, to_state) not in (${wanted})`,
    [rows],
  );
}
