import type { AnyRoute } from '@tanstack/react-router';
import { page } from '../../app/page-route';

export const insightsRoutes = (root: AnyRoute): AnyRoute[] => [
  page(root, '/insights', () => import('./insights-page')),
];
