import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { Problem } from '../../api/problem';
import { numberOf, useAddress } from '../../app/address';
import { PageLink } from '../../app/page-link';
import { DataTable } from '../../ui/data-table';
import { Instant } from '../../ui/instant';
import { Pager } from '../../ui/pager';
import { ProblemNote } from '../../ui/problem-note';
import { points } from './learning';
import { useVersionWords } from './version-words';

const PAGE_SIZE = 10;

/** All that was ever learnt, the newest first. */
export function Versions() {
  const { t } = useTranslation('learning');
  const say = useVersionWords();
  const [search, change] = useAddress();
  const page = numberOf(search, 'page', 1);
  const { data, error } = api.useQuery(
    'get',
    '/api/match-weights/versions',
    { params: { query: { page, pageSize: PAGE_SIZE } } },
    { placeholderData: keepPreviousData },
  );
  return (
    <section className="jb-card">
      <h2>{t('versions.title')}</h2>
      {error && <ProblemNote problem={Problem.from(error)} />}
      {data && (
        <DataTable
          caption={t('versions.title')}
          hideCaption
          rows={data.items}
          rowKey={({ id }) => id}
          columns={[
            {
              ...{ key: 'name', title: t('versions.name'), head: true },
              cell: (one) => (
                <PageLink to="/learning/$versionId" params={{ versionId: one.id }}>
                  {say(one, 'title')}
                </PageLink>
              ),
            },
            {
              ...{ key: 'at', title: t('versions.at') },
              cell: (one) => <Instant at={one.createdAt} />,
            },
            { key: 'needs', title: t('versions.needs'), cell: (one) => one.counts.needs },
            {
              ...{ key: 'gain', title: t('versions.gain') },
              cell: ({ heldOut }) => `${points(heldOut.gain)} · ${t(`verdict.${heldOut.verdict}`)}`,
            },
            {
              ...{ key: 'state', title: t('versions.state') },
              cell: (one) =>
                one.isInForce ? (
                  <b>{t('versions.in-force')}</b>
                ) : (
                  <span className="jb-quiet">{t('versions.not-in-force')}</span>
                ),
            },
          ]}
        />
      )}
      {data && <Pager {...data} onPage={(next) => change({ page: next })} />}
    </section>
  );
}
