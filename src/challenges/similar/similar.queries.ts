import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { notFound } from '../../../libs/kernel/index.js';
import { type Viewer } from '../../identity/index.js';
import { type SimilarAnswer } from '../disclosure/challenge.answers.js';
import { ChallengeQueries } from '../disclosure/challenge.queries.js';
import { type ChallengeRow } from '../disclosure/challenge-row.js';
import { tellingWords } from './telling-words.js';

const MOST = 8;
/** Less than this share of its words in common is chance. */
const LEAST_SHARE = 0.15;

/**
 * What is on the list already and resembles a challenge, for its author and for whoever screens it:
 * by the words both have, a rare one counting more. It needs no match run and knows no experts.
 */
@Injectable()
export class SimilarQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly challenges: ChallengeQueries,
  ) {}

  async of(viewer: Viewer, id: string): Promise<SimilarAnswer> {
    const { row, tier } = await this.challenges.visible(viewer, id);
    if (tier !== 'full') throw notFound('challenge');
    const words = tellingWords(partsOf(row));
    if (words.length === 0) return { items: [] };
    return { items: await this.dataSource.query(SIMILAR, [id, JSON.stringify(words)]) };
  }
}

const partsOf = (row: ChallengeRow) => [
  { text: row.title, weight: 3 },
  { text: row.keywords.join('\n'), weight: 2 },
  { text: row.indicators.map(({ name }) => name ?? '').join('\n'), weight: 1 },
  { text: row.teaser ?? '', weight: 1 },
  { text: row.problem ?? '', weight: 1 },
];

/** Rarity of a word: the logarithm of how few of the listed challenges hold it. */
const SIMILAR = `
  with word as (
    select * from jsonb_to_recordset($2) as w (word text, shown text, weight float8)),
  listed as (select count(*)::float8 as n from challenge where listed_at is not null),
  hit as materialized (
    select c.id, w.word from challenge c join word w on strpos(c.search_text, w.word) > 0
    where c.listed_at is not null),
  worth as (
    select w.word, w.shown, w.weight * ln(1 + (select n from listed) / (1 + (
      select count(*) from hit h where h.word = w.word))) as worth from word w),
  scored as (
    select h.id, sum(worth.worth) / (select sum(worth) from worth) as share,
      array_agg(worth.shown order by worth.worth desc, h.word) as words
    from hit h join worth on worth.word = h.word where h.id <> $1
    group by h.id order by share desc, h.id limit ${MOST})
  select c.id, c.number, c.title, c.teaser, c.state, o.name as "organisationName",
    c.listed_at as "listedAt", c.deadline, round(s.share::numeric, 3)::float8 as share, s.words
  from scored s join challenge c on c.id = s.id join organisation o on o.id = c.organisation_id
  where s.share >= ${LEAST_SHARE} order by s.share desc, c.id`;
