import type { ShapeKind } from '../source.ts';
import { WkbOutput } from './wkb-output.ts';

/** What became of a shape. Everything but `ok` has no geometry. */
export type CleanOutcome = 'ok' | 'null' | 'empty' | 'corrupt' | 'unsupported' | 'not-finite';

/** A shape in little-endian two-dimensional WKB, and what had to be done to it. */
export interface CleanShape {
  readonly outcome: CleanOutcome;
  /** In the coordinates that it came in; null for every outcome but `ok`. The caller owns it. */
  readonly wkb: Uint8Array | null;
  readonly kind: ShapeKind | null;
  /** True for multi-geometries, also for those of one part. */
  readonly multi: boolean;
  /** Height or measure was there and is gone. */
  readonly zDropped: boolean;
  /** Positions of lines and rings that repeated the one before. */
  readonly duplicates: number;
  readonly ringsClosed: number;
  /** Rings of fewer than three places and lines of fewer than two. */
  readonly partsDropped: number;
  /** True when a ring ran the wrong way for what it is. */
  readonly reoriented: boolean;
  /** True when a collection of several kinds lost all but its highest dimension. */
  readonly reduced: boolean;
  /** Positions that are written. */
  readonly vertices: number;
  /** `[minX, minY, maxX, maxY]` of what is written. */
  readonly box: readonly [number, number, number, number] | null;
}

/** Nothing on earth has coordinates of this size; formats write −10^38 and the like for "no data". */
const TOO_LARGE = 1e15;
/** A scratch array beyond this many numbers is given back after the shape that needed it. */
const KEPT_NUMBERS = 1 << 18;

const WKB_POINT = 1;
const WKB_LINE = 2;
const WKB_POLYGON = 3;
const WKB_MULTI = 3;

/** What a shape without geometry looks like. */
export const noShape = (outcome: Exclude<CleanOutcome, 'ok'>, zDropped = false): CleanShape => ({
  outcome,
  wkb: null,
  kind: null,
  multi: false,
  zDropped,
  duplicates: 0,
  ringsClosed: 0,
  partsDropped: 0,
  reoriented: false,
  reduced: false,
  vertices: 0,
  box: null,
});

/**
 * Takes the positions of one shape in the order in which its format gives them, mends lines and rings as they end,
 * and writes what is left. Coordinates stand in one array of interleaved numbers, whatever the shape.
 */
export class ShapeCollector {
  /** Set by the reader of a format. */
  multi = false;
  zDropped = false;
  private notFinite = false;
  private duplicates = 0;
  private ringsClosed = 0;
  private partsDropped = 0;
  private reoriented = false;
  private xy = new Float64Array(4096);
  private end = 0;
  private from = 0;
  /** Where each point stands; ends of each line and ring follow their beginnings. */
  private points: number[] = [];
  private lines: number[] = [];
  private polygons: number[][] = [];
  private rings: number[] = [];

  /** Forgets the shape before. */
  start(): void {
    this.multi = this.zDropped = this.notFinite = this.reoriented = false;
    this.duplicates = this.ringsClosed = this.partsDropped = this.end = this.from = 0;
    this.points = [];
    this.lines = [];
    this.polygons = [];
    this.rings = [];
    if (this.xy.length > KEPT_NUMBERS) this.xy = new Float64Array(4096);
  }

  private put(x: number, y: number): void {
    if (!(Math.abs(x) < TOO_LARGE && Math.abs(y) < TOO_LARGE)) this.notFinite = true;
    if (this.end + 4 > this.xy.length) {
      const wider = new Float64Array(this.xy.length * 2);
      wider.set(this.xy);
      this.xy = wider;
    }
    this.xy[this.end] = x;
    this.xy[this.end + 1] = y;
    this.end += 2;
  }

  /** A point by itself. */
  point(x: number, y: number): void {
    this.points.push(this.end);
    this.put(x, y);
  }

  /** Begins a line or a ring. */
  startPart(): void {
    this.from = this.end;
  }

  /** The next position of a line or a ring. */
  position(x: number, y: number): void {
    const { xy, end } = this;
    if (end > this.from && xy[end - 2] === x && xy[end - 1] === y) this.duplicates++;
    else this.put(x, y);
  }

  endLine(): void {
    if (this.end - this.from >= 4) this.lines.push(this.from, this.end);
    else this.dropPart();
  }

  endRing(): void {
    const { xy, from } = this;
    const open = xy[from] !== xy[this.end - 2] || xy[from + 1] !== xy[this.end - 1];
    const closable = this.end - from >= 6 && open;
    if (closable) this.put(xy[from]!, xy[from + 1]!);
    if (this.end - from >= 8) {
      if (closable) this.ringsClosed++;
      this.rings.push(from, this.end);
    } else {
      this.dropPart();
      // A hole whose shell is no area lies in nothing.
      if (this.rings.length === 0) this.rings.push(0, 0);
    }
  }

  endPolygon(): void {
    const [from, to] = this.rings;
    if (from !== undefined && to! > from) this.polygons.push(this.rings);
    else this.partsDropped += Math.max(0, this.rings.length / 2 - 1);
    this.rings = [];
  }

  private dropPart(): void {
    if (this.end > this.from) this.partsDropped++;
    this.end = this.from;
  }

  /** Ends the shape. */
  finish(): CleanShape {
    if (this.notFinite) return noShape('not-finite', this.zDropped);
    const { points, lines, polygons } = this;
    if (polygons.length > 0) return this.shape('Polygon', lines.length + points.length > 0);
    if (lines.length > 0) return this.shape('LineString', points.length > 0);
    if (points.length > 0) return this.shape(this.multi || points.length > 1 ? 'MultiPoint' : 'Point', false);
    return { ...noShape('empty', this.zDropped), partsDropped: this.partsDropped };
  }

  private shape(kind: ShapeKind, reduced: boolean): CleanShape {
    const ranges = this.rangesOf(kind);
    if (kind === 'Polygon') for (const rings of this.polygons) this.orient(rings);
    const parts = {
      Point: 1,
      MultiPoint: 2,
      LineString: this.lines.length / 2,
      Polygon: this.polygons.length,
    };
    const multi = this.multi || parts[kind] > 1;
    let vertices = 0;
    for (let i = 0; i < ranges.length; i += 2) vertices += (ranges[i + 1]! - ranges[i]!) / 2;
    return {
      outcome: 'ok',
      wkb: this.write(kind, multi, vertices),
      kind,
      multi,
      zDropped: this.zDropped,
      duplicates: this.duplicates,
      ringsClosed: this.ringsClosed,
      partsDropped: this.partsDropped,
      reoriented: this.reoriented,
      reduced,
      vertices,
      box: this.boxOf(ranges),
    };
  }

  private rangesOf(kind: ShapeKind): number[] {
    if (kind === 'Polygon') return this.polygons.flat();
    return kind === 'LineString' ? this.lines : this.points.flatMap((at) => [at, at + 2]);
  }

  private boxOf(ranges: readonly number[]): [number, number, number, number] {
    const { xy } = this;
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < ranges.length; i += 2)
      for (let at = ranges[i]!; at < ranges[i + 1]!; at += 2) {
        const x = xy[at]!;
        const y = xy[at + 1]!;
        if (x < minX) minX = x;
        if (x > maxX) maxX = x;
        if (y < minY) minY = y;
        if (y > maxY) maxY = y;
      }
    return [minX, minY, maxX, maxY];
  }

  /** Shells counter-clockwise, holes clockwise. */
  private orient(rings: readonly number[]): void {
    for (let i = 0; i < rings.length; i += 2) {
      const area = this.areaOf(rings[i]!, rings[i + 1]!);
      if (area === 0 || area > 0 === (i === 0)) continue;
      this.reverse(rings[i]!, rings[i + 1]!);
      this.reoriented = true;
    }
  }

  /** Twice the signed area by the shoelace formula, from the first position so that large numbers lose no digits. */
  private areaOf(from: number, to: number): number {
    const { xy } = this;
    const x0 = xy[from]!;
    const y0 = xy[from + 1]!;
    let area = 0;
    for (let i = from + 2; i + 2 < to; i += 2)
      area += (xy[i]! - x0) * (xy[i + 3]! - y0) - (xy[i + 2]! - x0) * (xy[i + 1]! - y0);
    return area;
  }

  private reverse(from: number, to: number): void {
    const { xy } = this;
    for (let a = from, b = to - 2; a < b; a += 2, b -= 2) {
      const x = xy[a]!;
      const y = xy[a + 1]!;
      xy[a] = xy[b]!;
      xy[a + 1] = xy[b + 1]!;
      xy[b] = x;
      xy[b + 1] = y;
    }
  }

  private write(kind: ShapeKind, multi: boolean, vertices: number): Uint8Array {
    const { lines, polygons } = this;
    if (kind === 'Point' || kind === 'MultiPoint') return this.writePoints(kind === 'MultiPoint' || multi);
    const rings = kind === 'Polygon' ? polygons.reduce((sum, list) => sum + list.length / 2, 0) : 0;
    const parts = kind === 'Polygon' ? polygons.length : lines.length / 2;
    const writer = new WkbOutput((multi ? 9 : 0) + parts * 9 + rings * 4 + vertices * 16);
    const type = kind === 'Polygon' ? WKB_POLYGON : WKB_LINE;
    if (multi) writer.head(type + WKB_MULTI, parts);
    if (kind === 'LineString')
      for (let i = 0; i < lines.length; i += 2) {
        writer.head(type, (lines[i + 1]! - lines[i]!) / 2);
        writer.positions(this.xy, lines[i]!, lines[i + 1]!);
      }
    else
      for (const list of polygons) {
        writer.head(type, list.length / 2);
        for (let i = 0; i < list.length; i += 2) {
          writer.count((list[i + 1]! - list[i]!) / 2);
          writer.positions(this.xy, list[i]!, list[i + 1]!);
        }
      }
    return writer.bytes;
  }

  private writePoints(multi: boolean): Uint8Array {
    const { points, xy } = this;
    const writer = new WkbOutput((multi ? 9 : 0) + points.length * 21);
    if (multi) writer.head(WKB_POINT + WKB_MULTI, points.length);
    for (const at of points) {
      writer.type(WKB_POINT);
      writer.positions(xy, at, at + 2);
    }
    return writer.bytes;
  }
}
