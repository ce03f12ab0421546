import type { AnyRoute } from '@tanstack/react-router';
import { page } from '../../app/page-route';

export const authoringRoutes = (root: AnyRoute): AnyRoute[] => [
  page(root, '/my/challenges', () => import('./board-page')),
  page(root, '/my/challenges/new', () => import('./new-page')),
  page(root, '/my/challenges/$id', () => import('./challenge-page')),
  page(root, '/my/challenges/$id/edit', () => import('./editor-page')),
];
