import type { AreaFilter } from '../../../shared/contract/area-filter.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import type { OpenWorkspace } from '../context.ts';
import type { ReadableDb } from '../db/types.ts';
import { Turns } from '../jobs/turns.ts';
import { isApart, type RowSource, rowSource } from '../layers/index.ts';
import { areasStamp, type FilterArea, readFilterArea } from './filter-area.queries.ts';
import { idsOfRows, namedState, readNamed, registersBetween } from './named-rows.queries.ts';
import { placedRows } from './placed-rows.queries.ts';

/** Fids in ascending order; null where nothing tells of the layer's rows where they lie. */
type Found = Float64Array | null;

/** A layer of 500,000 rows takes 4 MB at most. */
const MOST_KEPT = 32;
const kept = new WeakMap<ReadableDb, Map<string, Found>>();

const stampOf = ({ db }: OpenWorkspace, { table }: RowSource): string =>
  areasStamp(db, registersBetween(table.register));

/** Wider areas stay whole where their layer is asked for, and lie outside where rows name them. */
type Asked = 'whole' | 'named';

const keyOf = (
  workspace: OpenWorkspace,
  source: RowSource,
  { register, id }: AreaFilter,
  asked: Asked = 'whole',
): string =>
  JSON.stringify([source.table.name, source.table.version, register, id, asked, stampOf(workspace, source)]);

/** By where the rows stand: each opening of the restricted store is another, which counts its versions anew. */
const keptOf = ({ db }: RowSource): Map<string, Found> => {
  const known = kept.get(db) ?? new Map<string, Found>();
  kept.set(db, known);
  return known;
};

const keep = (source: RowSource, key: string, found: Found): void => {
  const all = keptOf(source);
  all.delete(key);
  all.set(key, found);
  if (all.size > MOST_KEPT) all.delete(all.keys().next().value ?? key);
};

/** The rows of a register that others name, by their ids; null where it is none, is behind a passphrase, or is being asked already. */
const idsIn = (
  workspace: OpenWorkspace,
  register: string,
  area: FilterArea,
  asking: ReadonlySet<string>,
): readonly string[] | null => {
  if (asking.has(register) || registerOf(register) === undefined || isApart(workspace, register)) return null;
  if (register === area.register) return [area.id];
  const table = register === 'zone' ? 'zone' : register;
  try {
    const found = rowsIn(workspace, rowSource(workspace, table), area, asking);
    return found === null ? null : idsOfRows(workspace, table, found);
  } catch (error) {
    // The zones of all schemes are no layer; none of them lies in another area.
    if (error instanceof Refusal && error.code === 'layer-not-found') return null;
    throw error;
  }
};

/** What is wider than an area of a kind: the ground that it lies in, which stays whole. */
const WIDER: Readonly<Record<AreaFilter['register'], readonly string[]>> = {
  zone: ['province'],
  district: ['province', 'zone'],
  subdistrict: ['province', 'zone', 'district'],
  council_area: ['province', 'zone', 'district'],
};

function* find(
  workspace: OpenWorkspace,
  source: RowSource,
  area: FilterArea,
  asking: ReadonlySet<string>,
): Generator<void, Found> {
  const { db, table, areas } = source;
  const register = table.base === 'zone' ? 'zone' : (table.register ?? '');
  if (asking.size === 0 && WIDER[area.register].includes(register)) return null;
  const now = new Set([...asking, table.register ?? table.name]);
  const state = namedState(source, area, (register) => idsIn(workspace, register, area, now));
  yield;
  // Where somebody lives is not looked at: persons lie in an area by what their rows say.
  const placed = db === areas && table.geometryType !== 'None';
  if (state === null && !placed) return null;
  const { inside, unknown } = readNamed(source, state);
  yield;
  const more = placed && unknown.length > 0 ? yield* placedRows(db, table, unknown, area) : [];
  return Float64Array.from(more.length === 0 ? inside : [...inside, ...more]).sort();
}

function rowsIn(
  workspace: OpenWorkspace,
  source: RowSource,
  area: FilterArea,
  asking: ReadonlySet<string>,
): Found {
  const key = keyOf(workspace, source, area, asking.size === 0 ? 'whole' : 'named');
  const known = keptOf(source).get(key);
  if (known !== undefined) return known;
  const steps = find(workspace, source, area, asking);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  keep(source, key, step.value);
  return step.value;
}

/**
 * The rows of a layer or register that lie in an area: by their official codes, else by the rows that they name, else by a
 * point inside their shape. Null for what can't be narrowed: wider areas, which the area itself lies in, and layers that have
 * neither codes nor references nor shapes. Refuses `row-not-found` for an area that is gone.
 */
export const rowsInArea = (workspace: OpenWorkspace, source: RowSource, filter: AreaFilter): Found =>
  keptOf(source).get(keyOf(workspace, source, filter)) ??
  rowsIn(workspace, source, readFilterArea(workspace.db, filter), new Set());

/** Finds them in turns, so that the first look at very many rows does not hold up others. */
export const findAhead = async (
  workspace: OpenWorkspace,
  layer: string,
  filter: AreaFilter | null,
): Promise<void> => {
  if (filter === null) return;
  const source = rowSource(workspace, layer);
  const key = keyOf(workspace, source, filter);
  if (keptOf(source).has(key)) return;
  const turns = new Turns();
  const steps = find(workspace, source, readFilterArea(workspace.db, filter), new Set());
  let step = steps.next();
  while (step.done !== true) {
    if (turns.over) await turns.pass();
    step = steps.next();
  }
  // What was edited meanwhile is found anew by who asks for it.
  const now = rowSource(workspace, layer);
  if (now.db === source.db && keyOf(workspace, now, filter) === key) keep(source, key, step.value);
};

/** A word that changes when other rows of a layer may lie in the area, but for edits of that layer's own. */
export const areaStamp = (workspace: OpenWorkspace, source: RowSource, filter: AreaFilter | null): string =>
  filter === null ? '' : `${filter.register} ${filter.id} ${stampOf(workspace, source)}`;
