import { keepPreviousData } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../app/page-link';
import { numberOf, textOf, useAddress } from '../../app/address';
import { api } from '../../api/client';
import { useMe } from '../../api/me';
import { Problem } from '../../api/problem';
import type { components } from '../../api/schema';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import '../../ui/fields.css';
import { Page } from '../../ui/page';
import { Pager } from '../../ui/pager';
import { ProblemNote } from '../../ui/problem-note';
import { Tabs } from '../../ui/tabs';
import { useTongue } from '../../ui/tongue';
import { InviteDialog } from './invite-dialog';
import { NewOrganisation } from './new-organisation';
import './organisations.css';

type Organisation = components['schemas']['OrganisationAnswer'];
type Kind = components['schemas']['OrganisationKind'];
const KINDS: readonly Kind[] = [
  ...(['enterprise', 'university', 'institute', 'government', 'alliance'] as const),
];
const SETTLE_MS = 300;

/** Every organisation on the platform, by name and kind. */
export default function OrganisationsPage() {
  const { t } = useTranslation(['organisations', 'terms']);
  const me = useMe();
  const [search, change] = useAddress();
  const [creating, setCreating] = useState(false);
  const chosen = KINDS.find((kind) => kind === textOf(search, 'kind'));
  return (
    <Page
      wide
      title={t('title')}
      lead={t('lead')}
      acts={
        me?.acts.includes('organisation.edit') && (
          <Button kind="primary" onClick={() => setCreating(true)}>
            {t('new.title')}
          </Button>
        )
      }
    >
      <SearchField />
      <Tabs
        label={t('kind')}
        chosen={chosen ?? 'all'}
        onChoose={(kind) => change({ kind: kind === 'all' ? undefined : kind, page: undefined })}
        tabs={['all', ...KINDS].map((key) => ({
          key,
          label: key === 'all' ? t('all') : t(`terms:organisation-kind.${key}`),
          content: <List kind={chosen} />,
        }))}
      />
      {creating && <NewOrganisation onClose={() => setCreating(false)} />}
    </Page>
  );
}

/** What is typed shows at once and goes into the address when the typing settles. */
function SearchField() {
  const { t } = useTranslation('organisations');
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
  return (
    <input
      type="search"
      className="jb-input jb-organisation-search"
      aria-label={t('search')}
      placeholder={t('search')}
      maxLength={200}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
    />
  );
}

function List({ kind }: { kind?: Kind }) {
  const { t } = useTranslation(['organisations', 'terms']);
  const tongue = useTongue();
  const me = useMe();
  const [search, change] = useAddress();
  const [inviting, setInviting] = useState<Organisation | null>(null);
  const query = { q: textOf(search, 'q'), kind, page: numberOf(search, 'page', 1) };
  const { data, error } = api.useQuery(
    'get',
    '/api/organisations',
    { params: { query } },
    { placeholderData: keepPreviousData },
  );
  if (error) return <ProblemNote problem={Problem.from(error)} />;
  if (!data) return <p>{t('frame:loading')}</p>;
  const nameOf = ({ name, nameEn }: Organisation) => (tongue === 'en' && nameEn) || name;
  return (
    <>
      <p className="jb-quiet" role="status">
        {t('found', { count: data.total })}
      </p>
      <DataTable
        caption={t('title')}
        hideCaption
        rows={data.items}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('none')} why={t('none-why')} />}
        columns={[
          { key: 'name', title: t('name'), head: true, cell: nameOf },
          {
            key: 'kind',
            title: t('kind'),
            cell: (row) => t(`terms:organisation-kind.${row.kind}`),
          },
          { key: 'region', title: t('region'), cell: ({ region }) => region ?? '—' },
          { key: 'tier', title: t('tier'), cell: ({ tier }) => (tier ? t(`tiers.${tier}`) : '—') },
          {
            key: 'verified',
            title: t('verification'),
            cell: ({ verified }) => (verified ? t('verified') : t('unverified')),
          },
          {
            key: 'acts',
            title: t('acts'),
            cell: (row) => (
              <div className="jb-acts">
                <Experts organisation={row} />
                {me?.acts.includes('colleague.invite') && (
                  <Button onClick={() => setInviting(row)}>
                    {t('invite.act')}
                    <span className="jb-hidden"> {nameOf(row)}</span>
                  </Button>
                )}
              </div>
            ),
          },
        ]}
      />
      <Pager {...data} onPage={(page) => change({ page })} />
      {inviting && (
        <InviteDialog
          organisationId={inviting.id}
          name={nameOf(inviting)}
          onClose={() => setInviting(null)}
        />
      )}
    </>
  );
}

/** Only those that employ experts lead to them. */
function Experts({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation('organisations');
  if (organisation.kind !== 'university' && organisation.kind !== 'institute') return null;
  return (
    <PageLink to="/experts" search={{ organisation: organisation.id }}>
      {t('experts')}
      <span className="jb-hidden"> {organisation.name}</span>
    </PageLink>
  );
}
