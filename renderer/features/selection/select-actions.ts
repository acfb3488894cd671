import type { RowsOfLayer } from '../../../shared/contract/selection.ts';
import type { TableFilter, TableQuery } from '../../../shared/contract/table-query.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import type { Position } from '../../../shared/geo/geometry.ts';
import { selectionText } from '../../../shared/text/selection.ts';
import { api, orpc, queryClient } from '../../api/index.ts';
import { askedArea, EMPTY_VIEW, setSelection, toggleSelected, useDesk } from '../../app/desk.ts';
import { notifyDone, notifyError } from '../../app/notify.tsx';
import type { Hit } from '../../map/index.ts';
import { translate } from '../../ui/index.ts';
import { type How, merged } from './merged.ts';
import { setFound } from './selection-store.ts';

/** The rows of a layer that the map draws: of the desk's area and time, and of the table's filter where that is on the map. */
export const shownOnMap = (layer: string, more: readonly TableFilter[] = []): TableQuery => {
  const { area, mapTime, tableViews } = useDesk.getState();
  const time = mapTime?.layer === layer ? mapTime : null;
  const timed = time?.filter ? [time.filter] : [];
  const view = tableViews[layer] ?? EMPTY_VIEW;
  const { filters, search } = view.onMap ? view : EMPTY_VIEW;
  return {
    ...{ layer, area: askedArea(area), search, filters: [...filters, ...timed, ...more] },
    ...{ on: time?.on ?? null, sort: [], group: null, stamp: 0 },
  };
};

const grouped = (hits: readonly Hit[]): RowsOfLayer[] =>
  [...Map.groupBy(hits, ({ layer }) => layer)].map(([layer, rows]) => ({
    layer,
    fids: rows.map(({ fid }) => fid),
  }));

/** A click: takes the first of what lies there, and offers the rest where there is more. */
export const selectHere = (hits: readonly Hit[], at: Position, toggle: boolean): void => {
  const [first] = hits;
  if (toggle) {
    if (first !== undefined) toggleSelected(first.layer, first.fid);
    return;
  }
  setSelection(first === undefined ? null : { layer: first.layer, fids: [first.fid] });
  setFound(hits.length > 1 ? { kind: 'here', layers: grouped(hits), at } : null);
};

/** The layer that was being worked with goes first, then points, lines and areas from small to large. */
const byRank = (found: readonly RowsOfLayer[], ranked: readonly string[]): RowsOfLayer[] =>
  [...found].sort((a, b) => ranked.indexOf(a.layer) - ranked.indexOf(b.layer));

/**
 * A box or a lasso: takes what it meets of one layer, and offers the other layers.
 *
 * @param ranked the layers that are drawn, the likelier first
 */
export const selectInShape = async (
  ring: readonly Position[],
  ranked: readonly string[],
  how: How = 'replace',
): Promise<void> => {
  if (ranked.length === 0) return;
  try {
    const found = await api.selection.inShape({
      queries: ranked.map((layer) => shownOnMap(layer)),
      ring: [...ring],
      relation: 'intersects',
    });
    const [first, ...others] = byRank(found, ranked);
    if (first === undefined) {
      notifyDone(translate(selectionText.none));
      return;
    }
    setSelection(merged(useDesk.getState().selection, first, how));
    setFound(others.length === 0 ? null : { kind: 'shape', layers: [first, ...others], at: null });
  } catch (error) {
    notifyError(error);
  }
};

const titleOf = async (name: string): Promise<string> => {
  const layers = await queryClient.ensureQueryData(orpc.layers.list.queryOptions());
  return layers.find((layer) => layer.name === name)?.title ?? name;
};

/** Makes what was found the selection, and says how many there were. */
export const takeRows = async (found: RowsOfLayer, how: How): Promise<void> => {
  const next = merged(useDesk.getState().selection, found, how);
  setSelection(next);
  notifyDone(
    next === null
      ? translate(selectionText.noneFound)
      : translate(selectionText.found, {
          n: formatNumber(next.fids.length),
          layer: await titleOf(found.layer),
        }),
  );
};
