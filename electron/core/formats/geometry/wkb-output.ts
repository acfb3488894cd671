/** Writes little-endian WKB into bytes whose length is known beforehand. */
export class WkbOutput {
  readonly bytes: Uint8Array;
  private readonly view: DataView;
  private at = 0;

  constructor(length: number) {
    this.bytes = new Uint8Array(length);
    this.view = new DataView(this.bytes.buffer);
  }

  /** The byte order and the type of a geometry. */
  type(type: number): void {
    this.bytes[this.at] = 1;
    this.view.setUint32(this.at + 1, type, true);
    this.at += 5;
  }

  /** The start of a geometry of `count` members, rings or positions. */
  head(type: number, count: number): void {
    this.type(type);
    this.count(count);
  }

  count(count: number): void {
    this.view.setUint32(this.at, count, true);
    this.at += 4;
  }

  /** `[from, to)` of interleaved coordinates. */
  positions(xy: Float64Array, from: number, to: number): void {
    for (let i = from; i < to; i++, this.at += 8) this.view.setFloat64(this.at, xy[i]!, true);
  }
}
