import { Navigate } from '@tanstack/react-router';
import { usePathPart } from '../../app/address';

/** `/queue/<need>`, as other pages link to it: the queue with that challenge chosen. */
export default function QueueLinkPage() {
  const need = usePathPart('needId');
  return (
    <Navigate to="/queue" search={{ need, at: 'candidates', state: 'all' } as never} replace />
  );
}
