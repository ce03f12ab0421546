import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { Problem } from '../../api/problem';
import { numberOf, useAddress } from '../../app/address';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { Instant } from '../../ui/instant';
import { Pager } from '../../ui/pager';
import { ProblemNote } from '../../ui/problem-note';
import { type Enforcement, type State, type Wanted } from './learning';
import { useVersionWords } from './version-words';
import { PartyName } from '../../ui/party-name';

const PAGE_SIZE = 10;

/** What was in force, from when to when and why; each can be put in force again. */
export function History(props: { state: State; onEnforce: (version: Wanted) => void }) {
  const { t } = useTranslation('learning');
  const say = useVersionWords();
  const [search, change] = useAddress();
  const page = numberOf(search, 'history', 1);
  const query = { page, pageSize: PAGE_SIZE };
  const { data, error } = api.useQuery(
    'get',
    '/api/match-weights/enforcements',
    { params: { query } },
    { placeholderData: keepPreviousData },
  );
  const { state } = props;
  const mayRevert = state.actions.includes('put-shipped-in-force');
  // Whoever may take back the weights in force may put earlier ones there.
  const again = ({ version }: Enforcement) =>
    mayRevert && version !== null && version.id !== state.inForce?.id;
  return (
    <section className="jb-card">
      <h2>{t('history.title')}</h2>
      {error && <ProblemNote problem={Problem.from(error)} />}
      {data && (
        <DataTable
          caption={t('history.title')}
          hideCaption
          rows={data.items}
          rowKey={({ number }) => String(number)}
          empty={<p className="jb-quiet">{t('history.none')}</p>}
          columns={[
            {
              key: 'what',
              title: t('history.what'),
              head: true,
              cell: (one) => say(one.version, 'title'),
            },
            {
              ...{ key: 'since', title: t('history.since') },
              cell: (one) => <Instant at={one.since} />,
            },
            {
              ...{ key: 'until', title: t('history.until') },
              cell: (one) => (one.until ? <Instant at={one.until} /> : <b>{t('history.now')}</b>),
            },
            { key: 'who', title: t('history.who'), cell: (one) => <PartyName party={one.putBy} /> },
            { key: 'why', title: t('history.why'), cell: (one) => one.reason },
            {
              ...{ key: 'act', title: '' },
              cell: (one) =>
                again(one) && (
                  <Button onClick={() => props.onEnforce(one.version)}>
                    {t('act.again', { version: say(one.version) })}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {data && <Pager {...data} onPage={(next) => change({ history: next })} />}
    </section>
  );
}
