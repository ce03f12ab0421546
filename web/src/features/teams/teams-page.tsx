import { keepPreviousData } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../app/page-link';
import { numberOf, textOf, useAddress } from '../../app/address';
import { api } from '../../api/client';
import { Problem } from '../../api/problem';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import '../../ui/fields.css';
import { Page } from '../../ui/page';
import { Pager } from '../../ui/pager';
import { ProblemNote } from '../../ui/problem-note';

const SETTLE_MS = 300;

/** Teams that performed works together, by name or organisation. */
export default function TeamsPage() {
  const { t } = useTranslation('teams');
  const [search, change] = useAddress();
  const q = textOf(search, 'q') ?? '';
  const [typed, setTyped] = useState(q);
  const sent = useRef(q);
  useEffect(() => {
    // The address may change by a link; the echo of what was sent must not undo further typing.
    if (q === sent.current) return;
    sent.current = q;
    setTyped(q);
  }, [q]);
  useEffect(() => {
    if (typed === q) return undefined;
    const timer = setTimeout(() => {
      sent.current = typed;
      change({ q: typed, page: undefined });
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [typed, q, change]);
  const { data, error } = api.useQuery(
    'get',
    '/api/teams',
    { params: { query: { q: q || undefined, page: numberOf(search, 'page', 1) } } },
    { placeholderData: keepPreviousData },
  );
  return (
    <Page title={t('title')} lead={t('lead')}>
      <input
        type="search"
        className="jb-input"
        aria-label={t('search')}
        placeholder={t('search')}
        maxLength={200}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      {error && <ProblemNote problem={Problem.from(error)} />}
      {data && (
        <>
          <DataTable
            caption={t('title')}
            hideCaption
            rows={data.items}
            rowKey={({ id }) => id}
            empty={
              <EmptyState
                title={t('none')}
                why={q ? t('none-found') : t('none-why')}
                act={<PageLink to="/fits">{t('none-act')}</PageLink>}
              />
            }
            columns={[
              {
                key: 'name',
                title: t('name'),
                head: true,
                cell: ({ id, name }) => (
                  <PageLink to="/teams/$id" params={{ id }}>
                    {name}
                  </PageLink>
                ),
              },
              {
                key: 'organisation',
                title: t('organisation'),
                cell: ({ organisationName }) => organisationName,
              },
              {
                key: 'works',
                title: t('works'),
                align: 'end',
                cell: ({ workCount }) => t('number', { value: workCount }),
              },
            ]}
          />
          <Pager {...data} onPage={(page) => change({ page })} />
        </>
      )}
    </Page>
  );
}
