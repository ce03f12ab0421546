import { type ReactNode } from 'react';

/** Says that there is nothing, why, and what to do next. */
export function EmptyState(props: { title: string; why?: ReactNode; act?: ReactNode }) {
  return (
    <div className="jb-empty">
      <h2>{props.title}</h2>
      {props.why && <p>{props.why}</p>}
      {props.act && <div className="jb-empty-act">{props.act}</div>}
    </div>
  );
}
