import { useNavigate, useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { useMe } from '../api/me';

/**
 * A visitor who follows a link to a page of the signed-in parts signs in first and then stands
 * there. Whoever was signed in when the page opened keeps it, whatever becomes of his session: what
 * he typed is on it, and the gate asks for the password over it.
 */
export function SignedInOnly({ children }: { children: ReactNode }) {
  const me = useMe();
  const navigate = useNavigate();
  const router = useRouter();
  const [visitor] = useState(me === null);
  const [here] = useState(() => router.state.location.href);
  useEffect(() => {
    if (visitor) void navigate({ href: `/sign-in?to=${encodeURIComponent(here)}`, replace: true });
  }, [visitor, here, navigate]);
  return visitor ? null : children;
}
