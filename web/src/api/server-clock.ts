/**
 * What the server's clock shows, known here by the `Date` that each of its answers carries. That
 * header counts whole seconds, so an answer only says between which bounds the difference of both
 * clocks lies; every further answer narrows them.
 */
export class ClockBounds {
  private lowest = -Infinity;
  private highest = Infinity;

  /**
   * Takes the header of an answer that was asked for and arrived at these moments of our own clock,
   * in milliseconds. Bounds that exclude the old ones mean that a clock was set: they begin anew.
   */
  take(header: string | null, sent: number, received: number): void {
    const second = Date.parse(header ?? '');
    if (Number.isNaN(second)) return;
    const [low, high] = [second - received, second + 1000 - sent];
    const agrees = low <= this.highest && high >= this.lowest;
    this.lowest = agrees ? Math.max(this.lowest, low) : low;
    this.highest = agrees ? Math.min(this.highest, high) : high;
  }

  /** Milliseconds that the server is ahead; 0 as long as nothing is known. */
  get offset(): number {
    if (this.lowest === -Infinity) return 0;
    return Math.round((this.lowest + this.highest) / 2);
  }
}

const bounds = new ClockBounds();
const sendings = new Map<string, number>();

/** For the client: a call goes out. */
export function noteSending(id: string): void {
  sendings.set(id, Date.now());
}

/** For the client: its answer is there. Answers of a cache carry the date of long ago. */
export function noteAnswer(id: string, headers: Headers): void {
  const received = Date.now();
  const sent = sendings.get(id) ?? received;
  sendings.delete(id);
  if (!headers.has('age')) bounds.take(headers.get('date'), sent, received);
}

/** For the client: no answer will come. */
export function noteLoss(id: string): void {
  sendings.delete(id);
}

/** Now, by the server's clock, in milliseconds since 1970. */
export const serverNow = (): number => Date.now() + bounds.offset;
