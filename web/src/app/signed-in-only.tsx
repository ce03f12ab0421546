import { Navigate, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useMe } from '../api/me';

/**
 * A visitor who follows a link to a page of the signed-in parts signs in first and then stands
 * there. Whoever was signed in when the page opened keeps it, whatever becomes of his session: what
 * he typed is on it, and the gate asks for the password over it.
 */
export function SignedInOnly({ children }: { children: ReactNode }) {
  const me = useMe();
  const here = useRouterState({ select: ({ location }) => location.href });
  const [visitor] = useState(me === null);
  if (!visitor || me) return children;
  return <Navigate to="/sign-in" search={{ to: here } as never} replace />;
}
