/** What runs by itself, and how often; each name is a defined job without a payload. */
export const SCHEDULES: { job: string; everySeconds: number }[] = [
  { job: 'sweep-stale-needs', everySeconds: 3 },
  { job: 'open-due-bids', everySeconds: 2 },
  { job: 'expire-invitations', everySeconds: 60 },
  { job: 'anchor-events', everySeconds: 60 },
  { job: 'learn-weights', everySeconds: 86_400 },
  { job: 'tidy-imports', everySeconds: 600 },
];
