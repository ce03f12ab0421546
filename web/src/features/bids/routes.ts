import type { AnyRoute } from '@tanstack/react-router';
import { page } from '../../app/page-route';

export const bidsRoutes = (root: AnyRoute): AnyRoute[] => [
  page(root, '/bids', () => import('./bids-page')),
  page(root, '/bids/$challengeId', () => import('./bid-page')),
];
