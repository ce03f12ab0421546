import type { AnyRoute } from '@tanstack/react-router';
import { page } from '../../app/page-route';

export const expertsRoutes = (root: AnyRoute): AnyRoute[] => [
  page(root, '/experts', () => import('./experts-page')),
  page(root, '/experts/$id', () => import('./expert-page')),
  page(root, '/profile/import', () => import('./own-import-page')),
  page(root, '/profile', () => import('./profile-page')),
];
