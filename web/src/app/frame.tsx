import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ConnectionBanner } from './connection-banner';
import { ShortcutLayer } from './shortcut-layer';
import { TopBar } from './top-bar';
import { UndoLayer } from './undo-layer';
import './frame.css';

/** What stands around every page: the way past the navigation, the bar, the page, the foot. */
export function Frame() {
  // `ui` too, so that no part of a page waits for its words when it first appears.
  const { t } = useTranslation(['frame', 'ui']);
  useFocusOnArrival();
  return (
    <div className="jb-frame">
      <a className="jb-skip" href="#main">
        {t('skip')}
      </a>
      <TopBar />
      <ConnectionBanner />
      <div className="jb-content">
        <Suspense
          fallback={
            <p className="jb-loading" role="status">
              {t('loading')}
            </p>
          }
        >
          <Outlet />
        </Suspense>
      </div>
      <footer className="jb-foot">
        <span>{t('foot')}</span>
        <span className="jb-foot-links">
          <Link to="/how-it-works">{t('nav.how')}</Link>
          <Link to="/verifications">{t('nav.verify')}</Link>
          <a href="/api/docs">{t('nav.api')}</a>
        </span>
      </footer>
      <ShortcutLayer />
      <UndoLayer />
    </div>
  );
}

/** After a change of page the keyboard stands at the new page's heading, as after a full load. */
function useFocusOnArrival(): void {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const before = useRef<string>(undefined);
  useEffect(() => {
    // On a full load the keyboard begins at the top, where the way past the navigation is.
    const moved = before.current && path && path !== before.current;
    before.current = path ?? before.current;
    return moved ? focusMain() : undefined;
  }, [path]);
}

/**
 * Now, or as soon as the page is there: its words or data may still be on their way. Without
 * scrolling: a page taller than the window would slip under the bar. Returns the way to give up.
 */
function focusMain(): () => void {
  const stand = () => {
    const main = document.querySelector<HTMLElement>('#main');
    // React hides what it has drawn while a part of it still waits; what is hidden takes no focus.
    const ready = main?.checkVisibility() ?? false;
    if (ready) main?.focus({ preventScroll: true });
    return ready;
  };
  const watch = new MutationObserver(() => stand() && watch.disconnect());
  const what = { childList: true, subtree: true, attributes: true, attributeFilter: ['style'] };
  if (!stand()) watch.observe(document.body, what);
  return () => watch.disconnect();
}
