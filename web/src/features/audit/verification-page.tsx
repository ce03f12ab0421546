import { useTranslation } from 'react-i18next';
import { numberOf, useAddress } from '../../app/address';
import { api } from '../../api/client';
import { Problem } from '../../api/problem';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { Instant } from '../../ui/instant';
import { Page } from '../../ui/page';
import { Pager } from '../../ui/pager';
import { ProblemNote } from '../../ui/problem-note';
import './audit.css';

/** Recomputes every hash of the log, and lists the anchors that bind it. */
export default function VerificationPage() {
  const { t } = useTranslation(['audit', 'terms']);
  const check = api.useQuery('get', '/api/audit/verification', {}, { enabled: false, gcTime: 0 });
  const { data } = check;
  return (
    <Page title={t('chain.title')} lead={t('chain.lead')}>
      <Button kind="primary" disabled={check.isFetching} onClick={() => void check.refetch()}>
        {t(check.isFetching ? 'chain.checking' : 'chain.check')}
      </Button>
      <div role="status">
        {data && (
          <section className="jb-card jb-verdict" data-holds={data.holds}>
            <h2>{t(data.holds ? 'chain.holds' : 'chain.broken', { count: data.faults })}</h2>
            <p>
              {t('chain.counts', { streams: data.streams, events: data.events, ms: data.tookMs })}
            </p>
            <p className="jb-quiet">
              {t('chain.checked-at')} <Instant at={data.checkedAt} seconds />
              {data.anchoredAt && (
                <>
                  {' · '}
                  {t('chain.anchored-at')} <Instant at={data.anchoredAt} seconds />
                </>
              )}
            </p>
          </section>
        )}
      </div>
      {check.error && <ProblemNote problem={Problem.from(check.error)} />}
      {data && data.found.length > 0 && (
        <DataTable
          caption={t('chain.faults')}
          rows={data.found}
          columns={[
            { key: 'stream', title: t('column.stream'), head: true, cell: (fault) => fault.stream },
            { key: 'version', title: t('column.version'), cell: (fault) => fault.version },
            {
              key: 'kind',
              title: t('column.kind'),
              cell: ({ kind }) => t(`terms:chain-fault.${kind}`),
            },
          ]}
        />
      )}
      <Anchors />
    </Page>
  );
}

function Anchors() {
  const { t } = useTranslation('audit');
  const [search, change] = useAddress();
  const { data } = api.useQuery('get', '/api/audit/anchors', {
    params: { query: { page: numberOf(search, 'page', 1) } },
  });
  if (!data) return null;
  return (
    <section className="jb-anchors">
      <h2>{t('anchors.title')}</h2>
      <p className="jb-quiet">{t('anchors.lead')}</p>
      <DataTable
        caption={t('anchors.title')}
        hideCaption
        rows={data.items}
        rowKey={({ number }) => String(number)}
        empty={<p>{t('anchors.none')}</p>}
        columns={[
          { key: 'number', title: t('anchors.number'), head: true, cell: ({ number }) => number },
          {
            key: 'taken',
            title: t('anchors.taken'),
            cell: ({ takenAt }) => <Instant at={takenAt} seconds />,
          },
          {
            key: 'hash',
            title: t('column.hash'),
            cell: ({ hash }) => <code className="jb-digest">{hash}</code>,
          },
        ]}
      />
      <Pager {...data} onPage={(page) => change({ page })} />
    </section>
  );
}
