import type { AnyRoute } from '@tanstack/react-router';
import { plainPage } from '../../app/page-route';

export const notificationsRoutes = (root: AnyRoute): AnyRoute[] => [
  plainPage(root, '/notifications', () => import('./notices-page')),
];
