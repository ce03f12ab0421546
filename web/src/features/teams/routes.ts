import type { AnyRoute } from '@tanstack/react-router';
import { page } from '../../app/page-route';

export const teamsRoutes = (root: AnyRoute): AnyRoute[] => [
  page(root, '/teams', () => import('./teams-page')),
  page(root, '/teams/joint/$id', () => import('./joint-team-page')),
  page(root, '/teams/$id', () => import('./team-page')),
];
