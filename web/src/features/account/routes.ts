import type { AnyRoute } from '@tanstack/react-router';
import { openPage, page } from '../../app/page-route';

export const accountRoutes = (root: AnyRoute): AnyRoute[] => [
  openPage(root, '/sign-in', () => import('./sign-in-page')),
  openPage(root, '/join', () => import('./join-page')),
  page(root, '/account', () => import('./account-page')),
];
