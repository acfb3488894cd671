import type { IssueCode } from '../../../../shared/contract/codes.ts';
import { eachWkbPosition, wkbType } from '../../../../shared/geo/wkb.ts';
import type {
  CellValue,
  ShapeCensus,
  ShapeKind,
  SourceRows,
  SourceTransform,
  Tally,
} from '../../formats/index.ts';
import { asMulti } from '../../formats/staged/as-multi.ts';
import { inZone, isDegrees, type PlaceReader } from './place-reader.ts';

/** What the coordinates of a file are, all of them: one system for all rows. */
export interface FileSystem {
  readonly degrees: boolean;
  /** The UTM zone, where the rows name it. */
  readonly zone: number | null;
}

const newCensus = (): ShapeCensus => ({ kinds: new Set(), multi: false, vertices: 0, extent: null });

function widen(census: ShapeCensus, x: number, y: number): void {
  census.vertices++;
  const { extent } = census;
  if (!extent) {
    census.extent = [x, y, x, y];
    return;
  }
  if (x < extent[0]) extent[0] = x;
  if (y < extent[1]) extent[1] = y;
  if (x > extent[2]) extent[2] = x;
  if (y > extent[3]) extent[3] = y;
}

const POINT_BYTES = 21;

/** Rows of a table with a point each, by their columns. */
export class PointRows implements SourceRows {
  wkb: Uint8Array | null = null;
  values: CellValue[] = [];
  readonly isReady = false;
  readonly census = newCensus();
  private readonly inner: SourceRows;
  private readonly reader: PlaceReader;
  private readonly system: FileSystem;
  private readonly transform: SourceTransform | null;
  private readonly width: number;
  private readonly point = Buffer.alloc(POINT_BYTES);
  private readonly xy = new Float64Array(2);

  /** @param width the columns asked for; more are read for the place alone */
  constructor(
    inner: SourceRows,
    reader: PlaceReader,
    system: FileSystem,
    transform: SourceTransform | null,
    width: number,
  ) {
    this.inner = inner;
    this.reader = reader;
    this.system = system;
    this.transform = transform;
    this.width = width;
    this.point[0] = 1;
    this.point.writeUInt32LE(1, 1);
  }

  get row(): number {
    return this.inner.row;
  }
  get skip(): IssueCode | null {
    return this.inner.skip;
  }
  get tally(): Tally {
    return this.inner.tally;
  }

  next(): boolean {
    const { inner } = this;
    this.wkb = null;
    if (!inner.next()) return false;
    const { values } = inner;
    if (inner.skip === null) this.place(values);
    this.values = values.length > this.width ? values.slice(0, this.width) : values;
    return true;
  }

  private place(values: readonly CellValue[]): void {
    const { system, xy, row, tally, point } = this;
    const found = this.reader.read(values);
    if (typeof found === 'string') {
      tally.add(found, 'warning', row);
      return;
    }
    if (isDegrees(found) !== system.degrees) {
      tally.add('coordinates-unreadable', 'warning', row);
      return;
    }
    const { x, y } = system.zone === null ? found : inZone(found, system.zone);
    xy[0] = x;
    xy[1] = y;
    this.transform?.apply(xy, 0, 2);
    if (!Number.isFinite(xy[0]!) || !Number.isFinite(xy[1]!)) {
      tally.add('coordinates-not-finite', 'warning', row);
      return;
    }
    point.writeDoubleLE(xy[0]!, 5);
    point.writeDoubleLE(xy[1]!, 13);
    this.census.kinds.add('Point');
    widen(this.census, xy[0]!, xy[1]!);
    this.wkb = point;
  }
}

const KIND_OF: Readonly<Record<string, ShapeKind>> = {
  Point: 'Point',
  MultiPoint: 'MultiPoint',
  LineString: 'LineString',
  MultiLineString: 'LineString',
  Polygon: 'Polygon',
  MultiPolygon: 'Polygon',
};

/** Rows of a table with the shape of the area that each names. */
export class AreaRows implements SourceRows {
  wkb: Uint8Array | null = null;
  isReady = false;
  readonly census = newCensus();
  private readonly inner: SourceRows;
  private readonly shapeOf: (values: readonly CellValue[]) => Uint8Array | null;
  private readonly promote: boolean;
  private readonly ready: ((row: number) => Uint8Array | undefined) | undefined;

  constructor(
    inner: SourceRows,
    shapeOf: (values: readonly CellValue[]) => Uint8Array | null,
    promote: boolean,
    ready: ((row: number) => Uint8Array | undefined) | undefined,
  ) {
    this.inner = inner;
    this.shapeOf = shapeOf;
    this.promote = promote;
    this.ready = ready;
  }

  get row(): number {
    return this.inner.row;
  }
  get values(): CellValue[] {
    return this.inner.values;
  }
  get skip(): IssueCode | null {
    return this.inner.skip;
  }
  get tally(): Tally {
    return this.inner.tally;
  }

  next(): boolean {
    const { inner } = this;
    this.wkb = null;
    this.isReady = false;
    if (!inner.next()) return false;
    if (inner.skip !== null) return true;
    const ready = this.ready?.(inner.row);
    this.isReady = ready !== undefined;
    this.wkb = ready ?? this.shape();
    return true;
  }

  private shape(): Uint8Array | null {
    const shape = this.shapeOf(this.inner.values);
    if (shape === null) {
      this.tally.add('area-without-shape', 'warning', this.row);
      return null;
    }
    const type = wkbType(shape);
    this.census.kinds.add(KIND_OF[type] ?? 'Polygon');
    if (type.startsWith('Multi') && type !== 'MultiPoint') this.census.multi = true;
    eachWkbPosition(shape, (x, y) => widen(this.census, x, y));
    return this.promote ? asMulti(shape) : shape;
  }
}
