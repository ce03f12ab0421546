import type { AnyRoute } from '@tanstack/react-router';
import { page } from '../../app/page-route';

export const auditRoutes = (root: AnyRoute): AnyRoute[] => [
  page(root, '/audit/events', () => import('./events-page')),
  page(root, '/audit/verification', () => import('./verification-page')),
  page(root, '/audit/challenges/$id', () => import('./story-page')),
];
