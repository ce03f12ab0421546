import { type ReactNode, useId } from 'react';

/** A text of a person: its paragraphs stay, anything else in it is only letters. */
export function Prose({ text, lang }: { text: string; lang?: string }) {
  return (
    <div className="jb-prose" lang={lang}>
      {text
        .split(/\n\s*\n/)
        .filter((paragraph) => paragraph.trim())
        .map((paragraph, i) => (
          <p key={i}>{paragraph.trim()}</p>
        ))}
    </div>
  );
}

/** A part of a page under its heading. */
export function Section(props: { title: string; children: ReactNode; card?: boolean }) {
  const heading = useId();
  return (
    <section className="jb-section" aria-labelledby={heading}>
      <h2 id={heading}>{props.title}</h2>
      {props.children}
    </section>
  );
}
