import { shorterWay } from '../../../shared/geo/antimeridian.ts';
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

/** Walks little-endian 2D WKB straight into the tile's units, without a geometry in between. */
class WkbProjector {
  private readonly view: DataView;
  private at = 0;
  private readonly projection: TileProjection;
  readonly paths: ProjectedPath[] = [];
  /** Where a path reaches beyond the 180th meridian, the degrees that bring its far part back into the world. */
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
      if (Math.abs(last) > 180) this.back = last > 0 ? -360 : 360;
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

  private point(): void {
    const path = this.path(1);
    const shift = path.length === 0 ? 0 : this.projection.worldWidth * Math.sign(this.back);
    this.back = 0;
    this.paths.push({ role: 'point', path: shifted(path, shift) });
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
      this.paths.push({ role, path: shifted(path, shift) });
  }

  geometry(): void {
    const type = this.view.getUint32(this.at + 1, true);
    this.at += 5;
    if (type === WKB_TYPES.Point) this.point();
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

function shifted(path: Path, by: number): Path {
  return by === 0 ? path : path.map((value, i) => (i % 2 === 0 ? value + by : value));
}

/**
 * A shell too small or too narrow for the grid is drawn half a pixel wide, so that no area vanishes from the map: of a canal
 * that passes through, a part in each tile.
 */
function shellPath(ring: Path): Path | null {
  const cut = needsClip(ring) ? clipRing(ring, BOX) : ring;
  const clean = dropCollinear(cut);
  const area = clean.length >= 6 ? doubleArea(clean) : 0;
  if (area !== 0) return area > 0 ? clean : reversed(clean);
  return cut.length === 0 ? null : sliver(cut);
}

/** Half a pixel, in units. */
const SLIVER = 4;

/** A ring whose two sides fell together, drawn apart again; of one that fell into a point a square. */
function sliver(ring: Path): Path {
  const spine = spineOf(ring);
  const [x, y] = spine as [number, number];
  const isWide = Math.abs((spine.at(-2) ?? x) - x) >= Math.abs((spine.at(-1) ?? y) - y);
  // Across the way that it goes.
  const [sx, sy] = isWide ? [0, SLIVER] : [SLIVER, 0];
  const other = reversed(spine).map((value, i) => value + (i % 2 === 0 ? sx : sy));
  const wide = dropCollinear([...spine, ...other]);
  const area = wide.length >= 6 ? doubleArea(wide) : 0;
  if (area === 0) return [x, y, x + SLIVER, y, x + SLIVER, y + SLIVER, x, y + SLIVER];
  return area > 0 ? wide : reversed(wide);
}

/** One of the two ways between the ends of a ring whose sides fell together. */
function spineOf(ring: Path): Path {
  const from = farthest(ring, ring[0] as number, ring[1] as number);
  const to = farthest(ring, ring[from] as number, ring[from + 1] as number);
  const turned = [...ring.slice(from), ...ring.slice(0, from)];
  return turned.slice(0, ((to - from + ring.length) % ring.length) + 2);
}

/** Where the vertex of a path begins that lies furthest from a place. */
function farthest(path: Path, x: number, y: number): number {
  let most = -1;
  let found = 0;
  for (let i = 0; i < path.length; i += 2) {
    const distance = Math.abs((path[i] as number) - x) + Math.abs((path[i + 1] as number) - y);
    if (distance <= most) continue;
    most = distance;
    found = i;
  }
  return found;
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
