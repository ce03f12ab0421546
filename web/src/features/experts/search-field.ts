import { useEffect, useRef, useState } from 'react';

const SETTLE_MS = 300;

/** A field to search by: what is typed shows at once, and is asked for when the typing settles. */
export function useSearchField(value: string | undefined, onSettle: (q?: string) => void) {
  const [typed, setTyped] = useState(value ?? '');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sent = useRef(value ?? '');
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    // The address may change by a link; the echo of what was sent must not undo further typing.
    if ((value ?? '') === sent.current) return;
    sent.current = value ?? '';
    setTyped(sent.current);
  }, [value]);
  return {
    value: typed,
    onChange: ({ target }: { target: { value: string } }) => {
      const next = target.value;
      setTyped(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        sent.current = next;
        onSettle(next || undefined);
      }, SETTLE_MS);
    },
  };
}
