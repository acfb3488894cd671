import type { Field } from '../../../shared/contract/layers.ts';
import type { SortKey, TableFilter, TableQuery } from '../../../shared/contract/table-query.ts';
import { AREA } from '../../../shared/domain/area-field.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../shared/domain/refusal-words.ts';
import { tableEditText } from '../../../shared/text/table-edit.ts';
import { areaStamp, rowsInArea } from '../area-filter/index.ts';
import type { OpenWorkspace } from '../context.ts';
import type { RowSource } from '../layers/index.ts';
import {
  type ColumnStore,
  fidsWhere,
  numbersOf,
  placeOf,
  type Ranks,
  ranksOf,
  storeOf,
  yearRanks,
} from './column-store.queries.ts';
import { FIRST_DAY, LAST_DAY, leavesOutRetired, whereOf } from './conditions.queries.ts';
import type { Order, Stretch } from './order.ts';
import { type References, referencesOf } from './references.queries.ts';

/** An order with what it stands on. */
export interface Ordered {
  readonly store: ColumnStore;
  readonly order: Order;
}

/** An order of 200,000 rows takes 0.8 MB. */
const MOST_ORDERS = 8;
/** More groups than these are no overview of anything. */
const MOST_GROUPS = 5000;

const everyPlace = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, i) => i);

/** The places of some of the store's fids; both in ascending order. */
const placesOf = (store: ColumnStore, fids: Float64Array): Uint32Array => {
  if (fids.length === store.fids.length) return everyPlace(fids.length);
  const places = new Uint32Array(fids.length);
  let at = 0;
  for (let i = 0; i < fids.length; i++) {
    while (store.fids[at] !== fids[i]) at++;
    places[i] = at;
  }
  return places;
};

const withinArea = (filter: TableFilter, area: number): boolean => {
  if (filter.op === 'missing') return Number.isNaN(area);
  if (filter.op === 'not-missing') return !Number.isNaN(area);
  if (filter.op !== 'between') return true;
  const { from, to } = filter;
  return (from === null || area >= Number(from)) && (to === null || area <= Number(to));
};

/** Those of some places whose rows lie in the area that the query is narrowed to; all ascend by fid. */
const placesInArea = (
  workspace: OpenWorkspace,
  source: RowSource,
  store: ColumnStore,
  { area }: TableQuery,
  places: Uint32Array,
): Uint32Array => {
  const inside = area === null ? null : rowsInArea(workspace, source, area);
  if (inside === null) return places;
  let next = 0;
  return places.filter((at) => {
    const fid = store.fids[at] ?? 0;
    while (next < inside.length && (inside[next] ?? 0) < fid) next++;
    return inside[next] === fid;
  });
};

const filteredPlaces = (
  workspace: OpenWorkspace,
  source: RowSource,
  store: ColumnStore,
  query: TableQuery,
): Uint32Array => {
  const where = whereOf(workspace, source, query);
  const places =
    where.text === ''
      ? everyPlace(store.fids.length)
      : placesOf(store, fidsWhere(source.db, source.table.name, where));
  const lying = placesInArea(workspace, source, store, query, places);
  const ofArea = query.filters.filter(({ field }) => field === AREA);
  if (ofArea.length === 0) return lying;
  const areas = numbersOf(source, store, AREA);
  return lying.filter((at) => ofArea.every((filter) => withinArea(filter, areas[at] ?? Number.NaN)));
};

/** Sorts places by ranks, those of equal rank as they stood; what is missing comes last in either direction. */
const sortByRanks = (places: Uint32Array, { of, missing }: Ranks, descending: boolean): Uint32Array => {
  const bucket = (at: number): number => {
    const rank = of[at] ?? missing;
    return descending && rank < missing ? missing - 1 - rank : rank;
  };
  const starts = new Uint32Array(missing + 2);
  for (const at of places) starts[bucket(at) + 1] = (starts[bucket(at) + 1] ?? 0) + 1;
  for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
  const sorted = new Uint32Array(places.length);
  for (const at of places) {
    const to = starts[bucket(at)] ?? 0;
    sorted[to] = at;
    starts[bucket(at)] = to + 1;
  }
  return sorted;
};

const fieldOf = ({ layer }: RowSource, name: string): Field => {
  const field = layer.fields.find((candidate) => candidate.name === name);
  if (!field) throw new Refusal('field-not-found', { field: name, ...namedInBoth('layer', layer) });
  if (field.masked)
    throw new Refusal('validation-failed', {
      ...namedInBoth('field', field),
      ...namedInBoth('reason', tableEditText.masked),
    });
  return field;
};

const isDay = ({ type }: Field): boolean => type === 'date' || type === 'datetime';

/** Finds the ranks that a table's keys go by. */
const rankFinder = (workspace: OpenWorkspace, source: RowSource, store: ColumnStore) => {
  const references = (field: Field) => (): References => referencesOf(workspace, field, source.layer.fields);
  return {
    sort: ({ field: name }: SortKey): Ranks => {
      if (name === AREA) return ranksOf(source, store, AREA, () => references(fieldOf(source, name))());
      const field = fieldOf(source, name);
      return ranksOf(source, store, field, references(field));
    },
    group: ({ field: name }: SortKey): Ranks => {
      const field = fieldOf(source, name);
      return isDay(field)
        ? yearRanks(source, store, field)
        : ranksOf(source, store, field, references(field));
    },
  };
};

const stretchesOf = (places: Uint32Array, { of }: Ranks): Stretch[] => {
  const stretches: { start: number; count: number }[] = [];
  let last = -1;
  places.forEach((at, position) => {
    const rank = of[at] ?? 0;
    if (rank !== last) stretches.push({ start: position, count: 0 });
    last = rank;
    const open = stretches.at(-1);
    if (open) open.count += 1;
  });
  return stretches;
};

const goesBy = (source: RowSource, query: TableQuery): Set<string> => {
  const { sort, filters, group, search, area } = query;
  const naming = area === null ? [] : source.layer.fields.filter(({ reference }) => reference !== null);
  return new Set([
    ...naming.map(({ name }) => name),
    ...(leavesOutRetired(source, query) ? [LAST_DAY] : []),
    ...(query.on === null ? [] : [FIRST_DAY, LAST_DAY]),
    ...sort.map(({ field }) => field),
    ...filters.map(({ field }) => field),
    ...(group ? [group.field] : []),
    ...(search === '' ? [] : source.layer.fields.map(({ name }) => name)),
  ]);
};

const findOrder = (
  workspace: OpenWorkspace,
  source: RowSource,
  store: ColumnStore,
  query: TableQuery,
): Order => {
  const ranks = rankFinder(workspace, source, store);
  let places = filteredPlaces(workspace, source, store, query);
  for (const key of query.sort.toReversed()) places = sortByRanks(places, ranks.sort(key), key.descending);
  let groups: Stretch[] | null = null;
  if (query.group) {
    const by = ranks.group(query.group);
    places = sortByRanks(places, by, query.group.descending);
    groups = stretchesOf(places, by);
    if (groups.length > MOST_GROUPS)
      throw new Refusal('groups-too-many', {
        ...namedInBoth('field', fieldOf(source, query.group.field)),
        count: groups.length,
        most: MOST_GROUPS,
      });
  }
  return { places, groups, goesBy: goesBy(source, query), stale: false };
};

/**
 * The rows of a table as its query wants them. Kept, so that scrolling reads only what it shows; kept as well when cells
 * are edited, so that no row moves away under the hand that edits it. Rows that come or go put all in order anew.
 */
export const orderedRows = (workspace: OpenWorkspace, source: RowSource, query: TableQuery): Ordered => {
  const store = storeOf(source);
  const { filters, search, sort, group, stamp, area, on } = query;
  const key = JSON.stringify([filters, search, sort, group, stamp, on, areaStamp(workspace, source, area)]);
  const known = store.orders.get(key);
  if (known) {
    store.orders.delete(key);
    store.orders.set(key, known);
    return { store, order: known };
  }
  const order = findOrder(workspace, source, store, query);
  store.orders.set(key, order);
  if (store.orders.size > MOST_ORDERS) store.orders.delete(store.orders.keys().next().value ?? key);
  return { store, order };
};

/** An order as its rows are now: one that is kept under the hand that edits is found anew, and left as it stands. */
export const freshRows = (workspace: OpenWorkspace, source: RowSource, query: TableQuery): Ordered => {
  const kept = orderedRows(workspace, source, query);
  return kept.order.stale ? { ...kept, order: findOrder(workspace, source, kept.store, query) } : kept;
};

/** The fids from one place of the table to before another. */
export const fidsBetween = ({ store, order }: Ordered, from: number, to: number): Float64Array =>
  Float64Array.from(order.places.subarray(from, to), (at) => store.fids[at] ?? 0);

/** Where a row stands in the table, or null. */
export const positionOf = ({ store, order }: Ordered, fid: number): number | null => {
  const place = placeOf(store.fids, fid);
  const at = place < 0 ? -1 : order.places.indexOf(place);
  return at < 0 ? null : at;
};
