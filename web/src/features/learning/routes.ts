import type { AnyRoute } from '@tanstack/react-router';
import { page } from '../../app/page-route';

export const learningRoutes = (root: AnyRoute): AnyRoute[] => [
  page(root, '/learning', () => import('./learning-page')),
  page(root, '/learning/$versionId', () => import('./version-page')),
];
