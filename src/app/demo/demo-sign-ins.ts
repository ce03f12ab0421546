import { type DataSource } from 'typeorm';
import { type Role } from '../../identity/index.js';
import { DEMO_PASSWORD } from './settle-people.js';

/** One of each kind that has something to do; the start prints them, the sign-in page offers them. */
export const DEMO_SIGN_INS: readonly { email: string; role: string }[] = [
  { email: 'coordinator@jiebang.example', role: 'coordinator' },
  { email: 'liaison@hengyao.example', role: 'enterprise staff' },
  { email: 'guheming@beichen-ut.example', role: 'professor' },
  { email: 'auditor@linjiang.example', role: 'auditor' },
  { email: 'admin@jiebang.example', role: 'administrator' },
];

export interface DemoSignIns {
  /** Everybody's; null where this is not the demo world. */
  password: string | null;
  items: {
    email: string;
    role: Role;
    name: string;
    nameEn: string | null;
    organisationName: string;
    organisationNameEn: string | null;
  }[];
}

/**
 * Who can be tried, where the database is the demo world and nothing else: the world was told to
 * its end, and nobody has come since whose address could be a real one (those of the demo end in
 * .example, which is nobody's). Anywhere else it answers with nothing.
 */
export async function readDemoSignIns(dataSource: DataSource): Promise<DemoSignIns> {
  const [{ alone }] = await dataSource.query(
    `select exists (select 1 from event where stream = 'system:demo-world' and type = 'demoSeeded')
       and not exists (select 1 from person where email not like '%.example') as alone`,
  );
  if (!alone) return { password: null, items: [] };
  const items = await dataSource.query(
    `select distinct on (asked.place) p.email, m.role, p.name, p.name_en as "nameEn",
       o.name as "organisationName", o.name_en as "organisationNameEn"
     from unnest($1::text[]) with ordinality as asked(email, place)
     join person p on p.email = asked.email and p.disabled_at is null
     join membership m on m.person_id = p.id and m.ended_at is null
     join organisation o on o.id = m.organisation_id
     order by asked.place, m.created_at, m.id`,
    [DEMO_SIGN_INS.map(({ email }) => email)],
  );
  return { password: DEMO_PASSWORD, items };
}
