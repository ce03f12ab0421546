import type { ReactNode } from 'react';
import type { ShadeChoice } from './shade';

const Drawn = ({ children }: { children: ReactNode }) => (
  <svg
    viewBox="0 0 20 20"
    width="19"
    height="19"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.6"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    {children}
  </svg>
);

export const SearchIcon = () => (
  <Drawn>
    <circle cx="9" cy="9" r="5.5" />
    <path d="m13.2 13.2 3.8 3.8" />
  </Drawn>
);

export const BellIcon = () => (
  <Drawn>
    <path d="M5 13.500V9a5 5 0 0 1 10 0v4.500l1.5 1.500h-13z" />
    <path d="M8.3 17.200a2 2 0 0 0 3.4 0" />
  </Drawn>
);

/** Sun, moon, or half of each for whoever follows the machine. */
export function ShadeIcon({ choice }: { choice: ShadeChoice }) {
  if (choice === 'dark')
    return (
      <Drawn>
        <path d="M16.5 12A7 7 0 0 1 8 3.500a7 7 0 1 0 8.5 8.500z" />
      </Drawn>
    );
  if (choice === 'light')
    return (
      <Drawn>
        <circle cx="10" cy="10" r="3.5" />
        <path d="M10 2v1.800M10 16.200V18M2 10h1.800M16.2 10H18M4.3 4.300l1.3 1.300M14.4 14.400l1.3 1.300M4.3 15.700l1.3-1.300M14.4 5.600l1.3-1.3" />
      </Drawn>
    );
  return (
    <Drawn>
      <circle cx="10" cy="10" r="6.5" />
      <path d="M10 3.500a6.5 6.5 0 0 1 0 13z" fill="currentColor" />
    </Drawn>
  );
}
