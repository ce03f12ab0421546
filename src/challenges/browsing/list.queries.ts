import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Viewer } from '../../identity/index.js';
import { RULES, type Rules } from '../../platform/config/index.js';
import { offsetOf } from '../../platform/http/index.js';
import { actionsOf } from '../disclosure/actions.js';
import {
  FacetsAnswer,
  type ListPageAnswer,
  type TeaserAnswer,
} from '../disclosure/challenge.answers.js';
import { teaserColumns, type TeaserRow } from '../disclosure/challenge-row.js';
import { teaserOf } from '../disclosure/challenge-view.js';
import { CONFIDENTIALITY_TERMS } from '../disclosure/confidentiality-terms.js';
import { allHold, FACETS, type FacetName, facetsSql, matchedSql } from './facets.js';
import { type ListQuery } from './list.dto.js';
import { searchWords } from './search-text.js';
import { Values } from './word-filter.js';

/** The unveiling list: everything that was ever listed, by its public tier alone. */
@Injectable()
export class ListQueries {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(RULES) private readonly rules: Rules,
  ) {}

  /**
   * One page with the counts of every facet. The counts of a facet obey all filters but its own,
   * so that they say what choosing one more value would bring.
   */
  async page(viewer: Viewer | null, query: ListQuery): Promise<ListPageAnswer> {
    const [items, counts] = await Promise.all([this.items(viewer, query), this.counts(query)]);
    const { page, pageSize } = query;
    return { items, page, pageSize, total: counts.total, facets: counts.facets };
  }

  private async items(viewer: Viewer | null, query: ListQuery): Promise<TeaserAnswer[]> {
    const values = new Values();
    const matched = matchedSql(query, values);
    const order = orderOf(query, values);
    const limit = `limit ${values.add(query.pageSize)} offset ${values.add(offsetOf(query))}`;
    const person = `${values.add(viewer?.personId ?? null)}::uuid`;
    const columns = teaserColumns(person, values.add(CONFIDENTIALITY_TERMS.version));
    // The page is found by narrow rows first; only its few challenges are read whole.
    const rows: TeaserRow[] = await this.dataSource.query(
      `with chosen as materialized (
         select id, row_number() over () as place from (
           select m.id from (${matched}) m where ${allHold(query)} order by ${order} ${limit}) page)
       select ${columns} from chosen join challenge c on c.id = chosen.id
         join organisation o on o.id = c.organisation_id order by chosen.place`,
      values.list,
    );
    const { maxRelistings } = this.rules;
    return rows.map((row) => ({
      ...teaserOf(row),
      accepted: row.accepted,
      actions: actionsOf(viewer, { ...row, maxRelistings }),
    }));
  }

  private async counts(query: ListQuery) {
    const values = new Values();
    const matched = matchedSql(query, values);
    const rows: { facet: string; value: string; count: number }[] = await this.dataSource.query(
      `with matched as materialized (${matched}) ${facetsSql(query)}`,
      values.list,
    );
    const valuesOf = (name: FacetName) =>
      rows.filter(({ facet }) => facet === name).map(({ value, count }) => ({ value, count }));
    const facets = new FacetsAnswer();
    for (const name of FACETS) facets[name] = valuesOf(name);
    return { total: rows.find(({ facet }) => facet === 'total')?.count ?? 0, facets };
  }
}

/** Every order ends in the id, so that pages never overlap. */
function orderOf(query: ListQuery, values: Values): string {
  const sort = query.sort ?? (query.q ? 'relevance' : 'newest');
  const newest = 'm.listed_at desc, m.id desc';
  switch (sort) {
    case 'newest':
      return newest;
    case 'deadline':
      return `m.open desc, case when m.open then m.due end, m.due desc, m.id desc`;
    case 'budget':
      return `m.amount desc nulls last, ${newest}`;
    case 'relevance':
      return `${inTitle(query.q, values)} desc, ${newest}`;
  }
}

/** How many words of the query stand in the title itself. */
function inTitle(query: string | undefined, values: Values): string {
  const words = searchWords(query ?? '');
  const found = words.map((spellings) => {
    const any = spellings.map((word) => `strpos(lower(m.title), ${values.add(word)}) > 0`);
    return `(${any.join(' or ')})::int`;
  });
  return found.length ? `(${found.join(' + ')})` : '(0)';
}
