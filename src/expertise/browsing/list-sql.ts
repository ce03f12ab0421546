import { type DataSource } from 'typeorm';
import { offsetOf, type Page, type PageQuery } from '../../platform/http/index.js';

/** A list under construction: its conditions and their values, each named once. */
export class ListSql {
  readonly values: unknown[] = [];
  private readonly conditions: string[] = [];

  constructor(
    private readonly columns: string,
    private readonly from: string,
  ) {}

  /** The placeholder of a new value. */
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  /** Narrows the list where `value` is given; `condition` gets its placeholder. */
  where(value: unknown, condition: (placeholder: string) => string): void {
    if (value === undefined || value === null) return;
    this.conditions.push(condition(this.add(value)));
  }

  never(): void {
    this.conditions.push('false');
  }

  /** Counts and reads side by side; the order must end in something unique. */
  async page<T>(source: DataSource, query: PageQuery, order: string): Promise<Page<T>> {
    const matched = `${this.from} where ${this.conditions.join(' and ') || 'true'}`;
    const limits = [query.pageSize, offsetOf(query)];
    const place = this.values.length;
    const [[{ total }], items] = await Promise.all([
      source.query<{ total: number }[]>(`select count(*)::int as total ${matched}`, this.values),
      source.query<T[]>(
        `select ${this.columns} ${matched} order by ${order}
         limit $${place + 1} offset $${place + 2}`,
        [...this.values, ...limits],
      ),
    ]);
    return { items, page: query.page, pageSize: query.pageSize, total };
  }
}
