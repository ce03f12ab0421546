import { useEffect, useRef, useState } from 'react';
import '../ui/fields.css';
import { textOf, useAddress } from './address';
import './search-field.css';

const SETTLE_MS = 300;

/** Searches a list by words: what is typed shows at once, and is asked for when typing settles. */
export function SearchField({ label }: { label: string }) {
  const [search, change] = useAddress();
  const value = textOf(search, 'q') ?? '';
  const [typed, setTyped] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sent = useRef(value);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    // The address may change by a link; the echo of what was sent must not undo further typing.
    if (value === sent.current) return;
    sent.current = value;
    setTyped(value);
  }, [value]);
  const settle = (next: string) => {
    sent.current = next;
    change({ q: next || undefined, page: undefined });
  };
  return (
    <input
      type="search"
      className="jb-input jb-search-field"
      aria-label={label}
      placeholder={label}
      maxLength={200}
      value={typed}
      onChange={({ target }) => {
        const next = target.value;
        setTyped(next);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => settle(next), SETTLE_MS);
      }}
    />
  );
}
