import type { AnyRoute } from '@tanstack/react-router';
import { page } from '../../app/page-route';

export const queueRoutes = (root: AnyRoute): AnyRoute[] => [
  page(root, '/queue', () => import('./queue-page')),
  page(root, '/queue/$needId', () => import('./queue-link-page')),
  page(root, '/queue/$needId/runs', () => import('./runs/runs-page')),
];
