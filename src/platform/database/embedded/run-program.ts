import { spawn } from 'node:child_process';

/** Whom PostgreSQL runs as when we are root; undefined stands for ourselves. */
export interface ServerAccount {
  name: string;
  uid: number;
  gid: number;
}

export interface Outcome {
  /** 0 is success; undefined when the program could not be run or died of a signal. */
  status: number | undefined;
  /** What it wrote to both outputs, or why it could not be run; the last 16 kB. */
  output: string;
}

/**
 * What PostgreSQL's programs see of the environment: nothing of ours, whose PGPORT or LC_ALL
 * would bend them. Windows can't run programs without its own variables, so there they inherit.
 */
export const plainEnvironment =
  process.platform === 'win32' ? undefined : { PATH: '/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C' };

/** The one folder every user may enter, so that a program never starts in a forbidden one. */
export const neutralFolder = process.platform === 'win32' ? undefined : '/';

/** Runs a program to its end, as `account` if given. Never throws. */
export function runProgram(
  file: string,
  args: string[],
  account?: ServerAccount,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      ...asAccount(account),
      cwd: neutralFolder,
      env: plainEnvironment,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let output = '';
    const collect = (chunk: Buffer) => {
      output = (output + chunk.toString('utf8')).slice(-16_384);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => resolve({ status: undefined, output: error.message }));
    child.on('close', (status) => resolve({ status: status ?? undefined, output: output.trim() }));
  });
}

/** The spawn options that make a child run as `account`. */
export function asAccount(account?: ServerAccount): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}
