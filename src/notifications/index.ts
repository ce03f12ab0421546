export { notify } from './notification-jobs.js';
export { NOTIFICATION_INVARIANTS } from './notifications.invariants.js';
export { NotificationsModule } from './notifications.module.js';
export { NOTIFIED_EVENTS } from './telling/notices.js';
