import type { AnyRoute } from '@tanstack/react-router';
import { page } from '../../app/page-route';

export const screeningRoutes = (root: AnyRoute): AnyRoute[] => [
  page(root, '/screening', () => import('./screening-page')),
];
