/** Injection token of the queue's back end, chosen once per process. */
export const QUEUE_BACKEND = Symbol('queue-backend');
