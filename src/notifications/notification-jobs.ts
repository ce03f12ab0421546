import { defineJob } from '../platform/queue/index.js';

/** Turns one event into the inbox rows of those it concerns. */
export const notify = defineJob({
  name: 'notify',
  queue: 'general',
  payload: { eventId: 'string' },
  timeout: 60_000,
});

/** Sends one notification by mail; sixteen tries, the last some nine hours after the first. */
export const sendMail = defineJob({
  name: 'send-mail',
  queue: 'general',
  payload: { notificationId: 'string' },
  attempts: 16,
  backoff: 1_000,
  timeout: 60_000,
});
