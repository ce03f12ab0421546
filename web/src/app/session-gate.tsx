import { useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { onSessionEnd } from '../api/client';
import { ME_KEY } from '../api/me';

const SignInOver = lazy(() => import('./sign-in-over'));

/**
 * When a session ends under somebody's hands, asks for the password over the page as it stands:
 * nothing typed is lost, and the act can be repeated where it was refused.
 */
export function SessionGate({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const [ended, setEnded] = useState(false);
  useEffect(() => onSessionEnd(() => queries.getQueryData(ME_KEY) && setEnded(true)), [queries]);
  return (
    <>
      {children}
      {ended && (
        <Suspense fallback={null}>
          <SignInOver onDone={() => setEnded(false)} />
        </Suspense>
      )}
    </>
  );
}
