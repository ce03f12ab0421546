import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../app/page-link';
import { numberOf, textOf, useAddress } from '../../app/address';
import { SearchField } from '../../app/search-field';
import { api } from '../../api/client';
import { Problem } from '../../api/problem';
import type { components } from '../../api/schema';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Page } from '../../ui/page';
import { Pager } from '../../ui/pager';
import { ProblemNote } from '../../ui/problem-note';
import { Words } from './expert-facts';
import './experts.css';

/** All experts, found by name, keyword or organisation, and by field. */
export default function ExpertsPage() {
  const { t } = useTranslation('experts');
  const [search, change] = useAddress();
  const q = textOf(search, 'q');
  const field = textOf(search, 'field');
  const organisationId = textOf(search, 'organisation');
  const { data, error, isFetching } = api.useQuery(
    'get',
    '/api/experts',
    { params: { query: { q, field, organisationId, page: numberOf(search, 'page', 1) } } },
    { placeholderData: keepPreviousData },
  );
  return (
    <Page wide title={t('title')} lead={t('lead')}>
      <div className="jb-expert-search" role="search">
        <SearchField label={t('search')} />
        {field && (
          <span className="jb-tag">
            {t('in-field', { field })}
            <Button
              kind="quiet"
              aria-label={t('any-field')}
              onClick={() => change({ field: undefined, page: undefined })}
            >
              ×
            </Button>
          </span>
        )}
      </div>
      {error && <ProblemNote problem={Problem.from(error)} />}
      {data && (
        <div aria-busy={isFetching}>
          <p className="jb-quiet" role="status">
            {t('found', { count: data.total })}
          </p>
          <Results items={data.items} />
          <Pager {...data} onPage={(page) => change({ page })} />
        </div>
      )}
    </Page>
  );
}

type Line = components['schemas']['ExpertLineAnswer'];

function Results({ items }: { items: Line[] }) {
  const { t } = useTranslation('experts');
  return (
    <DataTable
      caption={t('title')}
      hideCaption
      rows={items}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t('none')} why={t('none-why')} />}
      columns={[
        {
          key: 'name',
          title: t('field.name'),
          head: true,
          cell: ({ id, name, nameEn }) => (
            <>
              <PageLink to="/experts/$id" params={{ id }}>
                {name}
              </PageLink>{' '}
              <span className="jb-quiet">{nameEn}</span>
            </>
          ),
        },
        {
          key: 'organisation',
          title: t('field.organisation'),
          cell: ({ organisationName, department }) => (
            <>
              {organisationName} <span className="jb-quiet">{department}</span>
            </>
          ),
        },
        { key: 'title', title: t('field.title'), cell: ({ title }) => title ?? '—' },
        {
          key: 'fields',
          title: t('field.fields'),
          cell: ({ fields }) => (fields.length ? <Words words={fields.slice(0, 4)} linked /> : '—'),
        },
        {
          key: 'works',
          title: t('works'),
          align: 'end',
          cell: ({ workCount }) => t('number', { value: workCount }),
        },
        {
          key: 'claimed',
          title: t('account'),
          cell: ({ claimed }) => (claimed ? t('claimed') : t('unclaimed')),
        },
      ]}
    />
  );
}
