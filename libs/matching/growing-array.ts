/** Unsigned integers in a typed array that grows by half; a plain array costs four times as much. */
export class GrowingArray {
  private values: Uint32Array = new Uint32Array(1024);
  length = 0;

  /** Holds the given numbers without copying them; the first push makes a copy. */
  static from(values: Uint32Array): GrowingArray {
    const array = new GrowingArray();
    array.values = values;
    array.length = values.length;
    return array;
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Uint32Array(Math.ceil(this.length * 1.5) + 16);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }

  /** What was pushed, as a view: valid until the next push. */
  view(): Uint32Array {
    return this.values.subarray(0, this.length);
  }

  /** What was pushed, in an array of its own of exactly that size. */
  toArray(): Uint32Array {
    return this.values.slice(0, this.length);
  }
}
