import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { Argument, Command } from 'commander';
import { DataSource } from 'typeorm';
import { withApp } from './with-app.js';

/** What `import` reads back: the keys are those of the formats `*-jsonl`. */
const EXPORTS = {
  challenges: `select jsonb_build_object('id', c.id, 'title', c.title, 'organisation', o.name,
      'field', c.field, 'keywords', c.keywords, 'problem', c.problem, 'indicators', c.indicators,
      'expectedResults', c.expected_results, 'durationMonths', c.duration_months,
      'budget', case when c.budget_min is null and c.budget_max is null then null else
        jsonb_build_object('min', c.budget_min, 'max', c.budget_max, 'currency', c.currency) end,
      'cooperation', c.cooperation, 'ipWish', c.ip_wish, 'conditions', c.conditions,
      'intendedPartners', c.intended_partners, 'region', c.region, 'language', c.language) as line,
      c.id
    from challenge c join organisation o on o.id = c.organisation_id
    where c.id > $1 order by c.id limit $2`,
  experts: `select jsonb_build_object('id', e.id, 'name', e.name, 'nameEn', e.name_en,
      'aliases', e.aliases, 'email', e.email, 'orcid', e.orcid, 'organisation', o.name,
      'department', e.department, 'title', e.title, 'fields', e.fields, 'keywords', e.keywords,
      'biography', e.biography, 'homepage', e.homepage) as line, e.id
    from expert e join organisation o on o.id = e.organisation_id
    where e.id > $1 order by e.id limit $2`,
  works: `select jsonb_build_object('id', w.id, 'kind', w.kind, 'title', w.title,
      'abstract', w.abstract, 'year', w.year, 'language', w.language, 'doi', w.doi,
      'publicationNumber', w.publication_number, 'venue', w.venue, 'keywords', w.keywords,
      'classifications', w.classifications, 'translations', w.translations,
      'organisation', (select name from organisation where id = w.performer_id),
      'authors', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('name', a.name,
          'orcid', a.orcid, 'expert', a.expert_id, 'organisation', a.organisation_name))
          order by a.position), '[]') from work_author a where a.work_id = w.id)) as line, w.id
    from work w where w.id > $1 order by w.id limit $2`,
} as const;

const BATCH = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Writes JSON Lines; a confidential annex, a bid or a password is in none of them. */
export const exportCommand = (projectRoot: string): Command =>
  new Command('export')
    .description('write challenges, experts or works as JSON Lines that `import` reads back')
    .addArgument(new Argument('<what>').choices(Object.keys(EXPORTS)))
    .option('--out <file>', 'where to write; standard output otherwise')
    .action(async (what: keyof typeof EXPORTS, { out }: { out?: string }) => {
      const target = out ? createWriteStream(out) : process.stdout;
      if (out) await once(target, 'open');
      await withApp(projectRoot, async (app) => {
        const dataSource = app.get(DataSource);
        for (let after = FIRST; ;) {
          const rows = await dataSource.query(EXPORTS[what], [after, BATCH]);
          if (rows.length === 0) return;
          const text = rows.map((row: { line: object }) => `${lean(row.line)}\n`).join('');
          if (!target.write(text)) await once(target, 'drain');
          after = rows.at(-1).id;
        }
      });
      if (out) await new Promise<void>((resolve) => target.end(() => resolve()));
    });

/** Without keys that say nothing. */
const lean = (record: object): string =>
  JSON.stringify(Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null)));
