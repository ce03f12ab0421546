import type { AnyRoute } from '@tanstack/react-router';
import { plainPage } from '../../app/page-route';

export const challengesRoutes = (root: AnyRoute): AnyRoute[] => [
  plainPage(root, '/challenges', () => import('./list-page')),
  plainPage(root, '/challenges/$id', () => import('./challenge-page')),
  plainPage(root, '/challenges/$id/award-notice', () => import('./award-notice-page')),
  plainPage(root, '/challenges/$id/opening-minutes', () => import('./opening-minutes-page')),
];
