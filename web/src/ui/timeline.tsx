import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Instant } from './instant';
import './timeline.css';

export interface TimelineEntry {
  key?: string;
  /** Absent for what is still to come without a date. */
  at?: string | null;
  title: ReactNode;
  detail?: ReactNode;
  who?: ReactNode;
  mark?: 'done' | 'now' | 'ahead';
}

/** What happened, in order; what is going on now and what is ahead can follow. */
export function Timeline(props: { entries: readonly TimelineEntry[]; seconds?: boolean }) {
  const { t } = useTranslation('ui');
  return (
    <ol className="jb-timeline">
      {props.entries.map(({ key, at, title, detail, who, mark = 'done' }, i) => (
        <li key={key ?? `${i} ${at ?? ''}`} data-mark={mark}>
          <div className="jb-timeline-title">
            {title}
            {mark !== 'done' && <span className="jb-hidden"> {t(`timeline.${mark}`)}</span>}
          </div>
          {(at || who) && (
            <div className="jb-timeline-meta">
              {at && <Instant at={at} seconds={props.seconds} />}
              {at && who && ' · '}
              {who}
            </div>
          )}
          {detail && <div>{detail}</div>}
        </li>
      ))}
    </ol>
  );
}
