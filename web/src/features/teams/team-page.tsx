import { useTranslation } from 'react-i18next';
import { PageLink } from '../../app/page-link';
import { usePathPart } from '../../app/address';
import { api } from '../../api/client';
import { Problem } from '../../api/problem';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Page } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';

/** One team and the works it performed. */
export default function TeamPage() {
  const { t } = useTranslation(['teams', 'terms']);
  const id = usePathPart('id');
  const { data, error } = api.useQuery('get', '/api/teams/{id}', { params: { path: { id } } });
  return (
    <Page
      title={data?.name ?? t('team')}
      lead={data?.organisationName}
      acts={<PageLink to="/teams">{t('all')}</PageLink>}
    >
      {error && <ProblemNote problem={Problem.from(error)} />}
      {data && (
        <>
          <h2>{t('works')}</h2>
          <DataTable
            caption={t('works')}
            hideCaption
            rows={data.works}
            rowKey={(work) => work.id}
            empty={<EmptyState title={t('no-works')} />}
            columns={[
              {
                key: 'title',
                title: t('work'),
                head: true,
                cell: ({ kind, title, language }) => (
                  <>
                    <span className="jb-tag">{t(`terms:work.${kind}`)}</span>{' '}
                    <span lang={language ?? undefined}>{title}</span>
                  </>
                ),
              },
              { key: 'venue', title: t('venue'), cell: ({ venue }) => venue ?? '—' },
              { key: 'year', title: t('year'), align: 'end', cell: ({ year }) => year ?? '—' },
            ]}
          />
        </>
      )}
    </Page>
  );
}
