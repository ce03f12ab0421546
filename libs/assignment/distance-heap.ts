/** A binary min-heap of (distance, node); a node may stand in it more than once. */
export class DistanceHeap {
  size = 0;
  private distance = new Float64Array(1024);
  private node = new Int32Array(1024);

  clear(): void {
    this.size = 0;
  }

  /** The smallest distance, Infinity when empty. */
  least(): number {
    return this.size === 0 ? Infinity : this.distance[0];
  }

  push(distance: number, node: number): void {
    if (this.size === this.node.length) this.grow();
    let at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.distance[parent] <= distance) break;
      this.distance[at] = this.distance[parent];
      this.node[at] = this.node[parent];
      at = parent;
    }
    this.distance[at] = distance;
    this.node[at] = node;
  }

  /** Takes the node of the smallest distance out; the heap must not be empty. */
  pop(): number {
    const top = this.node[0];
    const size = --this.size;
    const distance = this.distance[size];
    const node = this.node[size];
    let at = 0;
    for (let child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && this.distance[child + 1] < this.distance[child]) child++;
      if (this.distance[child] >= distance) break;
      this.distance[at] = this.distance[child];
      this.node[at] = this.node[child];
      at = child;
    }
    this.distance[at] = distance;
    this.node[at] = node;
    return top;
  }

  private grow(): void {
    const distance = new Float64Array(this.size * 2);
    const node = new Int32Array(this.size * 2);
    distance.set(this.distance);
    node.set(this.node);
    this.distance = distance;
    this.node = node;
  }
}
