import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button';
import { type StateKind, StateTag } from './state-tag';
import { timeLeft } from './countdown';
import './job-progress.css';

/** How far long work is: a bar, counts, the time left, and the way to stop it. */
export function JobProgress(props: {
  done: number;
  /** Absent while it is not known. */
  total?: number | null;
  state: string;
  /** Whose states these are. */
  kind?: StateKind;
  /** What is being done. */
  label?: string;
  /** Instead of "done of total", such as records stored and refused. */
  counts?: ReactNode;
  secondsLeft?: number | null;
  /** The connection is gone; what is shown is what was known last. */
  lost?: boolean;
  onCancel?: () => void;
}) {
  const { t } = useTranslation('ui');
  const label = useId();
  const { done, total, secondsLeft } = props;
  const alive = ['waiting', 'running', 'computing'].includes(props.state);
  return (
    <div className="jb-job">
      <div className="jb-job-line">
        <span id={label}>{props.label ?? t('job.label')}</span>
        <StateTag kind={props.kind ?? 'import'} state={props.state} />
      </div>
      <progress
        aria-labelledby={label}
        max={total || 1}
        value={total ? Math.min(done, total) : alive ? undefined : 1}
      />
      <div className="jb-job-line" aria-live="off">
        <span>
          {props.counts ?? (total ? t('job.of', { done, total }) : t('job.done', { done }))}
        </span>
        {alive && typeof secondsLeft === 'number' && <TimeLeft seconds={secondsLeft} />}
        {alive && props.onCancel && (
          <Button onClick={props.onCancel}>{t('frame:act.cancel')}</Button>
        )}
      </div>
      <span className="jb-quiet" role="status">
        {props.lost && alive ? t('job.lost') : ''}
      </span>
    </div>
  );
}

function TimeLeft({ seconds }: { seconds: number }) {
  const { t } = useTranslation('ui');
  const { days, hours, minutes } = timeLeft(seconds * 1000);
  const wholeHours = days * 24 + hours;
  return (
    <span className="jb-quiet">
      {wholeHours > 0
        ? t('job.hours-left', { hours: wholeHours, minutes })
        : minutes > 0
          ? t('job.minutes-left', { count: minutes + (seconds % 60 >= 30 ? 1 : 0) })
          : t('job.seconds-left', { count: Math.max(1, Math.ceil(seconds)) })}
    </span>
  );
}
