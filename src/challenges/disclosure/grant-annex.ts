import { type Change } from '../../platform/events/index.js';

/**
 * Names a person for the annex of a challenge, within the caller's change; naming somebody twice
 * changes nothing. He still has to accept the confidentiality terms before he sees it.
 */
export async function grantAnnex(
  change: Change,
  grant: { challengeId: string; personId: string; grantedBy: string | null },
): Promise<void> {
  const { challengeId, personId, grantedBy } = grant;
  const inserted = await change.manager.query(
    `insert into annex_grant (challenge_id, person_id, granted_by) values ($1, $2, $3)
     on conflict do nothing returning 1`,
    [challengeId, personId, grantedBy],
  );
  if (inserted.length === 0) return;
  const stream = `challenge:${challengeId}`;
  await change.record({ stream, type: 'annexGranted', payload: { personId } });
}
