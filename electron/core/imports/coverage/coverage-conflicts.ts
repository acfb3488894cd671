import Flatbush from 'flatbush';
import type { Extent } from '../../../../shared/contract/base.ts';
import type { ShapeConflict } from '../../../../shared/contract/import-findings.ts';
import type { Position } from '../../../../shared/geo/geometry.ts';
import { decodeWkb, wkbExtent, wkbType } from '../../../../shared/geo/wkb.ts';
import { wkbAreaM2 } from '../../../../shared/geo/wkb-area.ts';
import { GeometryError, type Geos } from '../../geometry/index.ts';
import { CoveragePlane } from './coverage-plane.ts';
import {
  type FoundConflict,
  GAP_WIDTH,
  gapOf,
  grown,
  overlapsOf,
  type PlaneShape,
} from './pair-conflicts.ts';
import { thinShape } from './thin-shape.ts';

/** A polygon of the layer: valid little-endian WKB in WGS 84, copied when it is taken. */
export interface CoverageShape {
  readonly row: number;
  readonly label: string;
  readonly wkb: Uint8Array;
}

export interface CoverageOptions {
  /** Shapes and positions that are compared with one another; what comes after them is not looked at. */
  readonly mostShapes?: number;
  readonly mostVertices?: number;
  /** Positions that all comparisons together may go through: the time that it takes follows them. */
  readonly mostWork?: number;
}

export interface CoverageReport {
  /** The largest of each kind. */
  readonly conflicts: ShapeConflict[];
  /** Places of each kind, those that are not listed counted. */
  readonly overlaps: number;
  readonly slivers: number;
  readonly gaps: number;
  /** Shapes that were compared. */
  readonly checked: number;
  /** False where shapes or comparisons were left out. */
  readonly complete: boolean;
}

const MOST_SHAPES = 2000;
const MOST_VERTICES = 500_000;
/** Measured: about 0.6 µs each where borders fit, so that comparing ends within some three seconds. */
const MOST_WORK = 5_000_000;
/** What comparing costs more where borders do not fit: overlays of both shapes. */
const OVERLAP_WORK = 3;
const GAP_WORK = 18;
const KEPT_OF_A_KIND = 70;

/** True for a layer whose shapes are compared without being asked for: it takes seconds at most. */
export const comparedAtOnce = (shapes: number, vertices: number): boolean =>
  shapes <= MOST_SHAPES && vertices <= MOST_VERTICES;

interface Compared extends PlaneShape {
  readonly row: number;
  readonly label: string;
  readonly vertices: number;
}

/**
 * Where the polygons of one layer lie over one another or leave a thin gap.
 *
 * Rules, in metres: what two shapes share counts from 1 m² and from a mean width (twice the area over the border) of
 * 2 cm; less is rounding of coordinates. A piece of up to 10 m mean width and at least twenty times as long is a
 * sliver, any other an overlap. A gap is a strip between two shapes that is nowhere wider than 5 m, at least 5 cm wide
 * in the mean, 20 m long and 1 m² large, in no third shape, and between shapes that do not overlap otherwise. Shapes of the same bytes are one overlap each with the
 * first of them. Only pairs whose boxes come within 5 m are compared, and those that GEOS finds to fit together exactly
 * are done. Points and lines are passed over.
 *
 * Yields the share done after each pair; a single call of GEOS is the longest stretch.
 */
export function* coverageConflicts(
  shapes: Iterable<CoverageShape>,
  geos: Geos,
  options: CoverageOptions = {},
): Generator<number, CoverageReport> {
  const taken = takeShapes(shapes, options);
  const comparison = new Comparison(taken.shapes, taken.plane, geos, options.mostWork ?? MOST_WORK);
  for (const share of comparison.run()) yield share;
  return {
    ...comparison.findings(),
    checked: taken.shapes.length + comparison.twins,
    complete: taken.complete && comparison.complete,
  };
}

function takeShapes(
  shapes: Iterable<CoverageShape>,
  { mostShapes = MOST_SHAPES, mostVertices = MOST_VERTICES }: CoverageOptions,
): { shapes: Compared[]; plane: CoveragePlane; complete: boolean } {
  const list: (CoverageShape & { box: Extent })[] = [];
  let vertices = 0;
  let complete = true;
  for (const { row, label, wkb } of shapes) {
    const type = wkbType(wkb);
    const box = type === 'Polygon' || type === 'MultiPolygon' ? wkbExtent(wkb) : null;
    if (!box?.every(Number.isFinite)) continue;
    vertices += wkb.length / 16;
    complete = list.length < mostShapes && vertices <= mostVertices;
    if (!complete) break;
    list.push({ row, label, wkb: Uint8Array.from(wkb), box });
  }
  const [south, north] = [
    Math.min(...list.map(({ box }) => box[1])),
    Math.max(...list.map(({ box }) => box[3])),
  ];
  const plane = new CoveragePlane(list.length > 0 ? (south + north) / 2 : 0);
  const inMetres = list.map(({ row, label, wkb }): Compared => {
    const metres = plane.toMetres(wkb);
    return { row, label, wkb: metres, box: wkbExtent(metres)!, vertices: metres.length / 16 };
  });
  return { shapes: inMetres, plane, complete };
}

class Comparison {
  complete = true;
  twins = 0;
  private readonly counts = { overlap: 0, sliver: 0, gap: 0 };
  private readonly found: ShapeConflict[] = [];
  private readonly shapes: readonly Compared[];
  private readonly plane: CoveragePlane;
  private readonly geos: Geos;
  private readonly index: Flatbush | null;
  /** The first of those with the same bytes, and the others. */
  private readonly twinOf = new Map<Compared, Compared>();
  private readonly gapsBeside = new Map<Compared, Uint8Array[]>();
  private left: number;

  constructor(shapes: readonly Compared[], plane: CoveragePlane, geos: Geos, mostWork: number) {
    this.shapes = shapes;
    this.plane = plane;
    this.geos = geos;
    this.left = mostWork;
    this.index = shapes.length > 0 ? new Flatbush(shapes.length) : null;
    for (const { box } of shapes) this.index?.add(...box);
    this.index?.finish();
  }

  *run(): Generator<number> {
    this.findTwins();
    for (let i = 0; i < this.shapes.length; i++) {
      const a = this.shapes[i]!;
      const twin = this.twinOf.get(a);
      if (twin) this.keep({ kind: 'overlap', wkb: a.wkb }, twin, a);
      else
        for (const j of this.near(a.box).sort((one, other) => one - other)) {
          const b = this.shapes[j]!;
          if (j <= i || this.twinOf.has(b)) continue;
          if (!this.afford(a.vertices + b.vertices)) return;
          this.compare(a, b);
          yield i / this.shapes.length;
        }
      yield (i + 1) / this.shapes.length;
    }
  }

  private near(box: Extent): number[] {
    return this.index?.search(...grown(box, GAP_WIDTH)) ?? [];
  }

  private afford(work: number): boolean {
    this.left -= work;
    if (this.left < 0) this.complete = false;
    return this.left >= 0;
  }

  private findTwins(): void {
    const first = new Map<string, Compared[]>();
    for (const shape of this.shapes) {
      const key = `${shape.wkb.length} ${shape.box.join(' ')}`;
      const alike = first.get(key) ?? [];
      const twin = alike.find((other) => Buffer.compare(other.wkb, shape.wkb) === 0);
      if (twin) this.twinOf.set(shape, twin);
      else first.set(key, [...alike, shape]);
    }
  }

  private compare(a: Compared, b: Compared): void {
    const { geos } = this;
    try {
      const misfit = geos.misfits([a.wkb, b.wkb], GAP_WIDTH);
      const box = misfit && wkbExtent(misfit);
      if (!box) return;
      if (!this.afford(OVERLAP_WORK * (a.vertices + b.vertices))) return;
      const overlaps = overlapsOf(a, b, geos);
      for (const conflict of overlaps) this.keep(conflict, a, b);
      // Outlines that cross leave wedges, which are no gaps.
      if (overlaps.some(({ kind }) => kind === 'overlap')) return;
      if (!this.afford(GAP_WORK * (a.vertices + b.vertices))) return;
      const gap = gapOf(a, b, box, (near) => this.between(a, b, near), geos);
      if (gap) this.keep(gap, a, b);
    } catch (error) {
      // One pair that GEOS can't overlay must not hide what the others have.
      if (!(error instanceof GeometryError)) throw error;
      this.complete = false;
    }
  }

  /** What may fill a gap between two shapes: other shapes, and gaps that were told before. */
  private between(a: Compared, b: Compared, box: Extent): Uint8Array[] {
    const others = (this.index?.search(...box) ?? []).map((i) => this.shapes[i]!);
    const told = [...(this.gapsBeside.get(a) ?? []), ...(this.gapsBeside.get(b) ?? [])];
    return [...others.filter((shape) => shape !== a && shape !== b).map(({ wkb }) => wkb), ...told];
  }

  private keep({ kind, wkb }: FoundConflict, a: Compared, b: Compared): void {
    this.counts[kind]++;
    if (kind === 'gap')
      for (const shape of [a, b]) this.gapsBeside.set(shape, [...(this.gapsBeside.get(shape) ?? []), wkb]);
    const m2 = wkbAreaM2(this.plane.toDegrees(wkb));
    const alike = this.found.filter((one) => one.kind === kind);
    if (alike.length >= KEPT_OF_A_KIND) {
      const least = alike.reduce((one, other) => (other.m2 < one.m2 ? other : one));
      if (least.m2 >= m2) return;
      this.found.splice(this.found.indexOf(least), 1);
    }
    const rows = a.row === b.row ? [a.row] : [a.row, b.row];
    this.found.push({ kind, rows, labels: [a.label, b.label].slice(0, rows.length), m2, ...this.drawn(wkb) });
  }

  private drawn(wkb: Uint8Array): Pick<ShapeConflict, 'at' | 'shape'> {
    const degrees = this.plane.toDegrees(wkb);
    const [minX, minY, maxX, maxY] = wkbExtent(degrees)!;
    const inside = this.geos.pointOnSurface(degrees);
    const point = inside && decodeWkb(inside);
    const at: Position = point?.type === 'Point' ? point.coordinates : [(minX + maxX) / 2, (minY + maxY) / 2];
    const fine = Math.max(maxX - minX, maxY - minY, 1e-7) / 1000;
    return { at, shape: thinShape(decodeWkb(degrees), () => fine) };
  }

  findings(): Pick<CoverageReport, 'conflicts' | 'overlaps' | 'slivers' | 'gaps'> {
    const { overlap, sliver, gap } = this.counts;
    const conflicts = this.found.sort((a, b) => b.m2 - a.m2);
    return { conflicts, overlaps: overlap, slivers: sliver, gaps: gap };
  }
}
