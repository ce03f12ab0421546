import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { type Client } from './client.js';

/** An answer as it came over the wire. */
export interface WireAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export interface WireRequest {
  method: string;
  /** Sent as it is: no client puts its dots and escapes right before. */
  path: string;
  body?: string | Buffer;
  headers?: Record<string, string>;
}

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/** Longer than any answer takes, also on a crowded machine. */
const SILENCE_MS = 8_000;

/** Sends what a tidy client would not, in the name of `who`; an endless answer is cut after it began. */
export function sendRaw(who: Client, given: WireRequest): Promise<WireAnswer> {
  const { hostname, port } = new URL(who.address);
  const bearer = who.token ? { authorization: `Bearer ${who.token}` } : {};
  const headers = { ...bearer, ...lengthOf(given), ...given.headers };
  return new Promise((resolve, reject) => {
    const sent = request({
      ...{ hostname, port, agent, headers },
      ...{ method: given.method, path: given.path },
    });
    sent.on('error', reject);
    sent.setTimeout(SILENCE_MS, () =>
      sent.destroy(new Error(`no answer to ${given.method} ${given.path.slice(0, 200)}`)),
    );
    sent.on('response', (response) => {
      const answer = { status: response.statusCode ?? 0, headers: response.headers, text: '' };
      if (/event-stream/.test(response.headers['content-type'] ?? '')) {
        resolve(answer);
        sent.destroy();
        return;
      }
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ ...answer, text: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    sent.end(given.body);
  });
}

/** Bodies given as text are JSON unless a header says otherwise. */
const lengthOf = ({ body }: WireRequest): Record<string, string> =>
  body === undefined
    ? {}
    : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) };

/** Speaks bytes to the server and hears everything until it hangs up or says nothing more. */
export function speak(address: string, bytes: string | Buffer, silenceMs = 500): Promise<string> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.setTimeout(silenceMs, () => socket.destroy());
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      // The server may hang up before it has read all; what it said before counts.
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
    });
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('utf8')));
  });
}

/** Traces of the inside that no answer may show. */
const INSIDE = [
  /\n\s+at .+:\d+:\d+/, // a stack
  /node_modules|\/src\/|\/dist\/|\/tmp\/|file:\/\//,
  /\b(select|insert into|update|delete from)\b[^"]{0,80}\b(from|values|set|where)\b/i,
  /(syntax error at|relation "|column "|violates|duplicate key|invalid input syntax|driverError)/i,
  /QueryFailedError|TypeError|RangeError|is not a function|Cannot read prop/,
];

/** What is wrong with an answer to a hostile request, in words, or nothing. */
export function faultOf(answer: WireAnswer, method = 'GET'): string | undefined {
  const { status, text, headers } = answer;
  if (status >= 500 || status < 200) return `status ${status}`;
  if (status < 400) return undefined;
  if (method === 'HEAD') return undefined;
  if (!headers['content-type']?.startsWith('application/problem+json'))
    return `content type ${headers['content-type']}`;
  const problem = JSON.parse(text);
  if (typeof problem.code !== 'string' || problem.status !== status) return 'no code';
  if (/^http-/.test(problem.code)) return `nameless code ${problem.code}`;
  if (problem.code === 'validation-failed' && !problem.fields?.length) return 'no field';
  if (problem.fields?.some(({ field }: { field: string }) => !field)) return 'an empty field';
  if (text.length > 30_000) return `an answer of ${text.length} characters`;
  return insideOf(text);
}

export function insideOf(text: string): string | undefined {
  const trace = INSIDE.map((pattern) => pattern.exec(text)?.[0]).find(Boolean);
  return trace === undefined ? undefined : `shows the inside: ${trace}`;
}
