import type { AnyRoute } from '@tanstack/react-router';
import { page } from '../../app/page-route';

export const ingestRoutes = (root: AnyRoute): AnyRoute[] => [
  page(root, '/imports', () => import('./imports-page')),
  page(root, '/imports/new', () => import('./new-import-page')),
  page(root, '/imports/$id', () => import('./import-page')),
];
