import { hash, verify } from '@node-rs/argon2';
import { invalid } from '../../libs/kernel/index.js';

export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 200;

/** Argon2id with the library's defaults (19 MiB, two passes), which follow OWASP's advice. */
export async function hashPassword(password: string): Promise<string> {
  if (password.length < PASSWORD_MIN || password.length > PASSWORD_MAX)
    throw invalid(
      'password-length',
      `A password has ${PASSWORD_MIN} to ${PASSWORD_MAX} characters.`,
      [{ field: 'password', message: `must have ${PASSWORD_MIN} to ${PASSWORD_MAX} characters` }],
    );
  return hash(password);
}

let decoy: Promise<string> | undefined;

/** Takes as long for an unknown person as for a known one, so that time tells nothing. */
export async function checkPassword(stored: string | null, given: string): Promise<boolean> {
  decoy ??= hash('nobody has this password');
  const right = await verify(stored ?? (await decoy), given.slice(0, PASSWORD_MAX));
  return right && stored !== null;
}
