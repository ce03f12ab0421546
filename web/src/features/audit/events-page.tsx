import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../app/page-link';
import { type Search } from '../../app/page-route';
import { textOf, useAddress } from '../../app/address';
import { client } from '../../api/client';
import { Problem } from '../../api/problem';
import type { components } from '../../api/schema';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import '../../ui/fields.css';
import { Instant } from '../../ui/instant';
import { Page } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import './audit.css';

type Event = components['schemas']['EventAnswer'];
const FILTERS = ['stream', 'type', 'actor'] as const;

/** The event log as it is stored, newest first; each row can be followed to its stream. */
export default function EventsPage() {
  const { t } = useTranslation(['audit', 'terms']);
  const [search, change] = useAddress();
  const query = Object.fromEntries(FILTERS.map((key) => [key, textOf(search, key)]));
  const log = useInfiniteQuery({
    queryKey: ['get', '/api/audit/events', query],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const params = { query: { ...query, cursor: pageParam, limit: 50 } };
      const { data } = await client.GET('/api/audit/events', { params, signal });
      return data ?? { items: [], nextCursor: null };
    },
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  const events = log.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Page
      wide
      title={t('events.title')}
      lead={t('events.lead')}
      acts={
        <a className="jb-button jb-button-plain" href={exportPath(search)}>
          {t('events.export')}
        </a>
      }
    >
      <form className="jb-audit-filter" onSubmit={(event) => event.preventDefault()}>
        {FILTERS.map((key) => (
          <label key={`${key} ${textOf(search, key) ?? ''}`}>
            {t(`filter.${key}`)}
            <input
              className="jb-input"
              defaultValue={textOf(search, key)}
              placeholder={t(`filter.${key}-example`)}
              onBlur={(event) => change({ [key]: event.target.value.trim() })}
              onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
            />
          </label>
        ))}
      </form>
      {log.error && <ProblemNote problem={Problem.from(log.error)} />}
      {log.data && <Log events={events} />}
      {log.hasNextPage && (
        <Button disabled={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {t('events.more')}
        </Button>
      )}
    </Page>
  );
}

function exportPath(search: Search): string {
  const query = new URLSearchParams();
  for (const key of FILTERS) {
    const value = textOf(search, key);
    if (value) query.set(key, value);
  }
  return `/api/audit/events.csv?${query.toString()}`;
}

function Log({ events }: { events: Event[] }) {
  const { t } = useTranslation(['audit', 'terms']);
  return (
    <DataTable
      caption={t('events.title')}
      hideCaption
      rows={events}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t('events.none')} why={t('events.none-why')} />}
      columns={[
        {
          key: 'at',
          title: t('column.at'),
          head: true,
          cell: ({ at }) => <Instant at={at} seconds />,
        },
        { key: 'type', title: t('column.type'), cell: ({ type }) => <Type type={type} /> },
        { key: 'stream', title: t('column.stream'), cell: (event) => <Stream event={event} /> },
        { key: 'actor', title: t('column.actor'), cell: ({ actor }) => <Actor actor={actor} /> },
        {
          key: 'payload',
          title: t('column.payload'),
          cell: ({ payload }) => (
            <details>
              <summary>{t('events.payload')}</summary>
              <pre className="jb-payload">{JSON.stringify(payload, null, 1)}</pre>
            </details>
          ),
        },
        {
          key: 'hash',
          title: t('column.hash'),
          cell: ({ hash }) => <code title={hash}>{hash.slice(0, 12)}…</code>,
        },
      ]}
    />
  );
}

/** What happened, in words; below it the name that the log and its filter use. */
function Type({ type }: { type: string }) {
  return (
    <>
      <Known group="event" name={type} />
      <div>
        <code className="jb-quiet">{type}</code>
      </div>
    </>
  );
}

/** Names of later versions, which have no words yet, are shown as they are. */
function Known({ group, name }: { group: 'event' | 'noun'; name: string }) {
  const { t, i18n } = useTranslation('audit');
  const key = `${group}.${name}`;
  return i18n.exists(`audit:${key}`) ? t(key) : <code>{name}</code>;
}

/** The end of an id tells streams apart: its beginning is the time. */
const shortOf = (id: string): string => (id.length > 12 ? `…${id.slice(-8)}` : id);

function Stream({ event: { stream, version } }: { event: Event }) {
  const { t } = useTranslation('audit');
  const [noun, id] = stream.split(':');
  return (
    <>
      <PageLink to="/audit/events" search={{ stream }}>
        <Known group="noun" name={noun} /> <code title={id}>{shortOf(id)}</code>
      </PageLink>{' '}
      <span className="jb-quiet">{t('events.position', { version })}</span>{' '}
      {noun === 'challenge' && (
        <PageLink to="/audit/challenges/$id" params={{ id }}>
          {t('events.story')}
        </PageLink>
      )}
    </>
  );
}

function Actor({ actor }: { actor: Event['actor'] }) {
  const { t } = useTranslation('terms');
  return (
    <>
      {actor.kind === 'person' ? (actor.name ?? t('actor.person')) : t(`actor.${actor.kind}`)}
      <div className="jb-quiet">
        {actor.kind === 'person' ? (
          [actor.role && t(`role.${actor.role}`), actor.organisationName]
            .filter(Boolean)
            .join(' · ')
        ) : (
          <code>{actor.name}</code>
        )}
      </div>
    </>
  );
}
