import type { AnyRoute } from '@tanstack/react-router';
import { page } from '../../app/page-route';

export const fitsRoutes = (root: AnyRoute): AnyRoute[] => [
  page(root, '/fits', () => import('./fits-page')),
];
