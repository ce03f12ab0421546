export interface TimeLeft {
  days: number;
  hours: number;
  minutes: number;
  seconds: number;
}

/** `open` until the deadline, `grace` until the period of grace is over, then `closed`. */
export type DeadlinePhase = 'open' | 'grace' | 'closed';

/** Whole units of a duration in milliseconds; what is past counts as nothing. */
export function timeLeft(milliseconds: number): TimeLeft {
  const total = Math.max(0, Math.ceil(milliseconds / 1000));
  return {
    days: Math.floor(total / 86_400),
    hours: Math.floor(total / 3600) % 24,
    minutes: Math.floor(total / 60) % 60,
    seconds: total % 60,
  };
}

/** A deadline belongs to the time after it: at its own millisecond the gate is shut. */
export function phaseAt(now: number, deadline: number, graceMs: number): DeadlinePhase {
  if (now < deadline) return 'open';
  return now < deadline + graceMs ? 'grace' : 'closed';
}

/** Moments before the end, in seconds, at which the time left is said aloud. */
const SPOKEN = [86_400, 3600, 600, 60, 10];

/**
 * Which of the spoken moments has been reached: a number that changes only when there is something
 * to say, so that a screen reader is not told every second. 0 means none yet.
 */
export function spokenStep(milliseconds: number): number {
  return SPOKEN.filter((seconds) => milliseconds <= seconds * 1000).length;
}

/** `4 天 03:12:09` without its words: the clock behind the days. */
export function clockOf({ hours, minutes, seconds }: TimeLeft): string {
  return [hours, minutes, seconds].map((number) => String(number).padStart(2, '0')).join(':');
}
