import { keepPreviousData } from '@tanstack/react-query';
import { type RefObject, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../app/address';
import { useShortcuts } from '../../app/shortcuts';
import { api } from '../../api/client';
import { Problem } from '../../api/problem';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { FacetChips, Facets } from '../../ui/facets';
import { useNarrow } from '../../ui/narrow';
import { Page } from '../../ui/page';
import { Pager } from '../../ui/pager';
import { ProblemNote } from '../../ui/problem-note';
import { ChallengeLine } from './challenge-line';
import { CopyLink } from './copy-link';
import { facetGroups } from './list-facets';
import { askedBy, exportOf, FACET_KEYS, PAGE_SIZE, queryOf, SORTS } from './list-query';
import { SearchBox } from './search-box';
import './list-page.css';

/** The unveiling list, for everybody. Whatever narrows it stands in the address. */
export default function ListPage() {
  const { t } = useTranslation(['challenges', 'terms']);
  const [search, change] = useAddress();
  const asked = askedBy(search);
  const list = api.useQuery(
    'get',
    '/api/challenges',
    { params: { query: queryOf(asked) } },
    { placeholderData: keepPreviousData },
  );
  const results = useRef<HTMLDivElement>(null);
  // On a phone the results come first and what is done with the whole of them last.
  const narrowWindow = useNarrow();
  useSteps(results);
  const groups = list.data ? facetGroups(t, list.data.facets, asked.chosen) : [];
  const narrow = (key: string, values: string[]) =>
    change({ [key]: values, page: undefined }, { push: true });
  const turn = (page: number) => {
    change({ page: page > 1 ? page : undefined }, { push: true });
    results.current?.focus({ preventScroll: true });
    results.current?.scrollIntoView();
  };
  const acts = (
    <>
      <a className="jb-button" href={exportOf(asked)} download>
        {t('list.export')}
      </a>
      <CopyLink />
    </>
  );
  return (
    <Page title={t('list.title')} lead={t('list.lead')} acts={!narrowWindow && acts}>
      <div className="jb-list-bar jb-no-print">
        <SearchBox
          value={asked.q ?? ''}
          onSearch={(q) => change({ q, page: undefined, sort: undefined })}
        />
      </div>
      <div className="jb-with-facets jb-list-page">
        <Facets groups={groups} chosen={asked.chosen} onChange={narrow} />
        <div className="jb-list-head">
          <p className="jb-list-count" role="status">
            {list.data && t('list.count', { count: list.data.total })}
          </p>
          <SortChoice
            sort={asked.sort}
            searching={Boolean(asked.q)}
            onSort={(sort) => change({ sort, page: undefined }, { push: true })}
          />
        </div>
        <div
          ref={results}
          className="jb-list-results"
          tabIndex={-1}
          aria-busy={list.isPlaceholderData}
        >
          <FacetChips groups={groups} chosen={asked.chosen} onChange={narrow} />
          {list.error && (
            <ProblemNote problem={Problem.from(list.error)} onRetry={() => void list.refetch()} />
          )}
          {list.data && (
            <>
              {list.data.items.length > 0 ? (
                <Lines items={list.data.items} words={wordsOf(asked.q)} />
              ) : (
                <NothingFound
                  narrowed={list.data.total === 0 && isNarrowed(asked)}
                  onClear={() => change(CLEARED, { push: true })}
                />
              )}
              <Pager page={asked.page} pageSize={PAGE_SIZE} total={list.data.total} onPage={turn} />
            </>
          )}
          {list.isPending && !list.error && (
            <p className="jb-loading" role="status">
              {t('frame:loading')}
            </p>
          )}
        </div>
      </div>
    </Page>
  );
}

type Asked = ReturnType<typeof askedBy>;
type Item = Parameters<typeof ChallengeLine>[0]['challenge'];

const CLEARED = Object.fromEntries(
  ['q', 'sort', 'page', ...FACET_KEYS].map((key) => [key, undefined]),
);

const isNarrowed = ({ q, chosen }: Asked): boolean =>
  Boolean(q) || FACET_KEYS.some((key) => chosen[key].length > 0);

const wordsOf = (q: string | undefined): string[] =>
  q?.split(/[\s,，、;；]+/).filter(Boolean) ?? [];

function Lines({ items, words }: { items: readonly Item[]; words: string[] }) {
  const { t } = useTranslation('challenges');
  return (
    <>
      <h2 className="jb-hidden">{t('list.results')}</h2>
      <ul className="jb-lines">
        {items.map((challenge) => (
          <li key={challenge.id}>
            <ChallengeLine challenge={challenge} words={words} />
          </li>
        ))}
      </ul>
    </>
  );
}

function NothingFound({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }) {
  const { t } = useTranslation('challenges');
  return (
    <EmptyState
      title={t(narrowed ? 'list.none-found' : 'list.none')}
      why={t(narrowed ? 'list.none-found-why' : 'list.none-why')}
      act={
        narrowed && (
          <Button kind="primary" onClick={onClear}>
            {t('list.clear')}
          </Button>
        )
      }
    />
  );
}

function SortChoice(props: {
  sort: (typeof SORTS)[number];
  searching: boolean;
  onSort: (sort: string) => void;
}) {
  const { t } = useTranslation('challenges');
  return (
    <label className="jb-list-sort">
      <span>{t('sort.label')}</span>
      <select
        className="jb-input"
        value={props.sort}
        onChange={({ target }) => props.onSort(target.value)}
      >
        {SORTS.filter((sort) => sort !== 'relevance' || props.searching).map((sort) => (
          <option key={sort} value={sort}>
            {t(`sort.${sort}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** j and k go from title to title; Enter then follows the link, as everywhere. */
function useSteps(results: RefObject<HTMLElement | null>): void {
  const step = (by: number) => {
    const links = [...(results.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])];
    const now = links.findIndex((link) => link === document.activeElement);
    const next = now < 0 ? (by > 0 ? 0 : links.length - 1) : now + by;
    links[next]?.focus();
    links[next]?.scrollIntoView({ block: 'nearest' });
  };
  useShortcuts([
    { keys: 'j', says: 'challenges:keys.next', run: () => step(1) },
    { keys: 'k', says: 'challenges:keys.previous', run: () => step(-1) },
  ]);
}
