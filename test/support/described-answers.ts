import { openApi } from '../../src/app/http-server.js';
import { type TestApp } from './test-app.js';

interface Shape {
  $ref?: string;
  allOf?: Shape[];
  oneOf?: Shape[];
  type?: string;
  format?: string;
  nullable?: boolean;
  enum?: unknown[];
  items?: Shape;
  properties?: Record<string, Shape>;
  required?: string[];
  additionalProperties?: Shape | boolean;
}
type Operation = { responses: Record<string, { content?: Record<string, { schema: Shape }> }> };

const FORMATS: Record<string, RegExp> = {
  uuid: /^[0-9a-f-]{36}$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
};

/** Compares answers with the application's own description of them. */
export class DescribedAnswers {
  private readonly schemas: Record<string, Shape>;
  private readonly paths: Record<string, Record<string, Operation>>;

  constructor(app: TestApp) {
    const document = openApi(app.running.app);
    this.schemas = Object(document.components?.schemas);
    this.paths = Object(document.paths);
  }

  /** Where a JSON answer differs from its description: undescribed, missing, of another type. */
  differences(route: { method: string; path: string }, status: number, body: unknown): string[] {
    const operation = this.paths[route.path]?.[route.method.toLowerCase()];
    const shape = operation?.responses[status]?.content?.['application/json']?.schema;
    if (!shape) return body === undefined ? [] : ['no description'];
    return this.compare(shape, body, '');
  }

  problem = (body: unknown): string[] => this.compare(this.named('ProblemAnswer'), body, '');

  private compare(shape: Shape, value: unknown, at: string): string[] {
    if (Object.keys(shape).length === 0) return [];
    const where = at || 'the answer';
    if (value === null) return this.isNullable(shape) ? [] : [`${where} is null`];
    if (shape.$ref) return this.compare(this.named(shape.$ref), value, at);
    if (shape.allOf) return shape.allOf.flatMap((part) => this.compare(part, value, at));
    if (shape.oneOf)
      return shape.oneOf.some((part) => this.compare(part, value, at).length === 0)
        ? []
        : [`${where} is none of its choices`];
    if (shape.enum && !shape.enum.includes(value)) return [`${where} is ${String(value)}`];
    return this.compareType(shape, value, at);
  }

  private compareType(shape: Shape, value: unknown, at: string): string[] {
    const where = at || 'the answer';
    switch (shape.type) {
      case 'array':
        if (!Array.isArray(value)) return [`${where} is no list`];
        return value.flatMap((one) => this.compare(shape.items ?? {}, one, `${at}[]`));
      case 'object':
        return typeof value === 'object' ? this.compareObject(shape, Object(value), at) : [where];
      case 'integer':
        return Number.isInteger(value) ? [] : [`${where} is no whole number`];
      case 'string': {
        const format = FORMATS[shape.format ?? ''] ?? /./s;
        const fits = typeof value === 'string' && (value === '' || format.test(value));
        return fits ? [] : [`${where} is no ${shape.format ?? 'text'}: ${String(value)}`];
      }
      default:
        return typeof value === shape.type ? [] : [`${where} is no ${shape.type}`];
    }
  }

  private compareObject(shape: Shape, value: Record<string, unknown>, at: string): string[] {
    const { properties = {}, required = [], additionalProperties } = shape;
    const path = (key: string) => (at ? `${at}.${key}` : key);
    const missing = required.filter((key) => value[key] === undefined);
    const parts = Object.entries(value).flatMap(([key, part]) => {
      const described =
        properties[key] ?? (additionalProperties === true ? {} : additionalProperties);
      return described ? this.compare(described, part, path(key)) : [`${path(key)} is undescribed`];
    });
    return [...missing.map((key) => `${path(key)} is missing`), ...parts];
  }

  private isNullable = (shape: Shape): boolean => shape.nullable === true;

  private named(ref: string): Shape {
    return this.schemas[ref.split('/').pop() ?? ''] ?? {};
  }
}
