/** How a service that fails is left alone: after so many failures in a row, for so long. */
export interface BreakerLimits {
  failures: number;
  pauseMs: number;
}

/**
 * Keeps callers from waiting for a service that is down.
 *
 * Closed, everybody may call. After `failures` in a row it opens and nobody may for `pauseMs`; then
 * one caller may try (half-open). His success closes it, his failure opens it for another pause.
 * Times are milliseconds of any steady clock. Pure: the clock is the caller's.
 */
export class CircuitBreaker {
  private failed = 0;
  private openedAt = 0;
  private trying = false;

  constructor(private readonly limits: BreakerLimits) {}

  /** Whether a call may be made now; one that may must be reported by the verbs below. */
  admit(now: number): boolean {
    if (this.failed < this.limits.failures) return true;
    if (this.trying || now - this.openedAt < this.limits.pauseMs) return false;
    this.trying = true;
    return true;
  }

  succeed(): void {
    this.failed = 0;
    this.trying = false;
  }

  fail(now: number): void {
    this.failed++;
    this.trying = false;
    this.openedAt = now;
  }

  /** The caller gave up for a reason of his own, which says nothing about the service. */
  abandon(): void {
    this.trying = false;
  }
}
