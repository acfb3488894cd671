import type { RowsOfLayer } from '../../../shared/contract/selection.ts';
import type { TableFilter, TableQuery } from '../../../shared/contract/table-query.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import type { Position } from '../../../shared/geo/geometry.ts';
import { selectionText } from '../../../shared/text/selection.ts';
import { api, orpc, queryClient } from '../../api/index.ts';
import { askedArea, EMPTY_VIEW, setSelection, toggleSelected, useDesk } from '../../app/desk.ts';
import { notifyDone, notifyError } from '../../app/notify.tsx';
import { deskMapApi, type Hit, useDeskMap } from '../../map/index.ts';
import { translate } from '../../ui/index.ts';
import { squareAround, withGathered } from './gathered-hits.ts';
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

/** Pixels around a gathered point in which those lie that it stands for: its cell, or a wider one where it is dense. */
const REACHES = [4, 8, 16, 32] as const;
/** More than these in one place are looked at closer, not listed. */
const MOST_LISTED = 60;
/** How much closer. */
const CLOSER = 2;

let clicks = 0;

const looksCloser = ({ gathered }: Hit): boolean => {
  const { view, scaleLock } = useDeskMap.getState();
  if (gathered === null || view === null || scaleLock !== null) return false;
  deskMapApi.goTo(gathered.at, view.zoom + CLOSER);
  return true;
};

/** The rows of a layer that a gathered point stands for. */
const rowsBehind = async ({ layer, gathered }: Hit): Promise<readonly RowsOfLayer[]> => {
  const { view } = useDeskMap.getState();
  if (gathered === null || view === null) return [];
  let found: readonly RowsOfLayer[] = [];
  for (const pixels of REACHES) {
    const ring = squareAround(gathered.at, pixels, view.zoom);
    found = await api.selection.inShape({ queries: [shownOnMap(layer)], ring, relation: 'intersects' });
    if ((found[0]?.fids.length ?? 0) >= gathered.count) break;
  }
  return found;
};

/**
 * A click on points that are drawn as one: none of them was meant more than the others. A cluster and a great many are
 * looked at closer, others are listed.
 */
const selectGathered = async (
  hits: readonly Hit[],
  many: Hit,
  at: Position,
  toggle: boolean,
): Promise<void> => {
  clicks += 1;
  const click = clicks;
  try {
    if (many.gathered?.cluster === true && looksCloser(many)) return;
    const layers = withGathered(hits, await rowsBehind(many));
    // Another place was clicked meanwhile.
    if (click !== clicks) return;
    const behind = layers.find(({ layer }) => layer === many.layer)?.fids ?? [];
    if (behind.length > MOST_LISTED && looksCloser(many)) return;
    const [only] = behind.length === 1 ? behind : [];
    // What was being gathered by clicks stays: of several none was meant.
    if (!toggle) setSelection(only === undefined ? null : { layer: many.layer, fids: [only] });
    else if (only !== undefined) toggleSelected(many.layer, only);
    setFound({ kind: 'here', layers, at });
  } catch (error) {
    notifyError(error);
  }
};

/**
 * A click: takes the first of what lies there, and offers the rest where there is more. Where points are drawn as one, none
 * is taken.
 */
export const selectHere = (hits: readonly Hit[], at: Position, toggle: boolean): void => {
  const [first] = hits;
  if (first !== undefined && first.gathered !== null) {
    void selectGathered(hits, first, at, toggle);
    return;
  }
  clicks += 1;
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
