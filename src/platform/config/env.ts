import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { DomainError, type FieldProblem } from '../../../libs/kernel/index.js';

/** Everything the environment may say, read once; the only file that touches `process.env`. */
export interface Settings {
  projectRoot: string;
  port: number;
  host: string;
  dataDir: string;
  /** Given: an external PostgreSQL. Absent: the embedded one in `dataDir`. */
  databaseUrl?: string;
  /** Given: BullMQ on Redis. Absent: BullMQ on PostgreSQL. */
  redisUrl?: string;
  /** Connections per process kept by the application itself (BullMQ has its own few). */
  databasePoolSize: number;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  /** 32 bytes in base64; absent: a key file in `dataDir`, made on first use. */
  sealingKey?: string;
  smtpUrl?: string;
  mailFrom: string;
  publicUrl?: string;
  /** Fill an empty database with the demo world. */
  demo: boolean;
  /** Cookies are marked Secure; switch on behind TLS. */
  secureCookies: boolean;
  /** Number of proxies in front whose X-Forwarded-For is believed. */
  trustedProxies: number;
  /** A JSON file that overrides single entries of the programme's rules (see rules.ts). */
  rulesFile?: string;
  /** A bilingual lexicon beside the one that comes along; absent: `lexicon.tsv` in `dataDir`, if any. */
  lexiconFile?: string;
  /** Threads that rank needs in one process; building an index has one of its own. */
  matchingThreads: number;
  /** The program that these threads run. */
  matchingThreadFile: string;
  /** Given: meanings of texts are asked of a service. Absent: no text ever leaves the process. */
  embeddings?: EmbeddingSettings;
}

/** A service that speaks the OpenAI-compatible `/v1/embeddings`. */
export interface EmbeddingSettings {
  url: string;
  model: string;
  /** A secret: it goes into the request's header and nowhere else. */
  apiKey?: string;
  timeoutMs: number;
  /** Texts in one request, at most. */
  batch: number;
  /** How much of a need the service may read: what anybody may, or the registered detail too. */
  tier: 'public' | 'detail';
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

/** Reads and checks the environment; throws one DomainError that names every wrong variable. */
export function readSettings(projectRoot: string, env: NodeJS.ProcessEnv = process.env): Settings {
  const problems: FieldProblem[] = [];
  const say = (field: string, message: string) => problems.push({ field, message });
  const text = (name: string) => env[name]?.trim() || undefined;
  const count = (name: string, fallback: number, max: number) => {
    const raw = text(name);
    if (raw === undefined) return fallback;
    const value = Number(raw);
    if (Number.isInteger(value) && value >= 0 && value <= max) return value;
    say(name, `${name} must be a whole number from 0 to ${max}; it is "${raw}".`);
    return fallback;
  };
  const flag = (name: string, fallback: boolean) => {
    const raw = text(name)?.toLowerCase();
    if (raw === undefined) return fallback;
    if (['1', 'true', 'yes', 'on'].includes(raw)) return true;
    if (!['0', 'false', 'no', 'off'].includes(raw)) say(name, `${name} must be true or false.`);
    return false;
  };
  const url = (name: string, schemes: string[]) => {
    const raw = text(name);
    if (raw !== undefined && !(URL.canParse(raw) && schemes.includes(new URL(raw).protocol)))
      say(name, `${name} must be an address starting with ${schemes.join(' or ')}//.`);
    return raw;
  };
  const level = text('LOG_LEVEL') ?? 'info';
  const logLevel = LOG_LEVELS.find((known) => known === level);
  if (!logLevel) say('LOG_LEVEL', `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}.`);
  const sealingKey = text('SEALING_KEY');
  if (sealingKey && Buffer.from(sealingKey, 'base64').length !== 32)
    say('SEALING_KEY', 'SEALING_KEY must be 32 bytes in base64: `openssl rand -base64 32`.');

  const databaseUrl = url('DATABASE_URL', ['postgres:', 'postgresql:']);
  const settings: Settings = {
    projectRoot,
    port: count('PORT', 3000, 65535),
    host: text('HOST') ?? '0.0.0.0',
    dataDir: resolve(projectRoot, text('DATA_DIR') ?? 'data'),
    databaseUrl,
    redisUrl: url('REDIS_URL', ['redis:', 'rediss:']),
    databasePoolSize: count('DATABASE_POOL_SIZE', 12, 200),
    logLevel: logLevel ?? 'info',
    sealingKey,
    smtpUrl: url('SMTP_URL', ['smtp:', 'smtps:']),
    mailFrom: text('MAIL_FROM') ?? 'Jiebang <no-reply@jiebang.example>',
    publicUrl: url('PUBLIC_URL', ['http:', 'https:']),
    demo: flag('DEMO', databaseUrl === undefined),
    secureCookies: flag('SECURE_COOKIES', false),
    trustedProxies: count('TRUSTED_PROXIES', 0, 10),
    rulesFile: text('RULES_FILE'),
    lexiconFile: text('LEXICON_FILE'),
    matchingThreads: Math.max(1, count('MATCHING_THREADS', usualThreads(), 64)),
    matchingThreadFile: join(projectRoot, 'dist/src/matching/threads/matching-thread.js'),
    embeddings: embeddingsOf({ text, url, count, say }),
  };
  if (problems.length) {
    const list = problems.map((p) => p.message).join(' ');
    throw new DomainError('invalid', 'environment-invalid', list, { fields: problems });
  }
  return settings;
}

/** One processor is left to the event loop and the database; more than four would wait for both. */
const usualThreads = (): number => Math.min(4, Math.max(1, availableParallelism() - 1));

interface Reading {
  text: (name: string) => string | undefined;
  url: (name: string, schemes: string[]) => string | undefined;
  count: (name: string, fallback: number, max: number) => number;
  say: (field: string, message: string) => void;
}

function embeddingsOf({ text, url, count, say }: Reading): EmbeddingSettings | undefined {
  const address = url('EMBEDDINGS_URL', ['http:', 'https:']);
  if (!address) return undefined;
  const model = text('EMBEDDINGS_MODEL') ?? '';
  if (!model) say('EMBEDDINGS_MODEL', 'EMBEDDINGS_MODEL must name the model of EMBEDDINGS_URL.');
  const tier = text('EMBEDDINGS_TIER') ?? 'public';
  if (tier !== 'public' && tier !== 'detail')
    say('EMBEDDINGS_TIER', 'EMBEDDINGS_TIER must be public or detail.');
  return {
    ...{ url: address, model, apiKey: text('EMBEDDINGS_API_KEY') },
    timeoutMs: Math.max(1, count('EMBEDDINGS_TIMEOUT_MS', 10_000, 600_000)),
    batch: Math.max(1, count('EMBEDDINGS_BATCH', 32, 2048)),
    tier: tier === 'detail' ? 'detail' : 'public',
  };
}
