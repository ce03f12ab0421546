import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/me';
import { EmptyState } from '../../ui/empty-state';
import { Page } from '../../ui/page';
import { useTongue } from '../../ui/tongue';
import { InviteColleague } from './invite-colleague';
import { LanguagePreference } from './language-preference';
import { PasswordForm } from './password-form';
import { SessionsList } from './sessions-list';
import './account.css';

/** Who somebody is here, his language, his password, where he is signed in, whom he invites. */
export default function AccountPage() {
  const { t } = useTranslation(['account', 'terms']);
  const tongue = useTongue();
  const me = useMe();
  if (me === undefined) return <Page title={t('account.title')}>{null}</Page>;
  if (me === null)
    return (
      <Page title={t('account.title')}>
        <EmptyState
          title={t('account.visitor')}
          act={
            <Link to="/sign-in" search={{ to: '/account' }} className="jb-button">
              {t('frame:sign-in')}
            </Link>
          }
        />
      </Page>
    );
  const said = (name: string, nameEn: string | null) => (tongue === 'en' && nameEn) || name;
  return (
    <Page title={t('account.title')}>
      <div className="jb-account">
        <section className="jb-card" aria-labelledby="account-person">
          <h2 id="account-person">{said(me.name, me.nameEn)}</h2>
          {me.email && <p className="jb-quiet">{me.email}</p>}
          <ul className="jb-account-roles">
            {me.memberships.map((membership) => (
              <li key={membership.id}>
                <strong>{t(`terms:role.${membership.role}`)}</strong>{' '}
                {said(membership.organisationName, membership.organisationNameEn)}
                {membership.id === me.membershipId && (
                  <span className="jb-tag">{t('account.present')}</span>
                )}
              </li>
            ))}
          </ul>
          <LanguagePreference locale={me.locale} />
        </section>
        <section className="jb-card" aria-labelledby="account-password">
          <h2 id="account-password">{t('password.title')}</h2>
          <PasswordForm />
        </section>
        {me.acts.includes('colleague.invite') && me.organisationId && (
          <section className="jb-card" aria-labelledby="account-colleague">
            <h2 id="account-colleague">{t('colleague.title')}</h2>
            <InviteColleague organisationId={me.organisationId} role={me.role} />
          </section>
        )}
        <section className="jb-card jb-account-wide" aria-labelledby="account-sessions">
          <h2 id="account-sessions">{t('sessions.title')}</h2>
          <SessionsList />
        </section>
      </div>
    </Page>
  );
}
