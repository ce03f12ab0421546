import { type TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../api/server-clock';
import { clockOf, type DeadlinePhase, phaseAt, spokenStep, timeLeft } from './countdown';
import { BEIJING, partsOf, sayInstant, sayOffset, viewerZone } from './instant-parts';
import { useTongue } from './tongue';
import './deadline.css';

interface DeadlineProps {
  at: string;
  graceMinutes?: number;
  graceSeconds?: number;
  /** `line`: one line for lists; otherwise all there is to say. */
  form?: 'full' | 'line';
  /** For a gallery or a print-out: the moment to count from, instead of the server's clock. */
  now?: number;
}

/** A deadline to the second, in Beijing's time and the reader's, and what is left of it. */
export function Deadline(props: DeadlineProps) {
  const { t } = useTranslation('ui');
  const tongue = useTongue();
  const now = useServerNow(props.now);
  const graceSeconds = props.graceSeconds ?? (props.graceMinutes ?? 0) * 60;
  const deadline = Date.parse(props.at);
  const phase = phaseAt(now, deadline, graceSeconds * 1000);
  const end = phase === 'open' ? deadline : deadline + graceSeconds * 1000;
  const here = partsOf(props.at, viewerZone());
  const beijing = partsOf(props.at, BEIJING);
  const line = props.form === 'line';
  return (
    <div
      className={line ? 'jb-deadline jb-deadline-small' : 'jb-deadline'}
      data-phase={phase}
      data-near={end - now < 3 * 86_400_000}
    >
      <span className="jb-deadline-at">
        <time dateTime={props.at}>{sayInstant(tongue, beijing, true)}</time>{' '}
        <span className="jb-zone">{t('beijing')}</span>
      </span>
      {here.offset !== beijing.offset && (
        <span className="jb-quiet">
          {t('deadline.here', {
            time: sayInstant(tongue, here, true),
            zone: `${viewerZone()}, ${sayOffset(here.offset)}`,
          })}
        </span>
      )}
      <span className="jb-deadline-left" role="timer" aria-live="off">
        {sayLeft(t, phase, end - now)}
      </span>
      {!line && graceSeconds > 0 && phase !== 'closed' && (
        <span className="jb-quiet">
          {t('deadline.grace-stated', { count: Math.round(graceSeconds / 60) })}
        </span>
      )}
      {!line && <Announcement phase={phase} left={end - now} />}
    </div>
  );
}

/** Speaks when a day, an hour, ten minutes, one minute are left and at the end, not each second. */
function Announcement({ phase, left }: { phase: DeadlinePhase; left: number }) {
  const { t } = useTranslation('ui');
  const step = `${phase} ${spokenStep(left)}`;
  const [spoken, setSpoken] = useState({ step, text: '' });
  // The moment the page opens is no news: only a change is spoken.
  if (spoken.step !== step) setSpoken({ step, text: sayLeft(t, phase, left) });
  return (
    <span className="jb-hidden" role="status">
      {spoken.text}
    </span>
  );
}

function sayLeft(t: TFunction<'ui'>, phase: DeadlinePhase, milliseconds: number): string {
  if (phase === 'closed') return t('deadline.closed');
  const left = timeLeft(milliseconds);
  const clock = clockOf(left);
  const time = left.days > 0 ? t('deadline.days', { count: left.days, clock }) : clock;
  return t(phase === 'grace' ? 'deadline.grace-left' : 'deadline.left', { time });
}

/** The server's time, each second anew. */
export function useServerNow(fixed?: number): number {
  const [now, setNow] = useState(() => fixed ?? serverNow());
  useEffect(() => {
    if (fixed !== undefined) return undefined;
    const ticking = setInterval(() => setNow(serverNow()), 1000);
    return () => clearInterval(ticking);
  }, [fixed]);
  return fixed ?? now;
}
