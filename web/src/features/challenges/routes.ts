import type { AnyRoute } from '@tanstack/react-router';
import { plainPage } from '../../app/page-route';

export const challengesRoutes = (root: AnyRoute): AnyRoute[] => [
  plainPage(root, '/challenges', () => import('./list-page')),
  plainPage(root, '/challenges/$id', () => import('./challenge-page')),
];
