/** Some of many, spread evenly from the first to the last: what is kept stays the same few however many come. */
export class Thinned<T> {
  readonly items: T[] = [];
  private readonly most: number;
  private every = 1;
  private seen = 0;

  constructor(most: number) {
    this.most = most;
  }

  /** True when the one that comes now is to be kept; to be asked once for each. */
  wants(): boolean {
    return this.seen++ % this.every === 0;
  }

  keep(item: T): void {
    this.items.push(item);
    if (this.items.length < this.most) return;
    let kept = 0;
    for (let i = 0; i < this.items.length; i += 2) this.items[kept++] = this.items[i]!;
    this.items.length = kept;
    this.every *= 2;
  }
}
