import { Injectable } from '@nestjs/common';
import { notFound } from '../../libs/kernel/index.js';
import { type Viewer } from '../identity/index.js';
import { Changes, type Origin } from '../platform/events/index.js';

/** Marks notifications of the viewer's own as read. The first reading counts; later ones change nothing. */
@Injectable()
export class ReadNotifications {
  constructor(private readonly changes: Changes) {}

  /** 404 when there is none of that id in the viewer's inbox. */
  async one(viewer: Viewer, origin: Origin, id: string): Promise<void> {
    await this.changes.run(origin, async ({ manager }) => {
      const [, count] = await manager.query(
        `update notification set read_at = coalesce(read_at, clock_timestamp())
         where id = $1 and person_id = $2`,
        [id, viewer.personId],
      );
      if (count === 0) throw notFound('notification');
    });
  }

  /** All that came until `until`, or until now. */
  async all(viewer: Viewer, origin: Origin, until?: string): Promise<void> {
    await this.changes.run(origin, ({ manager }) =>
      manager.query(
        `update notification set read_at = clock_timestamp()
         where person_id = $1 and read_at is null
           and created_at <= coalesce($2::timestamptz, clock_timestamp())`,
        [viewer.personId, until ?? null],
      ),
    );
  }
}
