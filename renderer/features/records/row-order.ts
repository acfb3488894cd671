import type { TableQuery } from '../../../shared/contract/table-query.ts';
import { api } from '../../api/index.ts';
import { askedArea, EMPTY_VIEW, useDesk } from '../../app/desk.ts';

/** What the layer's table shows now. */
const shownQuery = (layer: string): TableQuery => {
  const { tableViews, area } = useDesk.getState();
  const { filters, search, sort, group, stamp } = tableViews[layer] ?? EMPTY_VIEW;
  return { layer, filters, search, sort, group, stamp, on: null, area: askedArea(area) };
};

/**
 * The row before or after another in the order in which the table shows the layer; null at the end, and for a row that the
 * table's filter leaves out.
 */
export const neighbourOf = async (layer: string, fid: number, step: 1 | -1): Promise<number | null> => {
  const query = shownQuery(layer);
  const { position } = await api.tables.position({ query, fid });
  const wanted = position === null ? -1 : position + step;
  if (wanted < 0) return null;
  const { rows } = await api.tables.rows({ query, offset: wanted, limit: 1 });
  return rows[0]?.fid ?? null;
};

/** Which of some rows the table's filter or search hides now. */
export const hiddenByFilter = async (layer: string, fids: readonly number[]): Promise<number[]> => {
  const query = shownQuery(layer);
  if (query.filters.length === 0 && query.search.trim() === '' && query.area === null) return [];
  const { total } = await api.tables.rows({ query, offset: 0, limit: 1 });
  const shown = new Set((await api.tables.fids({ query, from: 0, to: total })).fids);
  return fids.filter((fid) => !shown.has(fid));
};
