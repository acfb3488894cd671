import type { NamedRow, RowsOfLayer } from '../../../shared/contract/selection.ts';
import type { TableQuery } from '../../../shared/contract/table-query.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { AREA_PREFIX } from '../../../shared/text/layers.ts';
import { type PlacedRows, type PlaceRelation, rowsByLocation } from '../analyses/index.ts';
import type { AppContext, OpenWorkspace } from '../context.ts';
import { areasOf, extentOfRows, isApart, readFeature, rowSource } from '../layers/index.ts';
import { api, type Procedures } from '../procedures.ts';
import { shownFids } from '../tables/index.ts';
import { rowsInShape } from './in-shape.ts';

const prefixOf = (register: string): string =>
  register === 'district' || register === 'subdistrict' || register === 'province'
    ? AREA_PREFIX[register]
    : '';

/** A row's name with the area around it; nothing for a row that is gone. */
const named = (workspace: OpenWorkspace, layer: string, fid: number): NamedRow[] => {
  try {
    const { title, parents } = readFeature(rowSource(workspace, layer), fid);
    const around = parents.filter(({ register }) => register !== 'zone').at(-1);
    const hint = around === undefined ? '' : `${prefixOf(around.register)}${around.title}`;
    return [{ layer, fid, title, hint }];
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
};

/** Where somebody lives is never asked of the map. */
const placed = (workspace: OpenWorkspace, layer: string, fids: readonly number[] | null): PlacedRows => {
  if (isApart(workspace, layer)) throw new Refusal('layer-not-found', { layer });
  const { db, table } = rowSource(workspace, layer);
  return { table: table.name, fids, extent: fids === null ? null : extentOfRows(db, table, fids) };
};

const byLocation = async (
  workspace: OpenWorkspace,
  asked: { readonly query: TableQuery; readonly relation: PlaceRelation; readonly distanceM: number },
  of: { readonly layer: string; readonly fids: readonly number[] | null },
  signal: AbortSignal,
): Promise<RowsOfLayer> => {
  const { layer } = asked.query;
  const rows = placed(workspace, layer, null);
  const shown = new Set(await shownFids(workspace, asked.query));
  const found = await rowsByLocation(workspace, rows, placed(workspace, of.layer, of.fids), asked, signal);
  return { layer, fids: found.filter((fid) => shown.has(fid)) };
};

/** Square metres of rows together; null of a layer that has no areas. */
const measured = (workspace: OpenWorkspace, layer: string, fids: readonly number[]): number | null => {
  const { db, table } = rowSource(workspace, layer);
  if (!['Polygon', 'MultiPolygon', 'Mixed'].includes(table.geometryType) || isApart(workspace, layer))
    return null;
  let sum = 0;
  for (const area of areasOf(db, table.base, fids).values()) sum += area;
  return sum;
};

/** Choosing many rows: by a drawn shape, by what their tables show, by where they lie. */
export const selectionProcedures = (context: AppContext): Procedures<'selection'> => {
  const { selection } = api;
  const open = () => context.workspace();
  return {
    names: selection.names.handler(({ input }) =>
      input.rows.flatMap(({ layer, fid }) => named(open(), layer, fid)),
    ),
    inShape: selection.inShape.handler(({ input: { queries, ring, relation } }) =>
      rowsInShape(open(), queries, ring, relation),
    ),
    byAttribute: selection.byAttribute.handler(async ({ input: { query } }) => ({
      layer: query.layer,
      fids: Array.from(await shownFids(open(), query)),
    })),
    byLocation: selection.byLocation.handler(({ input, signal }) =>
      byLocation(open(), input, input.of, signal ?? new AbortController().signal),
    ),
    measure: selection.measure.handler(({ input: { layer, fids } }) => ({
      areaM2: measured(open(), layer, fids),
    })),
  };
};
