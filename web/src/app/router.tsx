import { createRootRoute, createRouter } from '@tanstack/react-router';
import { authoringRoutes } from '../features/authoring/routes';
import { agreementsRoutes } from '../features/agreements/routes';
import { bidsRoutes } from '../features/bids/routes';
import { invitationsRoutes } from '../features/invitations/routes';
import { fitsRoutes } from '../features/fits/routes';
import { screeningRoutes } from '../features/screening/routes';
import { expertsRoutes } from '../features/experts/routes';
import { ingestRoutes } from '../features/ingest/routes';
import { insightsRoutes } from '../features/insights/routes';
import { auditRoutes } from '../features/audit/routes';
import { accountRoutes } from '../features/account/routes';
import { challengesRoutes } from '../features/challenges/routes';
import { galleryRoutes } from '../features/gallery/routes';
import { homeRoutes } from '../features/home/routes';
import { learningRoutes } from '../features/learning/routes';
import { notificationsRoutes } from '../features/notifications/routes';
import { papersRoutes } from '../features/papers/routes';
import { proposalsRoutes } from '../features/proposals/routes';
import { queueRoutes } from '../features/queue/routes';
import { organisationsRoutes } from '../features/organisations/routes';
import { teamsRoutes } from '../features/teams/routes';
import { CrashPage, MissingPage } from './fallback-pages';
import { Frame } from './frame';

export const rootRoute = createRootRoute({ component: Frame, notFoundComponent: MissingPage });

/** Each feature brings its own routes; each page is a chunk of its own. */
const routes = [
  authoringRoutes,
  auditRoutes,
  expertsRoutes,
  organisationsRoutes,
  teamsRoutes,
  ingestRoutes,
  insightsRoutes,
  screeningRoutes,
  fitsRoutes,
  invitationsRoutes,
  bidsRoutes,
  agreementsRoutes,
  homeRoutes,
  notificationsRoutes,
  challengesRoutes,
  papersRoutes,
  accountRoutes,
  galleryRoutes,
  proposalsRoutes,
  queueRoutes,
  learningRoutes,
].flatMap((make) => make(rootRoute));

export const router = createRouter({
  routeTree: rootRoute.addChildren(routes),
  defaultPreload: 'intent',
  defaultErrorComponent: CrashPage,
  scrollRestoration: true,
});
