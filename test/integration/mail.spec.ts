import { createServer } from 'node:net';
import { readSettings } from '../../src/platform/config/index.js';
import { type Letter, Mailer } from '../../src/platform/mail/index.js';
import { headerOf, type MailBox, openMailBox, textOf } from '../support/mail-box.js';

const boxes: MailBox[] = [];
afterEach(async () => {
  await Promise.all(boxes.splice(0).map((box) => box.close()));
});

async function open(options?: Parameters<typeof openMailBox>[0]): Promise<MailBox> {
  const box = await openMailBox(options);
  boxes.push(box);
  return box;
}

const mailerFor = (SMTP_URL?: string) =>
  new Mailer(readSettings('/', { SMTP_URL, MAIL_FROM: '揭榜 <list@jiebang.example>' }));

const letter = (change: Partial<Letter> = {}): Letter => ({
  id: '0190-1',
  to: { name: '李教授', address: 'li@uni.example' },
  subject: '邀请您揭榜：高镍正极材料',
  text: '您好。\n.\n一行只有一个点。',
  ...change,
});

test('a letter arrives with its subject, names and text in UTF-8 and a lasting id', async () => {
  const box = await open();
  expect(await mailerFor(box.url).send(letter())).toEqual({ state: 'sent' });
  const [raw = ''] = box.letters;
  expect(headerOf(raw, 'Subject')).toBe('邀请您揭榜：高镍正极材料');
  expect(headerOf(raw, 'From')).toBe('揭榜 <list@jiebang.example>');
  expect(headerOf(raw, 'To')).toBe('李教授 <li@uni.example>');
  expect(headerOf(raw, 'Message-ID')).toBe('<0190-1@jiebang.example>');
  expect(headerOf(raw, 'Auto-Submitted')).toBe('auto-generated');
  expect(textOf(raw).replaceAll('\r\n', '\n').trim()).toBe('您好。\n.\n一行只有一个点。');
});

test('a break in a title or a name begins no other header field', async () => {
  const box = await open();
  const subject = 'Title\r\nBcc: spy@evil.example\r\n\r\nbody';
  const to = { name: 'Li\nReply-To: spy@evil.example', address: 'li@uni.example' };
  await mailerFor(box.url).send(letter({ subject, to }));
  const [raw = ''] = box.letters;
  expect(headerOf(raw, 'Bcc')).toBeUndefined();
  expect(headerOf(raw, 'Reply-To')).toBeUndefined();
  expect(headerOf(raw, 'Subject')).toBe('Title Bcc: spy@evil.example body');
  expect(box.asked).toEqual(['li@uni.example']);
});

test.each(['li@uni.example\r\nRCPT TO:<spy@x.example>', 'a@b.example,c@d.example', 'nobody', ''])(
  'the address %j is refused for good without asking the server',
  async (address) => {
    const box = await open();
    const delivery = await mailerFor(box.url).send(letter({ to: { name: 'x', address } }));
    expect(delivery.state).toBe('refused');
    expect(box.asked).toEqual([]);
  },
);

test('a refusal with 5xx is final, and its reason names no address', async () => {
  const box = await open({ verdict: () => ({ code: 550, text: 'no such user li@uni.example' }) });
  const delivery = await mailerFor(box.url).send(letter());
  expect(delivery).toEqual({ state: 'refused', reason: 'EENVELOPE 550' });
});

test('a text refused with 5xx is final too', async () => {
  const box = await open({ atData: () => ({ code: 554, text: 'spam' }) });
  const delivery = await mailerFor(box.url).send(letter());
  expect(delivery).toEqual({ state: 'refused', reason: 'EMESSAGE 554' });
});

test('a refusal with 4xx may be tried again', async () => {
  const box = await open({
    verdict: (_, times) => (times === 1 ? { code: 451, text: 'later' } : undefined),
  });
  const mailer = mailerFor(box.url);
  await expect(mailer.send(letter())).rejects.toThrow('the letter was not taken: EENVELOPE 451');
  expect(await mailer.send(letter())).toEqual({ state: 'sent' });
});

test('a sign-in with signs that need encoding works; a wrong one may be mended and says no secret', async () => {
  const user = { name: 'list@jiebang.example', password: 'p:w/ö?#@' };
  const box = await open({ user });
  expect(await mailerFor(box.url).send(letter())).toEqual({ state: 'sent' });
  const wrong = new URL(box.url);
  wrong.password = 'guess-me';
  const failure = await mailerFor(wrong.href)
    .send(letter())
    .catch((error: unknown) => String(error));
  expect(failure).toContain('EAUTH');
  expect(failure).not.toContain('guess-me');
});

test('a server that is not there may be tried again', async () => {
  const mailer = mailerFor('smtp://127.0.0.1:1');
  await expect(mailer.send(letter())).rejects.toThrow('the letter was not taken');
});

test('a silent server does not hold a letter longer than its time', async () => {
  const silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const address = silent.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const mailer = mailerFor(`smtp://127.0.0.1:${port}`);
  const started = performance.now();
  await expect(mailer.send(letter(), AbortSignal.timeout(300))).rejects.toThrow('not taken');
  // The mailer's own patience with a silent server is far longer.
  expect(performance.now() - started).toBeLessThan(15_000);
  await new Promise((resolve) => silent.close(resolve));
});

test('without a server mail is off', async () => {
  const mailer = mailerFor();
  expect(mailer.isOn).toBe(false);
  await expect(mailer.send(letter())).rejects.toThrow('mail is off');
});
