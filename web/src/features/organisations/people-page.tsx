import { useTranslation } from 'react-i18next';
import { numberOf, textOf, useAddress } from '../../app/address';
import { findOrganisations } from '../../app/find-parties';
import { PageLink } from '../../app/page-link';
import { SearchField } from '../../app/search-field';
import { useMe } from '../../api/me';
import type { components } from '../../api/schema';
import { OrganisationPicker } from '../../ui/forms/picker';
import { Page } from '../../ui/page';
import './organisations.css';
import { PeopleList } from './people-list';

type Role = components['schemas']['Role'];
const ROLES: readonly Role[] = [
  ...(['enterprise', 'professor', 'coordinator', 'reviewer', 'auditor', 'admin'] as const),
];
const STATES = ['active', 'disabled'] as const;

/** Everybody who can sign in, or could; for an organisation's own staff, their colleagues. */
export default function PeoplePage() {
  const { t } = useTranslation(['organisations', 'terms']);
  const me = useMe();
  const [search, change] = useAddress();
  const role = ROLES.find((one) => one === textOf(search, 'role'));
  const state = STATES.find((one) => one === textOf(search, 'state'));
  const organisationId = textOf(search, 'organisation');
  const page = numberOf(search, 'page', 1);
  return (
    <Page
      wide
      title={t('people.title')}
      lead={t('people.lead')}
      acts={
        me?.organisationId && (
          <PageLink to="/organisations/$id" params={{ id: me.organisationId }}>
            {t('own')}
          </PageLink>
        )
      }
    >
      <div className="jb-people-filters" role="search">
        <SearchField label={t('people.search')} />
        <Choose
          label={t('people.role')}
          value={role}
          options={ROLES.map((value) => ({ value, label: t(`terms:role.${value}`) }))}
          onChoose={(value) => change({ role: value, page: undefined })}
        />
        <Choose
          label={t('people.state')}
          value={state}
          options={STATES.map((value) => ({ value, label: t(`people.states.${value}`) }))}
          onChoose={(value) => change({ state: value, page: undefined })}
        />
        <OrganisationPicker
          aria-label={t('people.organisation')}
          placeholder={t('people.organisation')}
          find={findOrganisations}
          value={organisationId}
          onChange={(id) => change({ organisation: id ?? undefined, page: undefined })}
        />
      </div>
      <PeopleList
        query={{ q: textOf(search, 'q'), role, state, organisationId, page }}
        onPage={(next) => change({ page: next })}
      />
    </Page>
  );
}

/** A plain choice among few, or of none of them. */
function Choose(props: {
  label: string;
  value?: string;
  options: { value: string; label: string }[];
  onChoose: (value?: string) => void;
}) {
  const { t } = useTranslation('organisations');
  return (
    <select
      className="jb-input"
      aria-label={props.label}
      value={props.value ?? ''}
      onChange={({ target }) => props.onChoose(target.value || undefined)}
    >
      <option value="">{t('people.any', { what: props.label })}</option>
      {props.options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
