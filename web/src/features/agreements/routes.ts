import type { AnyRoute } from '@tanstack/react-router';
import { page } from '../../app/page-route';

export const agreementsRoutes = (root: AnyRoute): AnyRoute[] => [
  page(root, '/agreements', () => import('./agreements-page')),
  page(root, '/agreements/$id', () => import('./agreement-page')),
];
