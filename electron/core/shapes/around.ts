import type { Extent } from '../../../shared/contract/base.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { NearShape } from '../../../shared/contract/shapes.ts';
import { type Geometry, type Position, unionExtent } from '../../../shared/geo/geometry.ts';
import { decodeWkb, wkbExtent } from '../../../shared/geo/wkb.ts';
import { familyOf } from '../../../shared/shapes/family.ts';
import { edgeKey, edgeKeys, pathsOf } from '../../../shared/shapes/paths.ts';
import { rowByFid, type ShapeRow, shapesInBox } from '../borders/index.ts';
import type { ReadableDb } from '../db/types.ts';
import { listLayers } from '../layers/index.ts';
import { editedLayer } from './edited-layer.ts';

/** What one answer may carry: some 20 MB of text, and what a page can search while the pointer moves. */
const MOST_VERTICES = 400_000;
const MOST_ROWS = 4000;
/** How far around the shapes their neighbours are looked for: a share of their size, and at least some 200 m. */
const SHARE_AROUND = 0.25;
const LEAST_AROUND = 0.002;

export interface AroundQuery {
  readonly layer: string | null;
  readonly fids: readonly number[];
  readonly box: Extent | null;
  readonly others: readonly string[];
}

const grown = ([west, south, east, north]: Extent): Extent => {
  const by = Math.max(LEAST_AROUND, SHARE_AROUND * Math.max(east - west, north - south));
  return [west - by, south - by, east + by, north + by];
};

const sharesEdge = (geometry: Geometry, edges: ReadonlySet<string>): boolean =>
  pathsOf(geometry).some(({ positions }) =>
    positions.some((at, i) => i > 0 && edges.has(edgeKey(positions[i - 1] as Position, at))),
  );

type Row = Omit<ShapeRow, 'wkb'> & { readonly wkb: Uint8Array | null };

/** Collects shapes up to what one answer may carry; what is asked for first goes first. */
class Basket {
  readonly shapes: NearShape[] = [];
  private readonly taken = new Set<string>();
  private vertices = 0;
  crowded = false;

  add(layer: string, role: NearShape['role'], rows: readonly Row[]): void {
    if (rows.length >= MOST_ROWS) this.crowded = true;
    for (const { fid, title, version, wkb } of rows) {
      const key = `${layer} ${fid}`;
      if (this.taken.has(key)) continue;
      const vertices = wkb === null ? 0 : wkb.length >> 4;
      if (role !== 'own' && this.vertices + vertices > MOST_VERTICES) {
        this.crowded = true;
        continue;
      }
      this.vertices += vertices;
      this.taken.add(key);
      this.shapes.push({ layer, fid, title, role, version, geometry: wkb && decodeWkb(wkb) });
    }
  }
}

/** Layers of related registers, whose rows may follow a border. */
const familyLayers = (all: readonly LayerSummary[], layer: LayerSummary): LayerSummary[] =>
  familyOf(layer.register).flatMap((register) => all.filter((one) => one.register === register));

const spreadOf = (rows: readonly ShapeRow[]): Extent | null =>
  rows.reduce<Extent | null>((box, { wkb }) => unionExtent(box, wkbExtent(wkb)), null);

/** Adds the rows to be edited, those beside them and those that share an edge; returns where was looked. */
const addLayer = (
  db: ReadableDb,
  basket: Basket,
  layer: LayerSummary,
  all: readonly LayerSummary[],
  { fids, box }: AroundQuery,
): Extent | null => {
  const rows = fids.flatMap((fid) => rowByFid(db, layer.name, layer.labelField, fid) ?? []);
  const own = rows.filter((row): row is ShapeRow => row.wkb !== null);
  basket.add(layer.name, 'own', rows);
  const spread = spreadOf(own);
  const where = box ?? (spread && grown(spread));
  if (where === null) return null;
  const near = (one: LayerSummary): ShapeRow[] => shapesInBox(db, one.name, one.labelField, where, MOST_ROWS);
  basket.add(layer.name, 'beside', near(layer));
  const edges = new Set(own.flatMap(({ wkb }) => [...edgeKeys(decodeWkb(wkb))]));
  for (const related of edges.size > 0 ? familyLayers(all, layer) : [])
    basket.add(
      related.name,
      'family',
      near(related).filter(({ wkb }) => sharesEdge(decodeWkb(wkb), edges)),
    );
  return where;
};

/**
 * The shapes that are to be edited with all around them. The rows of related registers come as `family` only where they
 * share an edge with the edited ones, bit by bit. Refuses `layer-not-found`, and what `editedLayer` refuses.
 */
export const shapesAround = (
  db: ReadableDb,
  query: AroundQuery,
): { shapes: NearShape[]; crowded: boolean } => {
  const all = listLayers(db);
  const basket = new Basket();
  const layer = query.layer === null ? null : editedLayer(db, query.layer);
  const where = layer === null ? query.box : addLayer(db, basket, layer, all, query);
  for (const other of where === null ? [] : all)
    if (query.others.includes(other.name) && other.name !== query.layer && where !== null)
      basket.add(other.name, 'other', shapesInBox(db, other.name, other.labelField, where, MOST_ROWS));
  return { shapes: basket.shapes, crowded: basket.crowded };
};
