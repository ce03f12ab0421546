import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { type ComponentType } from 'react';

/** The search part of an address, as text, number or lists of them; pages read it by their own. */
export type Search = Record<string, unknown>;

/** A page's module: `() => import('./inbox-page')`, whose default export draws it. */
type Load = () => Promise<{ default: ComponentType }>;

/** A page of the signed-in parts, which may use antd; antd is fetched beside it. */
export const page = (root: AnyRoute, path: string, load: Load): AnyRoute =>
  plainPage(root, path, async () => {
    const [{ default: Dressed }, { SignedInOnly }, { default: Inner }] = await Promise.all([
      import('./dressed'),
      import('./signed-in-only'),
      load(),
    ]);
    const DressedPage = () => (
      <Dressed>
        <SignedInOnly>
          <Inner />
        </SignedInOnly>
      </Dressed>
    );
    return { default: DressedPage };
  });

/** A page that uses antd and is open to visitors too. */
export const openPage = (root: AnyRoute, path: string, load: Load): AnyRoute =>
  plainPage(root, path, async () => {
    const [{ default: Dressed }, { default: Inner }] = await Promise.all([
      import('./dressed'),
      load(),
    ]);
    const DressedPage = () => (
      <Dressed>
        <Inner />
      </Dressed>
    );
    return { default: DressedPage };
  });

/** A page that is light enough for a first visit over a phone: it does without antd. */
export const plainPage = (root: AnyRoute, path: string, load: Load): AnyRoute =>
  createRoute({
    getParentRoute: () => root,
    path,
    validateSearch: (search: Search): Search => search,
    component: lazyRouteComponent(load),
  });
