import type { AnyRoute } from '@tanstack/react-router';
import { plainPage } from '../../app/page-route';

export const papersRoutes = (root: AnyRoute): AnyRoute[] => [
  plainPage(root, '/challenges/$id/award-notice', () => import('./award-notice-page')),
  plainPage(root, '/challenges/$id/opening-minutes', () => import('./opening-minutes-page')),
  plainPage(root, '/verifications', () => import('./verification-page')),
  plainPage(root, '/verifications/$code', () => import('./verification-page')),
];
