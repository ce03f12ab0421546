import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { paint, type Shade } from './palette';

/** `system` follows the reader's machine, also while the page is open. */
export type ShadeChoice = Shade | 'system';

const REMEMBERED = 'jiebang.shade';
const night = window.matchMedia('(prefers-color-scheme: dark)');
const paper = window.matchMedia('print');

interface ShadeState {
  shade: Shade;
  choice: ShadeChoice;
  choose: (choice: ShadeChoice) => void;
}
const ShadeContext = createContext<ShadeState | null>(null);

export function ShadeProvider({ children }: { children: ReactNode }) {
  const [choice, setChoice] = useState<ShadeChoice>(remembered);
  const [isNight, setNight] = useState(night.matches);
  useEffect(() => {
    const follow = () => setNight(night.matches);
    night.addEventListener('change', follow);
    return () => night.removeEventListener('change', follow);
  }, []);
  const onPaper = usePaper();
  const chosen = choice === 'system' ? (isNight ? 'dark' : 'light') : choice;
  const shade = onPaper ? 'light' : chosen;
  useEffect(() => paint(shade), [shade]);
  const state = useMemo(
    () => ({ shade, choice, choose: (next: ShadeChoice) => (remember(next), setChoice(next)) }),
    [shade, choice],
  );
  return <ShadeContext value={state}>{children}</ShadeContext>;
}

/** Paper is white: whoever prints a dark page gets a light one, drawn before the printer looks. */
function usePaper(): boolean {
  const [onPaper, setOnPaper] = useState(paper.matches);
  useEffect(() => {
    const put = (printing: boolean) => flushSync(() => setOnPaper(printing));
    const begin = () => put(true);
    const end = () => put(false);
    const follow = () => put(paper.matches);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    paper.addEventListener('change', follow);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
      paper.removeEventListener('change', follow);
    };
  }, []);
  return onPaper;
}

export function useShade(): ShadeState {
  const state = use(ShadeContext);
  if (!state) throw new Error('useShade needs a ShadeProvider above it.');
  return state;
}

/** Painted before the first render, so that a dark page never flashes white. */
export function paintAtOnce(): void {
  const choice = remembered();
  paint(choice === 'system' ? (night.matches ? 'dark' : 'light') : choice);
}

function remembered(): ShadeChoice {
  try {
    const stored = localStorage.getItem(REMEMBERED);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system';
  }
}

function remember(choice: ShadeChoice): void {
  try {
    localStorage.setItem(REMEMBERED, choice);
  } catch {
    // Storage is forbidden or full: the choice lasts as long as the page.
  }
}
