import type { AnyRoute } from '@tanstack/react-router';
import { page } from '../../app/page-route';

export const galleryRoutes = (root: AnyRoute): AnyRoute[] => [
  page(root, '/gallery', () => import('./gallery-page')),
];
