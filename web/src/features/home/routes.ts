import type { AnyRoute } from '@tanstack/react-router';
import { plainPage } from '../../app/page-route';

export const homeRoutes = (root: AnyRoute): AnyRoute[] => [
  plainPage(root, '/', () => import('./home-page')),
  plainPage(root, '/how-it-works', () => import('./how-page')),
];
