import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a worker took in one phase. */
export interface PhaseUse {
  wallSeconds: number;
  processorSeconds: number;
  /** Resident, at most; looked at five times a second. */
  mostMegabytes: number;
  lastMegabytes: number;
}

const TICKS = 100;
const LOOK_MS = 200;

/** The compiled worker as a process of its own, whose log and memory are watched. Linux only. */
export class WatchedWorker {
  readonly lines: string[] = [];
  private most = 0;
  private readonly looks: NodeJS.Timeout;

  private constructor(private readonly child: ChildProcess) {
    this.looks = setInterval(() => {
      this.most = Math.max(this.most, this.megabytes());
    }, LOOK_MS);
    child.stdout?.on('data', (chunk) => this.lines.push(...String(chunk).split('\n')));
  }

  static start(root: string, env: NodeJS.ProcessEnv): WatchedWorker {
    const entry = join(root, 'dist', 'src', 'main.worker.js');
    return new WatchedWorker(
      spawn(process.execPath, [entry], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] }),
    );
  }

  /** The first message of the log that matches, from the line with a number on. */
  message(pattern: RegExp, from = 0): string | undefined {
    const line = this.lines.slice(from).find((each) => pattern.test(each));
    return line?.match(/"msg":"([^"]*)"/)?.[1];
  }

  /** Does something and says what the worker took until it had ended. */
  async during(work: () => Promise<unknown>): Promise<PhaseUse> {
    this.most = this.megabytes();
    const [wall, processor] = [performance.now(), this.processorSeconds()];
    await work();
    return {
      wallSeconds: (performance.now() - wall) / 1000,
      processorSeconds: this.processorSeconds() - processor,
      mostMegabytes: Math.round(this.most),
      lastMegabytes: Math.round(this.megabytes()),
    };
  }

  async stop(): Promise<void> {
    clearInterval(this.looks);
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    await gone;
  }

  private megabytes(): number {
    const kilobytes = this.read('status').match(/VmRSS:\s+(\d+)/)?.[1];
    return Number(kilobytes ?? 0) / 1024;
  }

  private processorSeconds(): number {
    const fields = this.read('stat').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  }

  private read(file: string): string {
    try {
      return readFileSync(`/proc/${this.child.pid}/${file}`, 'utf8');
    } catch {
      return '';
    }
  }
}
