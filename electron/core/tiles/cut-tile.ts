import type { Extent } from '../../../shared/contract/base.ts';
import { TILE_ZOOM_LIMIT } from '../../../shared/contract/style.ts';
import type { Position } from '../../../shared/geo/geometry.ts';
import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { decodeWkb } from '../../../shared/geo/wkb.ts';
import type { ReadableDb, SqlValue } from '../db/types.ts';
import { type FidSet, fidsOf, memberOf } from '../row-sets/index.ts';
import type { Path } from './clip.ts';
import { clipGeometry, type ProjectedGeometry, type ProjectedPath, projectGeometry } from './cut.ts';
import { GatheredPoints } from './gathered-points.ts';
import { labelPoint } from './label-point.ts';
import { encodeTile, TileLayer, type TileValue } from './mvt.ts';
import { Junctions, simplifyLine, simplifyRing } from './simplify.ts';
import { Specks } from './specks.ts';
import { TILE_EXTENT, type TileAddress, TileProjection, tileExtent } from './tile-grid.ts';
import type { Telling } from './tile-request.ts';
import { rowsInExtent, type TileRow } from './tiles.queries.ts';

/** Below this zoom points and specks that fall into one cell are drawn once: a tile stays under 500 kB. */
const THIN_BELOW_ZOOM = 13;
/** A cell is two pixels wide. */
const CELL_UNITS = 16;
/** Below this zoom a layer that is drawn in clusters is. */
const CLUSTER_BELOW_ZOOM = 14;
/** A tile is 512 pixels wide: 51 of them. */
const CLUSTER_UNITS = TILE_EXTENT / 10;

/** What a tile may weigh. */
const MOST_BYTES = 500_000;
const COARSEST = 16;

/** From this zoom on every vertex is drawn: the map goes on enlarging these tiles. */
const WHOLE_FROM_ZOOM = TILE_ZOOM_LIMIT;
/** Paths of six vertices and fewer. */
const PLAIN_NUMBERS = 12;

export interface LayerTile {
  readonly table: string;
  readonly columns: readonly string[];
  readonly labels: boolean;
  /** Points are drawn in clusters. */
  readonly clusters: boolean;
  readonly telling: Telling | null;
  /** Only these rows are drawn; null for all. */
  readonly rows: FidSet | null;
  readonly address: TileAddress;
}

/** Remembers label points by geometry for the life of a worker: finding one reads every vertex. */
export class LabelPoints {
  private readonly known = new Map<string, { bytes: number; point: Position | null }>();

  find(table: string, fid: number, wkb: Uint8Array): Position | null {
    const key = `${table} ${fid}`;
    const bytes = fingerprint(wkb);
    const known = this.known.get(key);
    if (known?.bytes === bytes) return known.point;
    if (this.known.size > 50_000) this.known.clear();
    const point = labelPoint(decodeWkb(wkb));
    this.known.set(key, { bytes, point });
    return point;
  }
}

/** FNV-1a over the geometry, so that an edited shape gets its label moved. */
function fingerprint(wkb: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < wkb.length; i++) hash = Math.imul(hash ^ (wkb[i] as number), 0x01000193);
  return hash;
}

/**
 * Cuts one tile of a layer; an empty tile is zero bytes. Reads through the R-tree, never the whole layer. A tile that
 * would weigh more than `MOST_BYTES` is drawn on a coarser grid, with more of its specks and points gathered.
 */
export function cutLayerTile(db: ReadableDb, tile: LayerTile, labelPoints: LabelPoints): Uint8Array {
  let coarseness = 1;
  for (;;) {
    const bytes = drawTile(db, tile, labelPoints, coarseness);
    if (bytes.length <= MOST_BYTES || coarseness >= COARSEST) return bytes;
    // What a tile weighs falls about as its grid widens: one more reading of the rows is mostly enough.
    coarseness *= 2 ** Math.ceil(Math.log2((1.3 * bytes.length) / MOST_BYTES));
  }
}

interface Drawn {
  readonly row: TileRow;
  readonly wkb: Uint8Array;
  readonly projected: ProjectedGeometry;
}

function drawTile(db: ReadableDb, tile: LayerTile, labelPoints: LabelPoints, coarseness: number): Uint8Array {
  const projection = new TileProjection(tile.address, coarseness);
  const shapes = new TileLayer(tile.table);
  const names = new TileLayer(`${tile.table}_label`);
  const specks =
    tile.address.z < THIN_BELOW_ZOOM || coarseness > 1 ? new Specks(CELL_UNITS * coarseness) : null;
  const points = gatheringOf(tile, coarseness);
  const core = tileExtent(tile.address, 0);
  const draw = ({ row, wkb, projected }: Drawn): void => {
    const values = tileValues(row, tile.columns);
    const cut = clipGeometry(projected);
    const [at] = cut?.paths ?? [];
    if (points && at && cut?.type === 'point' && cut.paths.length === 1)
      points.add(row.fid, at[0] as number, at[1] as number, values);
    else if (cut && !specks?.takes(row.fid, cut, values)) shapes.add(row.fid, cut.type, cut.paths, values);
    if (!tile.labels || !cut || cut.type !== 'polygon') return;
    const name = labelPoints.find(tile.table, row.fid, wkb);
    if (name && within(name, core))
      names.add(row.fid, 'point', [[projection.x(name[0]), projection.y(name[1])]], values);
  };
  const borders = new SimpleBorders(tile.address.z < WHOLE_FROM_ZOOM ? 1.5 * projection.snap : 0);
  for (const row of rowsOf(db, tile)) {
    if (!row.geom) continue;
    const geometry = decodeGpkg(row.geom);
    if (geometry.empty) continue;
    const drawn = {
      row: { ...row, geom: null },
      wkb: geometry.wkb,
      projected: projectGeometry(geometry.wkb, projection),
    };
    if (!borders.takes(drawn)) draw(drawn);
  }
  for (const drawn of borders.simplified()) draw(drawn);
  specks?.writeInto(shapes);
  points?.writeInto(shapes);
  return encodeTile([shapes, names]);
}

/** Fewer rows than these are read one by one; of more, those are passed over that are not among them. */
const MOST_READ_SINGLY = 5000;

function* rowsOf(db: ReadableDb, { table, columns, address, rows }: LayerTile): Generator<TileRow> {
  const extent = tileExtent(address);
  if (rows !== null && rows.count <= MOST_READ_SINGLY)
    return yield* rowsInExtent(db, table, columns, extent, fidsOf(rows));
  if (rows === null) return yield* rowsInExtent(db, table, columns, extent);
  const isOne = memberOf(rows);
  for (const row of rowsInExtent(db, table, columns, extent, 'all')) if (isOne(row.fid)) yield row;
}

/** Holds the shapes back that have borders worth simplifying, until all of the tile's junctions are known. */
class SimpleBorders {
  private readonly held: Drawn[] = [];
  private readonly junctions = new Junctions();
  private readonly tolerance: number;

  /** @param tolerance in units of the tile; 0 for drawing every vertex */
  constructor(tolerance: number) {
    this.tolerance = tolerance;
  }

  takes(drawn: Drawn): boolean {
    const { type, paths } = drawn.projected;
    if (this.tolerance === 0 || type === 'point') return false;
    // Shapes of few vertices are drawn as they are, and what they touch keeps to them.
    const isPlain = paths.every(({ path }) => path.length <= PLAIN_NUMBERS);
    for (const { role, path } of paths) this.junctions.add(path, role !== 'line' && role !== 'point');
    if (!isPlain) this.held.push(drawn);
    return !isPlain;
  }

  *simplified(): Generator<Drawn> {
    for (const { row, wkb, projected } of this.held) {
      const paths = projected.paths.map(({ role, path }) => ({ role, path: this.simple(role, path) }));
      yield { row, wkb, projected: { type: projected.type, paths } };
    }
  }

  private simple(role: ProjectedPath['role'], path: Path): Path {
    if (path.length <= PLAIN_NUMBERS) return path;
    if (role === 'line') return simplifyLine(path, this.junctions, this.tolerance);
    const ring = simplifyRing(path, this.junctions, this.tolerance);
    return ring.length >= 6 ? ring : path;
  }
}

/** How the points of a tile become fewer; null where each is drawn. */
function gatheringOf({ address, clusters, telling }: LayerTile, coarseness: number): GatheredPoints | null {
  if (clusters && address.z < CLUSTER_BELOW_ZOOM)
    return new GatheredPoints({ cell: CLUSTER_UNITS, cluster: true, telling: null });
  return address.z < THIN_BELOW_ZOOM || coarseness > 1
    ? new GatheredPoints({ cell: CELL_UNITS * coarseness, cluster: false, telling })
    : null;
}

function tileValues(row: TileRow, columns: readonly string[]): Record<string, TileValue | null> {
  const values: Record<string, TileValue | null> = {};
  for (const column of columns) values[column] = tileValue(row[column] ?? null);
  return values;
}

function tileValue(value: SqlValue): TileValue | null {
  if (typeof value === 'bigint') return Number(value);
  return value instanceof Uint8Array ? null : value;
}

/** Half open, so that a point on the seam belongs to one tile. */
function within([x, y]: Position, [west, south, east, north]: Extent): boolean {
  return x >= west && x < east && y > south && y <= north;
}
