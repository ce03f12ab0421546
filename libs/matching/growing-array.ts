type Growing = Uint8Array | Uint16Array | Int32Array | Uint32Array;

interface Kind<T> {
  readonly BYTES_PER_ELEMENT: number;
  new (memory: ArrayBufferLike): T;
}

const FIRST_PIECE = 1024;
const LARGEST_PIECE = 1 << 20;

/**
 * Numbers of one kind that come one at a time, kept in pieces: growing never copies, so that it
 * needs little more memory than the numbers themselves.
 */
export class GrowingArray<T extends Growing> {
  private pieces: T[] = [];
  private last: T;
  private used = 0;
  private before = 0;

  constructor(private readonly kind: Kind<T>) {
    this.last = this.room(FIRST_PIECE);
  }

  get length(): number {
    return this.before + this.used;
  }

  push(value: number): void {
    if (this.used === this.last.length) {
      this.pieces.push(this.keep(this.last));
      this.before += this.used;
      this.used = 0;
      if (this.last.length < LARGEST_PIECE) this.last = this.room(2 * this.last.length);
    }
    this.last[this.used++] = value;
  }

  /** All numbers in one array on shared memory; the pieces are given up, nothing can follow. */
  finish(): T {
    const { length } = this;
    const bytes = length * this.kind.BYTES_PER_ELEMENT;
    const whole = new this.kind(new SharedArrayBuffer(bytes));
    const pieces = [...this.pieces, this.last].reverse();
    this.pieces = [];
    this.last = this.room(0);
    for (let at = 0, piece = pieces.pop(); piece; piece = pieces.pop()) {
      const rest = Math.min(piece.length, length - at);
      whole.set(rest < piece.length ? piece.subarray(0, rest) : piece, at);
      at += rest;
      giveBack(piece);
    }
    return whole;
  }

  /**
   * The numbers row by row in another order, in one array on shared memory: row r of the result is
   * row order[r], numbers starts[order[r]] to starts[order[r] + 1] - 1. The pieces are given up.
   */
  finishRows(starts: Uint32Array, order: Uint32Array): T {
    const bytes = this.length * this.kind.BYTES_PER_ELEMENT;
    const whole = new this.kind(new SharedArrayBuffer(bytes));
    const pieces = [...this.pieces, this.last];
    const firsts = [0];
    for (const piece of pieces) firsts.push(firsts[firsts.length - 1] + piece.length);
    let to = 0;
    for (const row of order) {
      let at = starts[row];
      for (let p = pieceOf(firsts, at); at < starts[row + 1]; p++) {
        const end = Math.min(starts[row + 1], firsts[p + 1]);
        whole.set(pieces[p].subarray(at - firsts[p], end - firsts[p]), to);
        to += end - at;
        at = end;
      }
    }
    pieces.forEach(giveBack);
    this.pieces = [];
    this.last = this.room(0);
    return whole;
  }

  private room(length: number): T {
    return new this.kind(new ArrayBuffer(length * this.kind.BYTES_PER_ELEMENT));
  }

  /** A copy whose memory can be given back: to write to such memory number by number is slow. */
  private keep(piece: T): T {
    const kept = new this.kind(resizable(piece.byteLength));
    kept.set(piece);
    return kept;
  }
}

/** Which of the pieces that begin at `firsts` holds this place; the last number ends the last piece. */
function pieceOf(firsts: readonly number[], place: number): number {
  let [low, high] = [0, firsts.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (firsts[middle] <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

interface Resizable extends ArrayBuffer {
  resize(bytes: number): void;
}

function resizable(bytes: number): ArrayBuffer {
  // Of ES2024, which every Node from 20 on has and the configured library of types has not.
  const Memory = ArrayBuffer as unknown as new (
    bytes: number,
    options: { maxByteLength: number },
  ) => Resizable;
  return new Memory(bytes, { maxByteLength: bytes });
}

/**
 * Gives a piece's memory back at once. Left to the garbage collector, which does not see how much it
 * is, the pieces of a large corpus would lie beside the finished array until the end of the build.
 */
function giveBack({ buffer }: Growing): void {
  if (isResizable(buffer)) buffer.resize(0);
}

const isResizable = (memory: ArrayBufferLike): memory is Resizable =>
  'resizable' in memory && memory.resizable === true;
