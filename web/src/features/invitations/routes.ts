import type { AnyRoute } from '@tanstack/react-router';
import { page } from '../../app/page-route';

export const invitationsRoutes = (root: AnyRoute): AnyRoute[] => [
  page(root, '/invitations', () => import('./invitations-page')),
  page(root, '/invitations/$id', () => import('./invitation-page')),
];
