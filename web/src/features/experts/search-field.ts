import { useEffect, useRef, useState } from 'react';

const SETTLE_MS = 300;

/** A field to search by: what is typed shows at once, and is asked for when the typing settles. */
export function useSearchField(value: string | undefined, onSettle: (q?: string) => void) {
  const [typed, setTyped] = useState(value ?? '');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  // The address may change by a link or by the browser's own way back.
  useEffect(() => setTyped(value ?? ''), [value]);
  return {
    value: typed,
    onChange: ({ target }: { target: { value: string } }) => {
      setTyped(target.value);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => onSettle(target.value || undefined), SETTLE_MS);
    },
  };
}
