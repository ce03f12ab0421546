import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../api/client';
import { forgetAll, type Me, useMe } from '../api/me';
import { chooseLanguage, currentLanguage } from '../i18n';
import { destinationsOf, homeOf } from './navigation';
import { NoticeBell } from './notice-bell';
import { type ShadeChoice, useShade } from './shade';

/** Name, places to go, search, notices, language, shade, person. Plain elements keep it light. */
export function TopBar() {
  const me = useMe();
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <header className="jb-top">
      <Link to="/" className="jb-brand">
        <img src="/seal.svg" alt="" width="28" height="28" />
        <span>{t('name')}</span>
      </Link>
      <button
        type="button"
        className="jb-top-toggle"
        aria-expanded={open}
        aria-controls="navigation"
        onClick={() => setOpen(!open)}
      >
        {t('menu')}
      </button>
      <div id="navigation" className={open ? 'jb-top-inner jb-open' : 'jb-top-inner'}>
        <nav aria-label={t('nav.label')}>
          {destinationsOf(me).map(({ key, to }) => (
            <Link key={key} to={to} onClick={() => setOpen(false)}>
              {t(`nav.${key}`)}
            </Link>
          ))}
        </nav>
        <div className="jb-top-tools">
          <SearchButton />
          {me && <NoticeBell />}
          <LanguageSwitch />
          <ShadeSwitch />
          {me ? <PersonMenu me={me} /> : me === null && <Link to="/sign-in">{t('sign-in')}</Link>}
        </div>
      </div>
    </header>
  );
}

function SearchButton() {
  const { t } = useTranslation();
  // The keyboard's own way in, so that there is one.
  const open = () =>
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true }));
  return (
    <button type="button" className="jb-tool" onClick={open}>
      {t('search')} <kbd aria-hidden="true">/</kbd>
    </button>
  );
}

function LanguageSwitch() {
  const now = currentLanguage();
  const next = now === 'zh' ? 'en' : 'zh';
  return (
    <button
      type="button"
      className="jb-tool"
      lang={next === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => void chooseLanguage(next)}
    >
      {next === 'zh' ? '中文' : 'English'}
    </button>
  );
}

const NEXT_SHADE: Record<ShadeChoice, ShadeChoice> = {
  system: 'light',
  light: 'dark',
  dark: 'system',
};

function ShadeSwitch() {
  const { choice, choose } = useShade();
  const { t } = useTranslation();
  return (
    <button type="button" className="jb-tool" onClick={() => choose(NEXT_SHADE[choice])}>
      {t(`shade.${choice}`)}
    </button>
  );
}

function PersonMenu({ me }: { me: Me }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const switchTo = async (membershipId: string) => {
    await client.PUT('/api/me/role', { body: { membershipId } });
    await forgetAll(queries);
    const now = me.memberships.find(({ id }) => id === membershipId);
    await navigate({ to: homeOf(now ? { ...me, role: now.role } : me) });
  };
  const signOut = async () => {
    await client.DELETE('/api/sessions/current');
    await forgetAll(queries);
    await navigate({ to: '/' });
  };
  return (
    <details className="jb-person">
      <summary>{me.name}</summary>
      <div className="jb-person-menu">
        <p className="jb-quiet">{t('acting-as')}</p>
        {me.memberships.map((membership) => (
          <button
            key={membership.id}
            type="button"
            aria-pressed={membership.id === me.membershipId}
            onClick={() => void switchTo(membership.id)}
          >
            {t(`terms:role.${membership.role}`)} · {membership.organisationName}
          </button>
        ))}
        <hr />
        <Link to="/account">{t('nav.account')}</Link>
        <button type="button" onClick={() => void signOut()}>
          {t('sign-out')}
        </button>
      </div>
    </details>
  );
}
