import { useMemo, useState } from 'react';
import { type Upload } from './uploads';

/** What the columns of a file are taken for, and what of that somebody has said himself. */
export type Meanings = ReturnType<typeof useMeanings>;

/**
 * Begins with what was said of the same columns last time; later `say` corrects one of them, and
 * `forget` goes back to what their names mean.
 */
export function useMeanings(upload: Upload) {
  const [said, setSaid] = useState<ReadonlyMap<string, string | null>>(
    () => new Map(upload.remembered.map(({ name, field }) => [name, field])),
  );
  const [isRemembered, setIsRemembered] = useState(upload.remembered.length > 0);
  const columns = useMemo(() => [...said].map(([name, field]) => ({ name, field })), [said]);
  return {
    /** As the API takes them: only where they differ from what the names mean. */
    columns,
    /** They are still those of the last time. */
    isRemembered,
    fieldOf: ({ name, field }: Upload['columns'][number]): string | null =>
      said.get(name) ?? (said.has(name) ? null : field),
    say: ({ name, field: suggested }: Upload['columns'][number], field: string | null) => {
      const next = new Map(said);
      if (field === suggested) next.delete(name);
      else next.set(name, field);
      setSaid(next);
      setIsRemembered(false);
    },
    forget: () => {
      setSaid(new Map());
      setIsRemembered(false);
    },
  };
}
