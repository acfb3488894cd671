import type { Extent } from '../../../shared/contract/base.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { type Geometry, type Position, unionExtent } from '../../../shared/geo/geometry.ts';
import { decodeWkb, encodeWkb, wkbExtent } from '../../../shared/geo/wkb.ts';
import { type BorderChange, borderChanges, carryBorder } from '../../../shared/shapes/chains.ts';
import { edgesUnder, newPlaces, placesOf, withNodes } from '../../../shared/shapes/nodes.ts';
import { edgeKey, edgeKeys } from '../../../shared/shapes/paths.ts';
import type { ReadableDb } from '../db/types.ts';
import { shapesInBox } from './shape-rows.queries.ts';

/** A row's shape before and after. `before` is null of a new row, `after` of one that goes. */
export interface ShapeChange {
  readonly layer: string;
  readonly fid: number | null;
  readonly title: string;
  readonly before: Geometry | null;
  readonly after: Geometry | null;
}

/** What follows from changes of borders in other rows. */
export interface Followed {
  readonly changes: readonly ShapeChange[];
  /** The names of rows whose border forks where it was drawn anew: they were left as they are. */
  readonly left: readonly string[];
}

const MOST_ROWS = 2000;

const boxOf = (change: ShapeChange): Extent | null =>
  [change.before, change.after].reduce<Extent | null>(
    (box, geometry) => unionExtent(box, geometry && wkbExtent(encodeWkb(geometry))),
    null,
  );

const isArea = (geometry: Geometry | null): boolean => geometry?.type.endsWith('Polygon') ?? false;

/** A change with the stretches of border that it moves, and the vertices that it brings. */
interface Moving {
  readonly box: Extent;
  readonly stretches: readonly BorderChange[];
  readonly places: readonly Position[];
}

const edgesAlong = (from: Position, between: readonly Position[], to: Position): string[] =>
  [...between, to].map((at, i) => edgeKey(i === 0 ? from : (between[i - 1] as Position), at));

/** The edges of the other changes: before and after them. */
const edgesOfOthers = (
  changes: readonly ShapeChange[],
  own: ShapeChange,
  side: 'before' | 'after',
): Set<string> =>
  new Set(
    changes.flatMap((change) => {
      const geometry = change === own ? null : change[side];
      return geometry === null ? [] : [...edgeKeys(geometry)];
    }),
  );

/**
 * The stretches of border that a change really moves. Where ground only goes from one of the changed rows to another (a
 * piece is split off, two are merged) the border stands: another row has it now, or had it before.
 */
const movedStretches = (changes: readonly ShapeChange[], own: ShapeChange): BorderChange[] => {
  if (own.before === null || own.after === null) return [];
  const stretches = borderChanges(own.before, own.after);
  if (stretches.length === 0) return [];
  const had = edgesOfOthers(changes, own, 'before');
  const have = edgesOfOthers(changes, own, 'after');
  return stretches.filter(
    ({ from, to, was, is }) =>
      !edgesAlong(from, was, to).some((edge) => have.has(edge)) &&
      !edgesAlong(from, is, to).some((edge) => had.has(edge)),
  );
};

const movingOf = (changes: readonly ShapeChange[]): Moving[] =>
  changes.flatMap((change) => {
    const box = boxOf(change);
    if (box === null || !(isArea(change.before) || isArea(change.after))) return [];
    const places = change.after === null ? [] : newPlaces(change.before, change.after);
    return [{ box, stretches: movedStretches(changes, change), places }];
  });

/** Carries one change to one shape: first the stretches that are shared, then vertices that now lie on its edges. */
const carried = (shape: Geometry, { stretches, places }: Moving): { geometry: Geometry; whole: boolean } => {
  const { geometry, left } = carryBorder(shape, stretches);
  return { geometry: withNodes(geometry, places), whole: left.length === 0 };
};

/**
 * The rows of the layers named that share a border which the changes move: they get the very same vertices, so that no
 * sliver opens between neighbours, nor between an area and the one above it. Rows that are changed already keep what
 * they were given.
 */
export const followBorders = (
  db: ReadableDb,
  changes: readonly ShapeChange[],
  layers: readonly LayerSummary[],
): Followed => {
  const given = new Set(changes.map(({ layer, fid }) => `${layer} ${fid}`));
  const moving = movingOf(changes);
  const followed: ShapeChange[] = [];
  const left: string[] = [];
  for (const layer of layers) {
    if (!layer.geometryType.endsWith('Polygon')) continue;
    const rows = new Map<number, ShapeChange & { readonly after: Geometry }>();
    for (const change of moving) {
      for (const row of shapesInBox(db, layer.name, layer.labelField, change.box, MOST_ROWS)) {
        if (given.has(`${layer.name} ${row.fid}`)) continue;
        const known = rows.get(row.fid);
        const before = known?.before ?? decodeWkb(row.wkb);
        const { geometry, whole } = carried(known?.after ?? before, change);
        if (!whole && !left.includes(row.title)) left.push(row.title);
        if (geometry !== before)
          rows.set(row.fid, { layer: layer.name, fid: row.fid, title: row.title, before, after: geometry });
      }
    }
    followed.push(...rows.values());
  }
  return { changes: followed, left };
};

/**
 * The shape with vertices where those of its neighbours in the layer lie on edges that it has anew: a border that was
 * drawn straight past a neighbour's corner has that corner, too.
 */
export const withNeighboursNodes = (
  db: ReadableDb,
  layer: LayerSummary,
  change: ShapeChange,
): Geometry | null => {
  const { before, after, fid } = change;
  const box = after && wkbExtent(encodeWkb(after));
  if (after === null || box === null || !layer.geometryType.endsWith('Polygon')) return after;
  const missing = (at: Position): boolean =>
    edgesUnder(after, at).length > 0 && (before === null || edgesUnder(before, at).length === 0);
  return shapesInBox(db, layer.name, layer.labelField, box, MOST_ROWS)
    .filter((row) => row.fid !== fid)
    .reduce(
      (shape, { wkb }) => withNodes(shape, [...placesOf(decodeWkb(wkb)).values()].filter(missing)),
      after,
    );
};
