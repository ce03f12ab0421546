import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PagedTable } from '../../app/paged-table';
import { api } from '../../api/client';
import type { paths } from '../../api/schema';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { Instant } from '../../ui/instant';
import '../../ui/state-tag.css';
import { useTongue } from '../../ui/tongue';
import { nameIn, type Person } from './organisation';
import { PersonDialog } from './person-dialog';
import { RoleName } from './role-name';

type Query = NonNullable<paths['/api/people']['get']['parameters']['query']>;

/** People with their roles, a page at a time. `within`: of one organisation, whose name goes unsaid. */
export function PeopleList(props: {
  query: Query;
  onPage: (page: number) => void;
  within?: string;
}) {
  const { t } = useTranslation(['organisations', 'terms']);
  const tongue = useTongue();
  const [opened, setOpened] = useState<string | null>(null);
  const asked = api.useQuery(
    'get',
    '/api/people',
    { params: { query: props.query } },
    { placeholderData: keepPreviousData },
  );
  return (
    <>
      <PagedTable
        asked={asked}
        found={(count) => t('people.found', { count })}
        caption={t('people.title')}
        empty={<EmptyState title={t('people.none')} why={t('people.none-why')} />}
        columns={[
          { key: 'name', title: t('people.name'), head: true, cell: (row) => nameIn(tongue, row) },
          { key: 'email', title: t('people.email'), cell: ({ email }) => email ?? '—' },
          {
            key: 'roles',
            title: t('people.roles'),
            cell: (row) => <Roles person={row} within={props.within} />,
          },
          { key: 'seen', title: t('people.seen'), cell: (row) => <Seen person={row} /> },
          {
            key: 'acts',
            title: t('acts'),
            cell: (row) => (
              <Button onClick={() => setOpened(row.id)}>
                {mayChange(row) ? t('people.manage') : t('people.look')}
                <span className="jb-hidden"> {nameIn(tongue, row)}</span>
              </Button>
            ),
          },
        ]}
        onPage={props.onPage}
      />
      {opened && <PersonDialog id={opened} onClose={() => setOpened(null)} />}
    </>
  );
}

const mayChange = ({ actions, roles }: Person): boolean =>
  actions.length > 0 || roles.some((role) => role.actions.length > 0);

function Roles({ person, within }: { person: Person; within?: string }) {
  const { t } = useTranslation(['organisations', 'terms']);
  const shown = person.roles.filter(({ organisationId }) => !within || organisationId === within);
  if (shown.length === 0) return <>—</>;
  return (
    <ul className="jb-plain-list">
      {shown.map((role) => (
        <li key={role.id}>
          <RoleName role={role} bare={within !== undefined} />
          {role.steward && <span className="jb-tag">{t('people.steward')}</span>}
        </li>
      ))}
    </ul>
  );
}

function Seen({ person }: { person: Person }) {
  const { t } = useTranslation('organisations');
  if (person.disabledAt)
    return (
      <span className="jb-state" data-tone="bad">
        {t('people.disabled')}
      </span>
    );
  return person.lastSeenAt ? <Instant at={person.lastSeenAt} /> : <>{t('people.never')}</>;
}
