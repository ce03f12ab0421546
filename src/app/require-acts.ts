import { type INestApplication, RequestMethod } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { assert } from '../../libs/kernel/index.js';
import { ACT, POLICY } from '../identity/index.js';

/** Refuses to start while any route names no act of the policy table. */
export function requireActs(app: INestApplication): void {
  const bare = routesWithoutAct(app.get(DiscoveryService), app.get(Reflector));
  assert(bare.length === 0, `routes without an act: ${bare.join(', ')}`);
}

function routesWithoutAct(discovery: DiscoveryService, reflector: Reflector): string[] {
  const scanner = new MetadataScanner();
  return discovery.getControllers().flatMap(({ instance, metatype }) => {
    const prototype = Object.getPrototypeOf(instance);
    return scanner
      .getAllMethodNames(prototype)
      .filter((name) => reflector.get<RequestMethod>('method', prototype[name]) !== undefined)
      .filter((name) => !(reflector.get<string>(ACT, prototype[name]) in POLICY))
      .map((name) => `${metatype?.name}.${name}`);
  });
}
