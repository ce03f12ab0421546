import type { AnyRoute } from '@tanstack/react-router';
import { page } from '../../app/page-route';

export const accountRoutes = (root: AnyRoute): AnyRoute[] => [
  page(root, '/sign-in', () => import('./sign-in-page')),
  page(root, '/join', () => import('./join-page')),
  page(root, '/account', () => import('./account-page')),
];
