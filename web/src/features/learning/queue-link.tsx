import { type ReactNode } from 'react';
import { useMe } from '../../api/me';
import { PageLink } from '../../app/page-link';

/** A way into the match queue, or to one challenge in it, for whoever may read it. */
export function QueueLink(props: { needId?: string; className?: string; children: ReactNode }) {
  const { needId, className, children } = props;
  const me = useMe();
  const mayRead = me?.acts.includes('match.review');
  if (!mayRead) return null;
  return needId ? (
    <PageLink to="/queue/$needId" params={{ needId }} className={className}>
      {children}
    </PageLink>
  ) : (
    <PageLink to="/queue" className={className}>
      {children}
    </PageLink>
  );
}
