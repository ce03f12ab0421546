import { useTranslation } from 'react-i18next';
import { PageLink } from '../../app/page-link';
import { ChoiceTabs, useChoice } from '../../app/choice-tabs';
import { numberOf, useAddress } from '../../app/address';
import { PagedTable } from '../../app/paged-table';
import { api } from '../../api/client';
import type { components } from '../../api/schema';
import { type Column } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { sayBytes } from '../../ui/file-limits';
import { Instant } from '../../ui/instant';
import { Page } from '../../ui/page';
import { StateTag } from '../../ui/state-tag';
import { CancelImport } from './cancel-import';
import { type Import } from '../../app/uploads/uploads';
import './ingest.css';

type State = components['schemas']['ImportState'];
const STATES: readonly State[] = ['waiting', 'running', 'finished', 'failed', 'cancelled'];
const POLL_MS = 3_000;

/** Every file that was sent in: how far it is and what came of it. */
export default function ImportsPage() {
  const { t } = useTranslation(['ingest', 'terms']);
  const chosen = useChoice('state', STATES);
  return (
    <Page
      wide
      title={t('title')}
      lead={t('lead')}
      acts={
        <PageLink className="jb-button jb-button-primary" to="/imports/new">
          {t('act.new')}
        </PageLink>
      }
    >
      <ChoiceTabs
        name="state"
        choices={STATES}
        label={t('title')}
        say={(key) => (key === 'all' ? t('all') : t(`terms:import-state.${key}`))}
      >
        <List state={chosen} />
      </ChoiceTabs>
    </Page>
  );
}

const alive = ({ state }: Import) => state === 'waiting' || state === 'running';

function List({ state }: { state?: State }) {
  const { t } = useTranslation(['ingest', 'terms']);
  const [search] = useAddress();
  const asked = api.useQuery(
    'get',
    '/api/imports',
    { params: { query: { page: numberOf(search, 'page', 1), state } } },
    { refetchInterval: ({ state: { data: now } }) => (now?.items.some(alive) ? POLL_MS : false) },
  );
  const columns = useColumns();
  return (
    <PagedTable
      asked={asked}
      caption={t('title')}
      empty={
        <EmptyState
          title={t('none')}
          why={t('none-why')}
          act={<PageLink to="/imports/new">{t('act.new')}</PageLink>}
        />
      }
      columns={columns}
    />
  );
}

function useColumns(): Column<Import>[] {
  const { t } = useTranslation(['ingest', 'terms']);
  return [
    {
      key: 'file',
      title: t('column.file'),
      head: true,
      cell: ({ id, fileName, size }) => (
        <>
          <PageLink to="/imports/$id" params={{ id }}>
            {fileName}
          </PageLink>{' '}
          <span className="jb-quiet">{sayBytes(size)}</span>
        </>
      ),
    },
    {
      key: 'format',
      title: t('column.format'),
      cell: ({ format, dryRun }) => (
        <>
          {t(`terms:import-format.${format}`)}{' '}
          {dryRun && <span className="jb-tag">{t('dry-run')}</span>}
        </>
      ),
    },
    {
      key: 'state',
      title: t('column.state'),
      cell: ({ state, percent }) => (
        <>
          <StateTag kind="import" state={state} /> {state === 'running' && `${percent}%`}
        </>
      ),
    },
    ...(['stored', 'unchanged', 'rejected'] as const).map((key): Column<Import> => ({
      key,
      title: t(`count.${key}`),
      align: 'end',
      cell: (row) => t('number', { value: row[key] }),
    })),
    {
      key: 'created',
      title: t('column.created'),
      cell: ({ createdAt, requestedByName }) => (
        <>
          <Instant at={createdAt} /> <span className="jb-quiet">{requestedByName}</span>
        </>
      ),
    },
    { key: 'acts', title: t('column.acts'), cell: (row) => <Acts job={row} /> },
  ];
}

function Acts({ job }: { job: Import }) {
  const { t } = useTranslation('ingest');
  return (
    <div className="jb-acts">
      {job.actions.includes('download-errors') && (
        <a href={`/api/imports/${job.id}/errors.csv`} download>
          {t('act.errors')}
          <span className="jb-hidden"> {job.fileName}</span>
        </a>
      )}
      {job.actions.includes('cancel') && <CancelImport job={job} />}
    </div>
  );
}
