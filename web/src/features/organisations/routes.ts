import type { AnyRoute } from '@tanstack/react-router';
import { page } from '../../app/page-route';

export const organisationsRoutes = (root: AnyRoute): AnyRoute[] => [
  page(root, '/organisations', () => import('./organisations-page')),
  page(root, '/organisations/$id', () => import('./organisation-page')),
  page(root, '/people', () => import('./people-page')),
];
