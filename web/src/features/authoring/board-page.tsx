import { useTranslation } from 'react-i18next';
import { PageLink } from '../../app/page-link';
import { textOf, useAddress } from '../../app/address';
import { api } from '../../api/client';
import { Problem } from '../../api/problem';
import { Deadline } from '../../ui/deadline';
import { EmptyState } from '../../ui/empty-state';
import { Instant } from '../../ui/instant';
import { Page } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { StateTag } from '../../ui/state-tag';
import { COLUMNS, type Managed } from './board-columns';
import '../../ui/button.css';
import '../../ui/fields.css';
import './board.css';

/** The most of one column that is drawn; the head of the column says how many there are. */
const SHOWN = 30;

/** The enterprise's own challenges by how far they are. */
export default function BoardPage() {
  const { t } = useTranslation('authoring');
  const [search, change] = useAddress();
  const q = textOf(search, 'q');
  const list = api.useQuery('get', '/api/challenges/managed', {
    params: { query: { pageSize: 1, q } },
  });
  const counts = new Map(list.data?.states.map(({ value, count }) => [value, count]));
  return (
    <Page
      wide
      title={t('board.title')}
      lead={t('board.lead')}
      acts={
        <PageLink to="/my/challenges/new" className="jb-button jb-button-primary">
          {t('board.new')}
        </PageLink>
      }
    >
      <input
        type="search"
        className="jb-input jb-board-search"
        aria-label={t('board.search')}
        placeholder={t('board.search')}
        defaultValue={q}
        onChange={(event) => change({ q: event.target.value })}
      />
      {list.error && <ProblemNote problem={Problem.from(list.error)} />}
      {list.data?.total === 0 && !q ? (
        <EmptyState
          title={t('board.empty')}
          why={t('board.empty-why')}
          act={<PageLink to="/my/challenges/new">{t('board.new')}</PageLink>}
        />
      ) : (
        <div className="jb-board" tabIndex={0} role="region" aria-label={t('board.title')}>
          {COLUMNS.map(({ key, states }) => {
            const count = states.reduce((sum, state) => sum + (counts.get(state) ?? 0), 0);
            return <Column key={key} name={key} states={states} q={q} count={count} />;
          })}
        </div>
      )}
    </Page>
  );
}

function Column(props: {
  name: string;
  states: (typeof COLUMNS)[number]['states'];
  q?: string;
  count: number;
}) {
  const { t } = useTranslation('authoring');
  const { name, states, q, count } = props;
  const { data } = api.useQuery(
    'get',
    '/api/challenges/managed',
    { params: { query: { state: [...states], pageSize: SHOWN, q } } },
    { enabled: count > 0 },
  );
  const items = count > 0 ? (data?.items ?? []) : [];
  return (
    <section className="jb-board-column">
      <h2>
        {t(`board.column.${name}`)} <span className="jb-quiet">{count}</span>
      </h2>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <Card item={item} />
          </li>
        ))}
      </ul>
      {count > items.length && items.length > 0 && (
        <p className="jb-quiet">{t('board.more', { count: count - items.length })}</p>
      )}
      {count === 0 && <p className="jb-quiet">{t('board.none')}</p>}
    </section>
  );
}

/** States in which the issuer has something to do or to look at. */
const TURNS: readonly Managed['state'][] = ['draft', 'returned', 'opened', 'contracted', 'running'];

function Card({ item }: { item: Managed }) {
  const { t } = useTranslation('authoring');
  return (
    <PageLink to="/my/challenges/$id" params={{ id: item.id }} className="jb-card jb-board-card">
      <strong>{item.title}</strong>
      <span className="jb-board-line">
        <StateTag kind="challenge" state={item.state} />
        {item.number && <span className="jb-quiet">{item.number}</span>}
      </span>
      {TURNS.includes(item.state) && (
        <b className="jb-board-turn">{t(`board.turn.${item.state}`)}</b>
      )}
      {item.open && item.deadline && <Deadline at={item.deadline} form="line" />}
      {item.reason && item.state === 'returned' && (
        <span className="jb-board-reason">{t('board.returned', { reason: item.reason })}</span>
      )}
      <span className="jb-quiet">
        {t('board.changed')} <Instant at={item.updatedAt} />
      </span>
    </PageLink>
  );
}
