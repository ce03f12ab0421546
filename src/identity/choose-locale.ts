import { Injectable } from '@nestjs/common';
import { Changes, type Origin } from '../platform/events/index.js';
import { type Viewer } from './viewer.js';

@Injectable()
export class ChooseLocale {
  constructor(private readonly changes: Changes) {}

  /** The language of the person's screens, notices and mail from now on, on every device. */
  run(viewer: Viewer, origin: Origin, locale: 'zh' | 'en'): Promise<void> {
    if (viewer.locale === locale) return Promise.resolve();
    return this.changes.run(origin, async (change) => {
      await change.manager.query(
        `update person set locale = $2, updated_at = clock_timestamp() where id = $1`,
        [viewer.personId, locale],
      );
      const stream = `person:${viewer.personId}`;
      await change.record({ stream, type: 'localeChosen', payload: { locale } });
    });
  }
}
