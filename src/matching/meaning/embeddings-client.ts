import { setTimeout as pause } from 'node:timers/promises';
import { type EmbeddingSettings } from '../../platform/config/index.js';
import { type BreakerLimits, CircuitBreaker } from './circuit-breaker.js';

/** The service did not answer as it should; its reason names neither texts nor secrets. */
export class EmbeddingsUnavailable extends Error {}

export interface ClientLimits extends BreakerLimits {
  /** Tries of one request, the first included. */
  tries: number;
  /** Pause before the second try, in milliseconds; doubles each time. */
  backoffMs: number;
  /** Largest answer that is read, in bytes. */
  longestAnswer: number;
}

export const CLIENT_LIMITS: ClientLimits = {
  ...{ failures: 3, pauseMs: 30_000, tries: 3, backoffMs: 250 },
  longestAnswer: 256 * 1024 * 1024,
};

/**
 * Asks a service for the meanings of texts: OpenAI-compatible `POST …/embeddings`, as Ollama, vLLM,
 * TEI and vendors serve it.
 *
 * Whatever goes wrong is an {@link EmbeddingsUnavailable}: a time-out, a refused or closed
 * connection, a redirect (texts go nowhere but where the operator sends them), a status that is no
 * success, an answer that is no JSON, too long, or not one vector of finite numbers a text, all of
 * the same length. Time-outs, broken connections, 408, 429 and 5xx are tried again; failures in a
 * row open a circuit breaker, and while it is open the call fails at once.
 */
export class EmbeddingsClient {
  private readonly breaker: CircuitBreaker;
  private readonly address: string;

  constructor(
    private readonly settings: EmbeddingSettings,
    private readonly limits: ClientLimits = CLIENT_LIMITS,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.breaker = new CircuitBreaker(limits);
    this.address = addressOf(settings.url);
  }

  /** One vector a text, in their order; at most `batch` texts. Throws the signal's reason too. */
  async embed(texts: readonly string[], signal: AbortSignal): Promise<Float32Array[]> {
    if (texts.length === 0) return [];
    signal.throwIfAborted();
    if (!this.breaker.admit(this.now())) throw new EmbeddingsUnavailable('paused after failures');
    try {
      const vectors = await this.tryAgain(texts, signal);
      this.breaker.succeed();
      return vectors;
    } catch (error) {
      if (signal.aborted) this.breaker.abandon();
      else this.breaker.fail(this.now());
      throw error;
    }
  }

  private async tryAgain(texts: readonly string[], signal: AbortSignal): Promise<Float32Array[]> {
    for (let attempt = 1; ; attempt++) {
      const inTime = AbortSignal.timeout(this.settings.timeoutMs);
      try {
        return await this.ask(texts, AbortSignal.any([signal, inTime]));
      } catch (error) {
        signal.throwIfAborted();
        const passing = !(error instanceof EmbeddingsUnavailable) || error instanceof Passing;
        if (!passing || attempt >= this.limits.tries) throw unavailable(error, inTime.aborted);
        await pause(this.limits.backoffMs * 2 ** (attempt - 1), undefined, { signal });
      }
    }
  }

  private async ask(texts: readonly string[], signal: AbortSignal): Promise<Float32Array[]> {
    const { model, apiKey } = this.settings;
    const response = await fetch(this.address, {
      method: 'POST',
      redirect: 'error',
      headers: {
        'content-type': 'application/json',
        ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}),
      },
      body: JSON.stringify({ model, input: texts, encoding_format: 'float' }),
      signal,
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw ofStatus(response.status);
    }
    return vectorsOf(await readWhole(response, this.limits.longestAnswer), texts.length);
  }
}

/** A failure that may be over in a moment. */
class Passing extends EmbeddingsUnavailable {}

/** `http://host/v1` and `http://host/v1/embeddings` are both understood. */
function addressOf(url: string): string {
  const address = new URL(url);
  const path = address.pathname.replace(/\/+$/, '');
  address.pathname = path.endsWith('/embeddings') ? path : `${path}/embeddings`;
  return address.href;
}

function ofStatus(status: number): EmbeddingsUnavailable {
  const message = `answered with status ${status}`;
  const passing = status === 408 || status === 429 || status >= 500;
  return passing ? new Passing(message) : new EmbeddingsUnavailable(message);
}

async function readWhole(response: Response, longest: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > longest) throw new EmbeddingsUnavailable('answered at too great length');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function vectorsOf(text: string, wanted: number): Float32Array[] {
  const data = listOf(text);
  if (data?.length !== wanted) throw new EmbeddingsUnavailable('answered with too few vectors');
  const vectors = new Array<Float32Array | undefined>(wanted).fill(undefined);
  data.forEach((item, place) => {
    const { index = place, embedding } = asRecord(item);
    if (typeof index !== 'number' || !(index in vectors) || vectors[index])
      throw new EmbeddingsUnavailable('numbered its vectors wrongly');
    vectors[index] = vectorOf(embedding);
  });
  return vectors.flatMap((vector) => {
    if (!vector?.length || vector.length !== vectors[0]?.length)
      throw new EmbeddingsUnavailable('answered with vectors of different lengths');
    return [vector];
  });
}

function listOf(text: string): unknown[] | undefined {
  try {
    const { data } = asRecord(JSON.parse(text));
    return Array.isArray(data) ? data : undefined;
  } catch {
    throw new EmbeddingsUnavailable('answered with something else than JSON');
  }
}

function vectorOf(value: unknown): Float32Array {
  const numbers: unknown[] = Array.isArray(value) ? value : [];
  const vector = Float32Array.from(numbers, (number) =>
    typeof number === 'number' ? number : NaN,
  );
  if (vector.length === 0 || !vector.every(Number.isFinite))
    throw new EmbeddingsUnavailable('answered with something else than numbers');
  return vector;
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

/** A failure of the connection, in words of our own: its message might quote the address. */
function unavailable(error: unknown, timedOut: boolean): EmbeddingsUnavailable {
  if (error instanceof EmbeddingsUnavailable) return error;
  return new EmbeddingsUnavailable(timedOut ? 'did not answer in time' : 'could not be reached');
}
