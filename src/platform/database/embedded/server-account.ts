import { readFile, stat } from 'node:fs/promises';
import { failures } from './failures.js';
import { runProgram, type ServerAccount } from './run-program.js';

/**
 * PostgreSQL refuses to run as root. So a root process runs it as the owner of the data it finds
 * (`existing`, a folder that may be missing), else as `postgres`, else as `nobody`, from
 * /etc/passwd. An ordinary user runs it as himself: undefined.
 */
export async function chooseAccount(existing: string): Promise<ServerAccount | undefined> {
  if (!isRoot()) return undefined;
  const accounts = await readAccounts();
  const owner = await stat(existing).catch(() => undefined);
  if (owner && owner.uid !== 0) {
    const known = accounts.find((account) => account.uid === owner.uid);
    return known ?? { name: String(owner.uid), uid: owner.uid, gid: owner.gid };
  }
  const account =
    accounts.find(({ name }) => name === 'postgres') ??
    accounts.find(({ name }) => name === 'nobody');
  if (!account) throw failures.noAccount();
  return account;
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Whether the account can pass through all folders above `folder` and into it. */
export async function canEnter(folder: string, account?: ServerAccount): Promise<boolean> {
  if (!account) return true;
  const { status } = await runProgram('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], account);
  return status === 0;
}

async function readAccounts(): Promise<ServerAccount[]> {
  const lines = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return lines
    .split('\n')
    .map((line) => line.split(':'))
    .filter((parts) => parts.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid, gid }) => uid > 0 && gid > 0);
}
