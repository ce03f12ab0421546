import { Link } from '@tanstack/react-router';
import { type ComponentProps } from 'react';
import type { Search } from './page-route';

interface PageLinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  /** A path of one of the routes, its parts named: `/challenges/$id`. */
  to: string;
  params?: Readonly<Record<string, string>>;
  search?: Search;
}

/** A link within the pages. Routes are made at run time, so the router can't type their parts. */
export function PageLink({ params, search, ...rest }: PageLinkProps) {
  return <Link {...rest} params={params as never} search={search as never} />;
}
