import { WKB_TYPES } from '../../../shared/geo/wkb.ts';
import { type ClipBox, clipLine, clipRing, doubleArea, dropCollinear, type Path } from './clip.ts';
import type { TileGeometryType } from './mvt.ts';
import { TILE_BUFFER, TILE_EXTENT, type TileProjection } from './tile-grid.ts';

const BOX: ClipBox = { min: -TILE_BUFFER, max: TILE_EXTENT + TILE_BUFFER };

export interface CutGeometry {
  readonly type: TileGeometryType;
  readonly paths: Path[];
}

/** A path in the tile's units, not yet cut to the tile; rings are open. */
export interface ProjectedPath {
  readonly role: 'point' | 'line' | 'shell' | 'hole';
  readonly path: Path;
}

export interface ProjectedGeometry {
  readonly type: TileGeometryType;
  readonly paths: readonly ProjectedPath[];
}

/**
 * Degrees to be added to a longitude so that it follows the one before by the shorter way: over the 180th meridian, not
 * round the world. A step of the whole world is an edge of the map, as in boxes around it and in Antarctica.
 */
const shorterWay = (before: number, lon: number): number => {
  const step = Math.abs(lon - before);
  return step > 180 && step < 359 ? (lon < before ? 360 : -360) : 0;
};

/** Walks little-endian 2D WKB straight into the tile's units, without a geometry in between. */
class WkbProjector {
  private readonly view: DataView;
  private at = 0;
  private readonly projection: TileProjection;
  readonly paths: ProjectedPath[] = [];
  /** Where a path crosses the 180th meridian, the degrees that bring its far part back into the world. */
  private back = 0;
  type: TileGeometryType = 'point';

  constructor(wkb: Uint8Array, projection: TileProjection) {
    this.view = new DataView(wkb.buffer, wkb.byteOffset, wkb.byteLength);
    this.projection = projection;
  }

  private count(): number {
    const count = this.view.getUint32(this.at, true);
    this.at += 4;
    return count;
  }

  /** Projects, snaps and drops repeated positions; `near` is the longitude that the path belongs to. */
  private path(count: number, near = Number.NaN): Path {
    const path: Path = [];
    let px = Number.NaN;
    let py = Number.NaN;
    let last = near;
    let turn = 0;
    for (let i = 0; i < count; i++, this.at += 16) {
      const lon = this.view.getFloat64(this.at, true) + turn;
      const way = shorterWay(last, lon);
      turn += way;
      last = lon + way;
      if (turn !== 0) this.back = -turn;
      const x = this.projection.x(last);
      const y = this.projection.y(this.view.getFloat64(this.at + 8, true));
      // Positions that are no numbers, as some programs write them, are passed over.
      if ((x === px && y === py) || !Number.isFinite(x + y)) continue;
      path.push(x, y);
      px = x;
      py = y;
    }
    return path;
  }

  private polygon(): void {
    this.type = 'polygon';
    const rings = this.count();
    const from = this.paths.length;
    let near = Number.NaN;
    for (let i = 0; i < rings; i++) {
      const count = this.count();
      if (count > 0 && Number.isNaN(near)) near = this.view.getFloat64(this.at, true);
      this.paths.push({ role: i === 0 ? 'shell' : 'hole', path: openRing(this.path(count, near)) });
    }
    this.bringBack(from);
  }

  /** What lies beyond the 180th meridian is drawn at the other edge of the world too. */
  private bringBack(from: number): void {
    if (this.back === 0) return;
    const { back, projection } = this;
    this.back = 0;
    const shift = projection.worldWidth * Math.sign(back);
    for (const { role, path } of this.paths.slice(from))
      this.paths.push({ role, path: path.map((value, i) => (i % 2 === 0 ? value + shift : value)) });
  }

  geometry(): void {
    const type = this.view.getUint32(this.at + 1, true);
    this.at += 5;
    if (type === WKB_TYPES.Point) this.paths.push({ role: 'point', path: this.path(1) });
    else if (type === WKB_TYPES.LineString) {
      this.type = 'line';
      const from = this.paths.length;
      this.paths.push({ role: 'line', path: this.path(this.count()) });
      this.bringBack(from);
    } else if (type === WKB_TYPES.Polygon) this.polygon();
    else for (let members = this.count(); members > 0; members--) this.geometry();
  }
}

/** A geometry in the tile's units, as a whole. */
export function projectGeometry(wkb: Uint8Array, projection: TileProjection): ProjectedGeometry {
  const projector = new WkbProjector(wkb, projection);
  projector.geometry();
  return { type: projector.type, paths: projector.paths };
}

/** Cuts a projected geometry to the tile and its buffer; null when nothing of it falls inside. */
export function clipGeometry({ type, paths }: ProjectedGeometry): CutGeometry | null {
  const out: Path[] = [];
  let shell = false;
  for (const { role, path } of paths) {
    if (role === 'point') {
      if (path.length === 2 && !needsClip(path)) out.push(path);
    } else if (role === 'line') {
      for (const piece of clipLine(path, BOX)) out.push(piece);
    } else {
      if (role === 'hole' && !shell) continue;
      const kept = role === 'shell' ? shellPath(path) : holePath(path);
      if (role === 'shell') shell = kept !== null;
      if (kept) out.push(kept);
    }
  }
  return out.length > 0 ? { type, paths: out } : null;
}

function openRing(ring: Path): Path {
  const closed = ring.length > 2 && ring[0] === ring.at(-2) && ring[1] === ring.at(-1);
  return closed ? ring.slice(0, -2) : ring;
}

function needsClip(ring: Path): boolean {
  return ring.some((value) => value < BOX.min || value > BOX.max);
}

/** A shell too small for the grid becomes a pixel's square, so that no area vanishes from the map. */
function shellPath(ring: Path): Path | null {
  const cut = needsClip(ring) ? clipRing(ring, BOX) : ring;
  const clean = dropCollinear(cut);
  const area = clean.length >= 6 ? doubleArea(clean) : 0;
  if (area !== 0) return area > 0 ? clean : reversed(clean);
  if (cut.length === 0 || needsClip(ring)) return null;
  const [x, y] = cut as [number, number];
  return [x, y, x + 4, y, x + 4, y + 4, x, y + 4];
}

function holePath(ring: Path): Path | null {
  const clean = dropCollinear(needsClip(ring) ? clipRing(ring, BOX) : ring);
  const area = clean.length >= 6 ? doubleArea(clean) : 0;
  if (area === 0) return null;
  return area < 0 ? clean : reversed(clean);
}

function reversed(ring: Path): Path {
  const out: Path = [];
  for (let i = ring.length - 2; i >= 0; i -= 2) out.push(ring[i] as number, ring[i + 1] as number);
  return out;
}

/** A geometry in the tile's units, cut to the tile and its buffer; null when nothing of it falls inside. */
export function cutGeometry(wkb: Uint8Array, projection: TileProjection): CutGeometry | null {
  return clipGeometry(projectGeometry(wkb, projection));
}
