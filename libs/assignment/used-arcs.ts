/** Which arcs carry flow, and for each profile a list of its own: O(1) to enter and to leave. */
export class UsedArcs {
  /** 1 for an arc in use. */
  readonly used: Uint8Array;
  /** First used arc of a profile and the next one after an arc; -1 ends the list. */
  readonly head: Int32Array;
  readonly next: Int32Array;
  private readonly previous: Int32Array;

  constructor(
    private readonly arcProfile: Int32Array,
    profiles: number,
  ) {
    this.used = new Uint8Array(arcProfile.length);
    this.head = new Int32Array(profiles).fill(-1);
    this.next = new Int32Array(arcProfile.length);
    this.previous = new Int32Array(arcProfile.length);
  }

  use(arc: number): void {
    const profile = this.arcProfile[arc];
    const first = this.head[profile];
    this.used[arc] = 1;
    this.next[arc] = first;
    this.previous[arc] = -1;
    if (first >= 0) this.previous[first] = arc;
    this.head[profile] = arc;
  }

  release(arc: number): void {
    const before = this.previous[arc];
    const after = this.next[arc];
    this.used[arc] = 0;
    if (before >= 0) this.next[before] = after;
    else this.head[this.arcProfile[arc]] = after;
    if (after >= 0) this.previous[after] = before;
  }
}
