import { Module } from '@nestjs/common';
import { MailModule } from '../platform/mail/index.js';
import { NotificationsController } from './notifications.controller.js';
import { NotificationQueries } from './notifications.queries.js';
import { Notify } from './notify.job.js';
import { ReadNotifications } from './read-notifications.js';
import { SendMail } from './send-mail.job.js';

@Module({
  imports: [MailModule],
  controllers: [NotificationsController],
  providers: [NotificationQueries, ReadNotifications, Notify, SendMail],
})
export class NotificationsModule {}
