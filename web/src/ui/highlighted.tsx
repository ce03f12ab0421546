import { findHighlights } from './find-highlights';

/** A text in which the given terms are marked; neighbours stay two marks, whatever they touch. */
export function Highlighted({ text, terms }: { text: string; terms: readonly string[] }) {
  return findHighlights(text, terms).map((stretch, i) =>
    stretch.term === null ? (
      stretch.text
    ) : (
      // Stretches have no name of their own and never change their order.
      <mark key={i} className="jb-mark">
        {stretch.text}
      </mark>
    ),
  );
}
