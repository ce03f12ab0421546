import { Injectable } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { assert } from '../../../libs/kernel/index.js';
import { definedJobs } from './job.js';
import { HANDLES, type JobHandler } from './job-handler.js';

/** Which handler runs which job; asks every provider once, at boot. */
@Injectable()
export class JobRegistry {
  private readonly handlers = new Map<string, JobHandler>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
  ) {}

  /** Throws when a defined job has no handler or two. */
  load(): void {
    for (const { instance, metatype } of this.discovery.getProviders()) {
      if (typeof metatype !== 'function' || !instance) continue;
      const name = this.reflector.get<string | undefined>(HANDLES, metatype);
      if (name === undefined || this.handlers.get(name) === instance) continue;
      assert(!this.handlers.has(name), `job "${name}" has two handlers`);
      this.handlers.set(name, instance);
    }
    const missing = definedJobs().filter((kind) => !this.handlers.has(kind.name));
    const names = missing.map((kind) => kind.name).join(', ');
    assert(missing.length === 0, `no handler for job ${names}`);
  }

  handlerOf(name: string): JobHandler {
    const handler = this.handlers.get(name);
    assert(handler, `no handler for job ${name}`);
    return handler;
  }
}
