import type { Extent } from '../../../shared/contract/base.ts';
import type { RowsOfLayer } from '../../../shared/contract/selection.ts';
import type { TableQuery } from '../../../shared/contract/table-query.ts';
import { AreaIndex } from '../../../shared/geo/area-index.ts';
import { extentOf, type Position, type Ring } from '../../../shared/geo/geometry.ts';
import { decodeWkb, encodeWkb } from '../../../shared/geo/wkb.ts';
import type { OpenWorkspace } from '../context.ts';
import { GeometryError, type Geos, loadGeos, type PreparedShape } from '../geometry/index.ts';
import { Turns } from '../jobs/turns.ts';
import { isApart, rowSource } from '../layers/index.ts';
import { shownFids } from '../tables/index.ts';
import { fidsNear, shapesOf } from './shapes-near.queries.ts';

export type ShapeRelation = 'intersects' | 'within';

/** Rows whose shapes are read at once. */
const PAGE = 500;

/** The drawn shape, made ready to be asked of many rows. */
interface Drawn {
  readonly extent: Extent;
  readonly index: AreaIndex;
  readonly prepared: PreparedShape;
}

/** A lasso may cross itself: what it runs around is meant. */
const drawnShape = (geos: Geos, ring: readonly Position[]): Drawn | null => {
  const closed: Ring = [...ring, ring[0] as Position];
  const wkb = geos.makeValid(encodeWkb({ type: 'Polygon', coordinates: [closed] }));
  const geometry = decodeWkb(wkb);
  const extent = extentOf(geometry);
  return extent === null ? null : { extent, index: new AreaIndex(geometry), prepared: geos.prepare(wkb) };
};

/** True for a row that the shape meets, or holds. A shape that GEOS can't read meets nothing. */
const fits = ({ index, prepared }: Drawn, wkb: Uint8Array, relation: ShapeRelation): boolean => {
  const geometry = decodeWkb(wkb);
  if (geometry.type === 'Point') return index.contains(geometry.coordinates);
  try {
    return relation === 'within' ? prepared.covers(wkb) : prepared.intersects(wkb);
  } catch (error) {
    if (error instanceof GeometryError) return false;
    throw error;
  }
};

const rowsIn = async (
  workspace: OpenWorkspace,
  query: TableQuery,
  drawn: Drawn,
  relation: ShapeRelation,
  turns: Turns,
): Promise<number[]> => {
  const shown = new Set(await shownFids(workspace, query));
  const { db, table } = rowSource(workspace, query.layer);
  const near = fidsNear(db, table, drawn.extent).filter((fid) => shown.has(fid));
  const found: number[] = [];
  for (let at = 0; at < near.length; at += PAGE) {
    for (const { fid, wkb } of shapesOf(db, table, near.slice(at, at + PAGE)))
      if (fits(drawn, wkb, relation)) found.push(fid);
    if (turns.over) await turns.pass();
  }
  return found;
};

/**
 * The rows of several layers that a drawn shape meets or holds, of each those that its table shows; layers without any are
 * left out. Where somebody lives is not asked.
 *
 * @param ring its corners in degrees
 */
export const rowsInShape = async (
  workspace: OpenWorkspace,
  queries: readonly TableQuery[],
  ring: readonly Position[],
  relation: ShapeRelation,
): Promise<RowsOfLayer[]> => {
  const drawn = drawnShape(await loadGeos(), ring);
  if (drawn === null) return [];
  const turns = new Turns();
  try {
    const found: RowsOfLayer[] = [];
    for (const query of queries) {
      if (isApart(workspace, query.layer)) continue;
      if (rowSource(workspace, query.layer).table.geometryType === 'None') continue;
      const fids = await rowsIn(workspace, query, drawn, relation, turns);
      if (fids.length > 0) found.push({ layer: query.layer, fids });
    }
    return found;
  } finally {
    drawn.prepared.free();
  }
};
