import { type TestApp } from '../../support/test-app.js';

/** Ends every session of somebody, as after a long absence. */
export async function endSessionsOf(app: TestApp, email: string): Promise<void> {
  await app.database.query(
    `update session set revoked_at = clock_timestamp()
     where revoked_at is null and person_id = (select id from person where email = $1)`,
    [email],
  );
}
