import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Me, useMe } from '../api/me';
import { currentLanguage } from '../i18n';
import { type Destination, destinationsOf } from './navigation';
import { NoticeBell } from './notice-bell';
import { type ShadeChoice, useShade } from './shade';
import { openPalette } from './shortcut-layer';
import { useLanguageSwitch } from './top-bar-language';
import { SearchIcon, ShadeIcon } from './top-bar-icons';
import { PersonMenu } from './top-bar-person';
import '../ui/button.css';
import './top-bar.css';

/** More than these don't fit beside the tools of a usual window. */
const FEW = 5;

/** Name, places to go, search, notices, language, shade, person. Plain elements keep it light. */
export function TopBar() {
  const me = useMe();
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const destinations = destinationsOf(me);
  const shut = () => setOpen(false);
  return (
    <header className="jb-top" data-many={destinations.length > FEW}>
      <Link to="/" className="jb-brand" onClick={shut}>
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
          {destinations.map((destination) => (
            <Place key={destination.key} destination={destination} me={me} onGo={shut} />
          ))}
        </nav>
        <div className="jb-top-tools">
          <SearchButton onOpen={shut} />
          {me && <NoticeBell onGo={shut} />}
          <LanguageSwitch />
          <ShadeSwitch />
          {me && <PersonMenu me={me} onGone={shut} />}
          {me === null && (
            <Link to="/sign-in" className="jb-button jb-button-primary" onClick={shut}>
              {t('sign-in')}
            </Link>
          )}
        </div>
      </div>
    </header>
  );
}

function Place(props: { destination: Destination; me: Me | null | undefined; onGo: () => void }) {
  const { t } = useTranslation();
  const { key, to, waiting } = props.destination;
  const count = (waiting && props.me?.waiting[waiting]) || 0;
  return (
    <Link to={to} onClick={props.onGo}>
      {t(`nav.${key}`)}
      {count > 0 && (
        <span className="jb-waiting">
          <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
          <span className="jb-hidden">{t('waiting', { count })}</span>
        </span>
      )}
    </Link>
  );
}

function SearchButton({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation();
  const open = () => {
    onOpen();
    openPalette();
  };
  return (
    <button type="button" className="jb-tool jb-top-search" onClick={open}>
      <SearchIcon />
      {t('search')} <kbd aria-hidden="true">/</kbd>
    </button>
  );
}

function LanguageSwitch() {
  const switchTo = useLanguageSwitch();
  const now = currentLanguage();
  const next = now === 'zh' ? 'en' : 'zh';
  return (
    <button
      type="button"
      className="jb-tool"
      lang={next === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => void switchTo(next)}
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
  const name = t(`shade.${choice}`);
  return (
    <button
      type="button"
      className="jb-tool"
      aria-label={name}
      title={name}
      onClick={() => choose(NEXT_SHADE[choice])}
    >
      <ShadeIcon choice={choice} />
    </button>
  );
}
