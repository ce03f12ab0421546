import { Navigate } from '@tanstack/react-router';

/** The list is what visitors come for. */
export default function HomePage() {
  return <Navigate to="/challenges" replace />;
}
