import type { AnyRoute } from '@tanstack/react-router';
import { page } from '../../app/page-route';

export const proposalsRoutes = (root: AnyRoute): AnyRoute[] => [
  page(root, '/proposals', () => import('./proposals-page')),
  page(root, '/proposals/new', () => import('./asking/new-proposal-page')),
  page(root, '/proposals/$id', () => import('./proposal-page')),
  page(root, '/proposals/$id/consequences', () => import('./applying/consequences-page')),
];
