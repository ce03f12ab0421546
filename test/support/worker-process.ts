import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

/** A worker as it runs in production: the compiled program in a process of its own. */
export class WorkerProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly exited: Promise<void>,
  ) {}

  /** Resolves when the worker says it is ready. */
  static async start(
    databaseUrl: string,
    settings: NodeJS.ProcessEnv = {},
  ): Promise<WorkerProcess> {
    const entry = join(root, 'dist/src/main.worker.js');
    if (!existsSync(entry)) throw new Error('build first: npm run build (npm test does)');
    const env = {
      PATH: process.env.PATH,
      DATABASE_URL: databaseUrl,
      DATA_DIR: join(tmpdir(), 'jiebang-tests'),
      REDIS_URL: process.env.TEST_REDIS_URL,
      SEALING_KEY: Buffer.alloc(32, 7).toString('base64'),
      LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
      ...settings,
    };
    const child = spawn(process.execPath, [entry], { cwd: root, env, stdio: 'pipe' });
    let said = '';
    const exited = new Promise<void>((resolve) => child.on('exit', () => resolve()));
    await new Promise<void>((ready, fail) => {
      child.stdout.on('data', (chunk) => {
        said += chunk;
        if (said.includes('Ready')) ready();
      });
      child.stderr.on('data', (chunk) => (said += chunk));
      child.on('exit', (code) => fail(new Error(`worker ended (${code}): ${said}`)));
    });
    return new WorkerProcess(child, exited);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** kill -9: no handler runs, nothing is handed back. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.exited;
  }

  /** SIGTERM, as an orchestrator stops it. */
  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    await this.exited;
  }
}
