import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../api/client';
import { forgetAll, type Me } from '../api/me';
import { useTongue } from '../ui/tongue';
import { homeOf } from './navigation';

/** Who is signed in and as whom; other roles, the account, the way out. */
export function PersonMenu({ me, onGone }: { me: Me; onGone: () => void }) {
  const { t } = useTranslation();
  const tongue = useTongue();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { menu, open, setOpen } = useMenu();
  const leave = () => {
    setOpen(false);
    onGone();
  };
  const switchTo = async ({ id, role }: Me['memberships'][number]) => {
    leave();
    await client.PUT('/api/me/role', { body: { membershipId: id } });
    await forgetAll(queries);
    await navigate({ to: homeOf({ role }) });
  };
  const signOut = async () => {
    leave();
    await client.DELETE('/api/sessions/current');
    await forgetAll(queries);
    await navigate({ to: '/' });
  };
  const said = (name: string, nameEn: string | null) => (tongue === 'en' && nameEn) || name;
  return (
    <div className="jb-person" ref={menu}>
      <button
        type="button"
        className="jb-tool jb-person-name"
        aria-expanded={open}
        aria-controls="person-menu"
        onClick={() => setOpen(!open)}
      >
        {said(me.name, me.nameEn)}
        <span aria-hidden="true">▾</span>
      </button>
      <div id="person-menu" className="jb-person-menu" hidden={!open}>
        <p className="jb-quiet">{t('acting-as')}</p>
        {me.memberships.map((membership) => (
          <button
            key={membership.id}
            type="button"
            aria-pressed={membership.id === me.membershipId}
            onClick={() => void switchTo(membership)}
          >
            <span>{t(`terms:role.${membership.role}`)}</span>
            <span className="jb-quiet">
              {said(membership.organisationName, membership.organisationNameEn)}
            </span>
          </button>
        ))}
        <hr />
        <Link to="/account" onClick={leave}>
          {t('nav.account')}
        </Link>
        <button type="button" onClick={() => void signOut()}>
          {t('sign-out')}
        </button>
      </div>
    </div>
  );
}

/** Open until something else is clicked or focused, or Escape is pressed. */
function useMenu() {
  const menu = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (!open) return undefined;
    const look = ({ target }: Event) => {
      if (target instanceof Node && !menu.current?.contains(target)) setOpen(false);
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      menu.current?.querySelector('button')?.focus();
    };
    document.addEventListener('pointerdown', look);
    document.addEventListener('focusin', look);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', look);
      document.removeEventListener('focusin', look);
      document.removeEventListener('keydown', escape);
    };
  }, [open]);
  return { menu, open, setOpen };
}
