import type { AnyRoute } from '@tanstack/react-router';
import { openPage } from '../../app/page-route';

export const galleryRoutes = (root: AnyRoute): AnyRoute[] => [
  openPage(root, '/gallery', () => import('./gallery-page')),
];
