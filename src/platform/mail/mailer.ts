import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { SETTINGS, type Settings } from '../config/index.js';

/** A letter in plain text. `id` names it for good: sent twice, it has the same Message-ID. */
export interface Letter {
  id: string;
  to: { name: string; address: string };
  subject: string;
  text: string;
}

/** `refused` is final: the server, or the address itself, will never take this letter. */
export type Delivery = { state: 'sent' } | { state: 'refused'; reason: string };

/** Longest waits on one mail server, in milliseconds; the address may name others. */
const TIMEOUTS = {
  dnsTimeout: 10_000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 30_000,
};
const MAX_SUBJECT = 200;
const ADDRESS = /^[^\s\p{Cc}@<>()[\],;:"\\]{1,64}@[^\s\p{Cc}@<>()[\],;:"\\]{1,253}$/u;

/**
 * Hands letters to the mail server named by SMTP_URL. Without one mail is off, and that is said
 * once at the start. Neither credentials nor addresses nor texts reach the log.
 */
@Injectable()
export class Mailer implements OnModuleInit {
  private readonly log = new Logger('mail');
  private readonly transport?: ReturnType<typeof openTransport>;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {
    if (settings.smtpUrl) this.transport = openTransport(settings.smtpUrl);
  }

  get isOn(): boolean {
    return this.transport !== undefined;
  }

  onModuleInit(): void {
    if (!this.settings.smtpUrl)
      this.log.log('Mail is off: SMTP_URL is not set. Notices stay in the inbox.');
    else this.log.log(`Mail goes through ${new URL(this.settings.smtpUrl).host}.`);
  }

  /** Resolves when the server has taken or refused the letter; throws when it may be tried again. */
  async send(letter: Letter, signal?: AbortSignal): Promise<Delivery> {
    if (!this.transport) throw new MailFailure('mail is off');
    if (!ADDRESS.test(letter.to.address))
      return { state: 'refused', reason: 'the address is not one' };
    try {
      await this.transport.sendMail({
        from: this.settings.mailFrom,
        to: { name: oneLine(letter.to.name), address: letter.to.address },
        subject: oneLine(letter.subject),
        text: letter.text,
        messageId: `<${letter.id}@${domainOf(this.settings.mailFrom)}>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        disableFileAccess: true,
        disableUrlAccess: true,
        signal,
      });
      return { state: 'sent' };
    } catch (error) {
      const reason = describe(error);
      if (isFinal(error)) return { state: 'refused', reason };
      throw new MailFailure(reason);
    }
  }
}

/** The letter wasn't taken now; another try may succeed. Holds codes only, no address or text. */
export class MailFailure extends Error {
  constructor(reason: string) {
    super(`the letter was not taken: ${reason}`);
    this.name = 'MailFailure';
  }
}

function openTransport(smtpUrl: string) {
  const url = new URL(smtpUrl);
  // A protocol trace would carry the password into the log.
  for (const key of ['logger', 'debug', 'transactionLog']) url.searchParams.delete(key);
  return createTransport({ url: url.href, ...TIMEOUTS });
}

/**
 * A reply of 5xx to the sender, the recipient or the text is final. The same reply to our own
 * sign-in is not: the operator can mend it.
 */
function isFinal(error: unknown): boolean {
  const { code, responseCode } = codesOf(error);
  const aboutLetter = code === 'EENVELOPE' || code === 'EMESSAGE';
  return aboutLetter && (responseCode === undefined || responseCode >= 500);
}

/** `EENVELOPE 550`: the server's own words may repeat the address, so they are left out. */
function describe(error: unknown): string {
  const { code, responseCode } = codesOf(error);
  return [code ?? 'unknown', responseCode].filter(Boolean).join(' ');
}

function codesOf(error: unknown): { code?: string; responseCode?: number } {
  if (typeof error !== 'object' || error === null) return {};
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const reply = 'responseCode' in error ? error.responseCode : undefined;
  return { code, responseCode: typeof reply === 'number' ? reply : undefined };
}

/** Header fields are one line: a break in a title must not begin another field. */
const oneLine = (text: string): string =>
  [...text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()].slice(0, MAX_SUBJECT).join('');

const domainOf = (from: string): string => /@([^\s<>@]+)>?\s*$/.exec(from)?.[1] ?? 'jiebang';
