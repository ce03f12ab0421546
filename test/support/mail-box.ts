import { type AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** What the server answers to one recipient; undefined takes the letter. */
type Verdict = { code: number; text: string } | undefined;

/** A real mail server on a free port that keeps what it takes. */
export interface MailBox {
  /** For SMTP_URL. */
  url: string;
  /** Raw letters, oldest first. */
  letters: string[];
  /** Recipients asked for, also those not taken. */
  asked: string[];
  close(): Promise<void>;
}

export async function openMailBox(
  options: {
    verdict?: (address: string, timesAsked: number) => Verdict;
    atData?: () => Verdict;
    user?: { name: string; password: string };
  } = {},
): Promise<MailBox> {
  const letters: string[] = [];
  const asked: string[] = [];
  const refuse = ({ code, text }: { code: number; text: string }) =>
    Object.assign(new Error(text), { responseCode: code });
  const server = new SMTPServer({
    disabledCommands: options.user ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
    allowInsecureAuth: true,
    logger: false,
    onAuth: ({ username, password }, _, done) => {
      const right = username === options.user?.name && password === options.user?.password;
      return right ? done(null, { user: username }) : done(new Error('wrong password'));
    },
    onRcptTo: ({ address }, _, done) => {
      asked.push(address);
      const times = asked.filter((one) => one === address).length;
      const verdict = options.verdict?.(address, times);
      return verdict ? done(refuse(verdict)) : done();
    },
    onData: (stream, _, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const verdict = options.atData?.();
        if (verdict) return done(refuse(verdict));
        letters.push(Buffer.concat(chunks).toString('utf8'));
        return done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A listening TCP server's address is never a path.
  const { port } = server.server.address() as AddressInfo;
  const sign = options.user
    ? `${encodeURIComponent(options.user.name)}:${encodeURIComponent(options.user.password)}@`
    : '';
  return {
    url: `smtp://${sign}127.0.0.1:${port}`,
    letters,
    asked,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** One header field, unfolded, with RFC 2047 words decoded. */
export function headerOf(letter: string, field: string): string | undefined {
  const [head = ''] = letter.split('\r\n\r\n');
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const line = lines.find((one) => one.toLowerCase().startsWith(`${field.toLowerCase()}:`));
  return line
    ?.slice(field.length + 1)
    .trim()
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString() : fromQuoted(word),
    );
}

/** The text of a letter of one part. */
export function textOf(letter: string): string {
  const at = letter.indexOf('\r\n\r\n');
  const body = letter.slice(at + 4);
  const encoding = headerOf(letter, 'Content-Transfer-Encoding')?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString();
  return encoding === 'quoted-printable' ? fromQuoted(body.replace(/=\r\n/g, '')) : body;
}

const fromQuoted = (text: string): string =>
  Buffer.from(
    text
      .replace(/_/g, ' ')
      .replace(/=([0-9A-F]{2})/gi, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      ),
    'latin1',
  ).toString();
