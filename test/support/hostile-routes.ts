import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { openApi } from '../../src/app/http-server.js';
import { ACT, type Act } from '../../src/identity/index.js';
import { type TestApp } from './test-app.js';

/** As much of a JSON schema as the application's own description uses. */
export interface Schema {
  type?: string;
  format?: string;
  enum?: unknown[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  allOf?: Schema[];
  $ref?: string;
  minimum?: number;
  minItems?: number;
  example?: unknown;
}

export interface Route {
  id: string;
  method: string;
  /** With its parameters in braces. */
  path: string;
  act: Act;
  query: string[];
  body?: Schema;
  multipart: boolean;
}

interface Operation {
  operationId: string;
  parameters?: { name: string; in: string }[];
  requestBody?: { content: Record<string, { schema: Schema }> } | { $ref: string };
}

/** Every route of the running application, from its own description and its own acts. */
export function routesOf(app: TestApp): Route[] {
  const document = openApi(app.running.app);
  const acts = actsOf(app);
  const schemas: Record<string, Schema> = Object(document.components?.schemas);
  const routes = Object.entries(document.paths).flatMap(([path, operations]) =>
    // The description's own types know references where none are made.
    Object.entries(operations as Record<string, Operation>).map(([method, operation]) => {
      const act = acts.get(operation.operationId);
      if (!act) throw new Error(`${operation.operationId} has no act`);
      return routeOf({ method, path, act, operation }, schemas);
    }),
  );
  return routes.sort((a, b) => rankOf(a) - rankOf(b) || (a.id < b.id ? -1 : 1));
}

/** What ends something comes last, so that what comes before still meets it alive. */
const ENDS =
  /withdrawal|rejection|unfilled|conclusion|cancellation|\/award$|review$|listing|application|abandonment/;

const rankOf = ({ method, path }: Route): number =>
  method === 'GET' ? 0 : method === 'DELETE' ? 3 : ENDS.test(path) ? 2 : 1;

function routeOf(
  given: { method: string; path: string; act: Act; operation: Operation },
  schemas: Record<string, Schema>,
): Route {
  const { operation, path, act } = given;
  const body = operation.requestBody;
  const content = body && 'content' in body ? body.content : {};
  const schema = content['application/json']?.schema;
  return {
    ...{ id: operation.operationId, method: given.method.toUpperCase(), path, act },
    query: (operation.parameters ?? []).filter((p) => p.in === 'query').map((p) => p.name),
    body: schema && resolve(schema, schemas),
    multipart: 'multipart/form-data' in content,
  };
}

function resolve(schema: Schema, schemas: Record<string, Schema>): Schema {
  if (schema.$ref) return resolve(schemas[schema.$ref.split('/').pop() ?? ''] ?? {}, schemas);
  if (schema.allOf?.[0]) return resolve(schema.allOf[0], schemas);
  const properties = Object.entries(schema.properties ?? {});
  return {
    ...schema,
    ...(schema.items ? { items: resolve(schema.items, schemas) } : {}),
    ...(properties.length
      ? { properties: Object.fromEntries(properties.map(([k, s]) => [k, resolve(s, schemas)])) }
      : {}),
  };
}

function actsOf(app: TestApp): Map<string, Act> {
  const reflector = app.running.app.get(Reflector);
  const scanner = new MetadataScanner();
  const controllers = app.running.app.get(DiscoveryService, { strict: false }).getControllers();
  return new Map(
    controllers.flatMap(({ instance, name }) => {
      const prototype = Object.getPrototypeOf(instance);
      return scanner.getAllMethodNames(prototype).map((method): [string, Act] => {
        const act = reflector.get<Act>(ACT, prototype[method]);
        return [`${name.replace('Controller', '')}_${method}`, act];
      });
    }),
  );
}

/** The path with an id in each place, chosen by the noun before it. */
export const pathWith = ({ path }: Route, idOf: (noun: string) => string): string =>
  path.replace(/([\w-]+)\/\{(\w+)\}/g, (_, noun: string, name: string) => {
    return `${noun}/${idOf(name === 'challengeId' ? 'challenges' : noun)}`;
  });

/** Takes the place of a value until its bytes are put in. */
export const GAP = '@@gap@@';

/** A value that the schema describes, so that only one thing is wrong at a time. */
export function soundValue(schema: Schema, uuid: () => string): unknown {
  if (schema.enum) return schema.enum[0];
  if (schema.example !== undefined) return schema.example;
  if (schema.type === 'object' || schema.properties) return soundObject(schema, uuid);
  if (schema.type === 'array') {
    const one = schema.format && !schema.items?.format ? { format: schema.format } : {};
    return [soundValue({ ...schema.items, ...one }, uuid)];
  }
  if (schema.type === 'number' || schema.type === 'integer') return Math.ceil(schema.minimum ?? 1);
  if (schema.type === 'boolean') return true;
  if (schema.format === 'uuid') return uuid();
  if (schema.format === 'date-time') return '2030-01-01T00:00:00Z';
  return 'a sound text of some words';
}

const soundObject = (schema: Schema, uuid: () => string): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([key, part]) => [key, soundValue(part, uuid)]),
  );

/** Sound bodies with a gap in place of one field each, at every depth, under the field's path. */
export function bodiesWithGap(schema: Schema, uuid: () => string): [path: string, json: string][] {
  return gapsIn(schema, uuid).map(([path, value]) => [path, JSON.stringify(value)]);
}

export const fillGap = (json: string, bytes: string): string =>
  json.replace(JSON.stringify(GAP), () => bytes);

function gapsIn(schema: Schema, uuid: () => string): [path: string, value: unknown][] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, part]) => {
    const whole = soundObject(schema, uuid);
    const inner: [string, unknown][] = part.properties
      ? gapsIn(part, uuid).map(([path, value]) => [`${key}.${path}`, value])
      : part.items?.properties
        ? gapsIn(part.items, uuid).map(([path, value]) => [`${key}.0.${path}`, [value]])
        : part.type === 'array'
          ? [[`${key}.0`, [GAP]]]
          : [];
    return [[key, GAP] as [string, unknown], ...inner].map(([path, value]): [string, unknown] => [
      path,
      { ...whole, [key]: value },
    ]);
  });
}
