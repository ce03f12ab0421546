import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../platform/config/index.js';
import { type Change, Changes, systemOrigin } from '../platform/events/index.js';
import { type Delivery, type Letter, Mailer } from '../platform/mail/index.js';
import { HandlesJob, type JobContext } from '../platform/queue/index.js';
import { type Facts, type Locale } from '../platform/words/index.js';
import { sendMail } from './notification-jobs.js';
import { linkOf, renderNotice } from './render-notice.js';

/** A claim is given up after this long: the worker that made it must have died. */
const CLAIM_SECONDS = 120;

/**
 * Sends one notification by mail. Exactly once is beyond SMTP: a worker may die between the
 * server's "taken" and our note of it. So a claim keeps two workers apart, a note keeps later runs
 * away, and the Message-ID is the notification's own, by which mail programs see a double.
 */
@HandlesJob(sendMail)
@Injectable()
export class SendMail {
  constructor(
    private readonly changes: Changes,
    private readonly mailer: Mailer,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async run(
    { notificationId: id }: { notificationId: string },
    { signal }: Pick<JobContext, 'signal'>,
  ) {
    if (!this.mailer.isOn) return; // The operator has switched mail off since; the inbox has it.
    const notification = await this.change((change) => claim(change, id));
    if (!notification) return;
    const delivery = await this.deliver(notification, signal).catch(async (error: unknown) => {
      await this.change((change) => release(change, id));
      throw error;
    });
    await this.change((change) => settle(change, id, delivery));
  }

  private async deliver(notification: Claimed, signal: AbortSignal): Promise<Delivery> {
    if (notification.disabled || !notification.email)
      return { state: 'refused', reason: 'the person takes no mail any more' };
    return this.mailer.send(letterOf(notification, this.settings.publicUrl), signal);
  }

  private change<T>(work: (change: Change) => Promise<T>): Promise<T> {
    return this.changes.run(systemOrigin('send-mail'), work);
  }
}

interface Claimed {
  id: string;
  kind: string;
  facts: Facts;
  name: string;
  email: string | null;
  locale: Locale;
  disabled: boolean;
}

/** The notification, now ours to send; undefined when it is settled. Throws while another sends. */
async function claim({ manager }: Change, id: string): Promise<Claimed | undefined> {
  const [row] = await manager.query(
    `select n.id, n.kind, n.facts, p.name, p.email, p.locale, p.disabled_at is not null as disabled,
            n.mailed_at is not null or n.mail_refused_at is not null as settled,
            coalesce(n.mail_claimed_at > clock_timestamp() - make_interval(secs => $2), false)
              as taken
     from notification n join person p on p.id = n.person_id where n.id = $1 for update of n`,
    [id, CLAIM_SECONDS],
  );
  if (!row || row.settled) return undefined;
  if (row.taken) throw new Error('another worker is sending this letter');
  await manager.query(`update notification set mail_claimed_at = clock_timestamp() where id = $1`, [
    id,
  ]);
  return row;
}

async function release({ manager }: Change, id: string): Promise<void> {
  await manager.query(`update notification set mail_claimed_at = null where id = $1`, [id]);
}

async function settle({ manager }: Change, id: string, delivery: Delivery): Promise<void> {
  const refusal = delivery.state === 'refused' ? delivery.reason : null;
  await manager.query(
    `update notification set
       mailed_at = case when $2::text is null then clock_timestamp() end,
       mail_refused_at = case when $2::text is null then null else clock_timestamp() end,
       mail_refusal = $2
     where id = $1`,
    [id, refusal],
  );
}

const FOOT: Record<Locale, string> = {
  zh: '此信由系统自动发出，请勿回复。所有通知都可在站内查看。',
  en: 'This letter was sent automatically; please do not reply. Your inbox holds all notices.',
};

function letterOf(notification: Claimed, publicUrl: string | undefined): Letter {
  const { id, kind, facts, name, email, locale } = notification;
  const { title, text } = renderNotice(kind, facts, locale);
  const link = linkOf(facts);
  const address = publicUrl && link ? new URL(link, publicUrl).href : null;
  const paragraphs = [text, address, FOOT[locale]].filter(Boolean);
  return {
    id,
    to: { name, address: email ?? '' },
    subject: title,
    text: `${paragraphs.join('\n\n')}\n`,
  };
}
