import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import './tabs.css';

export interface Tab {
  key: string;
  label: ReactNode;
  content: ReactNode;
}

/** Tabs without antd; arrows, Home and End go from one to the next. `chosen` may come from outside. */
export function Tabs(props: {
  label: string;
  tabs: readonly Tab[];
  chosen?: string;
  onChoose?: (key: string) => void;
}) {
  const id = useId();
  const [own, setOwn] = useState(props.tabs[0]?.key);
  const wanted = props.chosen ?? own;
  const now = Math.max(
    0,
    props.tabs.findIndex(({ key }) => key === wanted),
  );
  const choose = (index: number) => {
    const { key } = props.tabs[index];
    setOwn(key);
    props.onChoose?.(key);
    document.getElementById(`${id}-${key}`)?.focus();
  };
  const steer = (event: KeyboardEvent) => {
    const last = props.tabs.length - 1;
    const to = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    choose((to + last + 1) % (last + 1));
  };
  return (
    <>
      <div
        role="tablist"
        aria-label={props.label}
        className="jb-tabs jb-no-print"
        onKeyDown={steer}
      >
        {props.tabs.map(({ key, label }, i) => (
          <button
            key={key}
            id={`${id}-${key}`}
            type="button"
            role="tab"
            aria-selected={i === now}
            aria-controls={`${id}-panel`}
            tabIndex={i === now ? 0 : -1}
            onClick={() => choose(i)}
          >
            {label}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${props.tabs[now]?.key}`}>
        {props.tabs[now]?.content}
      </div>
    </>
  );
}
