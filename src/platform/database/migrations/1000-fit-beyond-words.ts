import { sqlMigration } from './sql-migration.js';

/**
 * Field codes and indicators of needs, codes of profiles and works, what a run had to do without,
 * and why somebody may not take part.
 */
export const FitBeyondWords = sqlMigration(
  1790000001000,
  'FitBeyondWords',
  `
  alter table need add column codes text[] not null default '{}',
    add column indicators jsonb not null default '[]',
    add column conditions text;
  alter table profile add column codes text[] not null default '{}';
  alter table document add column codes text[] not null default '{}';
  alter table match_run add column notes text[] not null default '{}';
  alter table candidate add column ineligible jsonb not null default '[]';
  alter table candidate drop constraint candidate_check;
  alter table candidate add constraint candidate_rank_needs_freedom check
    ((rank is null) = (conflicts <> '[]'::jsonb or ineligible <> '[]'::jsonb));
  update document d set codes = w.classifications, revision = nextval('corpus_revision')
  from work w where w.id = d.id and w.classifications <> '{}';
  update profile p set codes = e.fields, revision = nextval('corpus_revision')
  from expert e where p.kind = 'expert' and e.id = p.source_id and e.fields <> '{}';
  update need n set codes = array_remove(array[c.field], null), conditions = c.conditions,
    indicators = (select coalesce(jsonb_agg(jsonb_build_object(
        'name', coalesce(i ->> 'name', ''), 'comparator', coalesce(i ->> 'comparator', ''),
        'target', coalesce(i ->> 'target', ''), 'unit', coalesce(i ->> 'unit', '')) order by at), '[]')
      from jsonb_array_elements(c.indicators) with ordinality as x (i, at))
  from challenge c where n.kind = 'challenge' and c.id = n.source_id;
  `,
  `
  delete from candidate where ineligible <> '[]'::jsonb and conflicts = '[]'::jsonb;
  alter table candidate drop constraint candidate_rank_needs_freedom;
  alter table candidate add constraint candidate_check
    check ((rank is null) = (conflicts <> '[]'::jsonb));
  alter table candidate drop column ineligible;
  alter table match_run drop column notes;
  alter table document drop column codes;
  alter table profile drop column codes;
  alter table need drop column conditions, drop column indicators, drop column codes;
  `,
);
