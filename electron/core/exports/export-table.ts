import { setImmediate as nextTurn } from 'node:timers/promises';
import type { GeometryType } from '../../../shared/contract/base.ts';
import type { ExportFormat, ExportResult } from '../../../shared/contract/exports.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { leftOutText } from '../../../shared/text/exports.ts';
import type { JobControl } from '../context.ts';
import { crsById } from '../crs/definitions.ts';
import type { CoordinateTransform } from '../crs/transform.ts';
import type { OutField, OutRow, OutTable, OutValue } from '../formats/out-table.ts';
import type { Tally } from '../formats/tally.ts';
import { ownLists } from '../layers/index.ts';
import { exportFacts } from './export-facts.ts';
import { type ExportColumn, exportColumns, isForPeople } from './export-fields.ts';
import { arranged, chosenColumns, type ExportPart } from './export-part.ts';
import {
  countOf,
  type LayerEntry,
  layerEntry,
  rowNames,
  type Snapshot,
  storedRows,
  suppressedCells,
  tableColumns,
} from './exports.queries.ts';
import { type MadeColumn, madeColumns } from './made-columns.ts';
import { reprojected } from './reproject.ts';

const BATCH_ROWS = 500;
/** Longer than this without a pause, and a page would notice. */
const TURN_MS = 30;
const WGS84 = 'EPSG:4326';
/** Formats that hold WGS 84 and nothing else. */
const ONLY_WGS84: readonly ExportFormat[] = ['geojson', 'kml'];

/** Gives others their turn when it is due, tells progress, and throws when the job was cancelled. */
type Turn = (fraction: number | null) => Promise<void>;

function turnsOf(control: JobControl): Turn {
  let since = performance.now();
  return async (fraction) => {
    if (performance.now() - since < TURN_MS) return;
    if (fraction !== null) control.progress(fraction);
    await nextTurn();
    control.signal.throwIfAborted();
    since = performance.now();
  };
}

export interface PreparedTable {
  readonly table: OutTable;
  readonly rows: number;
  readonly leftOut: ExportResult['leftOut'];
  /** The columns of the layer that go out, with what becomes of each. */
  readonly columns: readonly ExportColumn[];
}

/** The system to write in. Refuses `crs-unknown` for one that is not known or that the format can't hold. */
function targetOf(
  format: ExportFormat,
  wished: string | null,
): { id: string; transform: CoordinateTransform | null } {
  const definition = crsById(wished ?? WGS84);
  if (!definition || definition.swapped) throw new Refusal('crs-unknown', { crs: wished ?? '' });
  if (definition.id === WGS84) return { id: WGS84, transform: null };
  if (ONLY_WGS84.includes(format)) throw new Refusal('crs-unknown', { crs: `${definition.id} (${format})` });
  return { id: definition.id, transform: definition.fromWgs84() };
}

const MOST_DECIMALS = 15;

/** How many decimals a number has as it is written. */
function decimalsOf(value: number): number {
  const text = String(value);
  if (text.includes('e-')) return MOST_DECIMALS;
  const point = text.indexOf('.');
  return point < 0 ? 0 : Math.min(MOST_DECIMALS, text.length - point - 1);
}

/** Formats whose columns are as wide as their widest value: for these the rows are read twice. */
const OF_FIXED_WIDTH: readonly ExportFormat[] = ['shp', 'xlsx'];

/** The columns with the widest text, the largest number and the most decimals of each, where the format asks for them. */
async function measured(
  snapshot: Snapshot,
  entry: LayerEntry,
  columns: readonly ExportColumn[],
  format: ExportFormat,
  turn: Turn,
): Promise<OutField[]> {
  const fields = columns.map(({ name, title, type, amount, decimals }) => ({
    ...{ name, title, type, amount, decimals },
    ...{ textBytes: 0, largest: 0, precision: 0 },
  }));
  if (!OF_FIXED_WIDTH.includes(format)) return fields;
  const names = columns.map(({ column }) => column);
  let done = 0;
  for (const row of storedRows(snapshot.db, entry.name, names, false)) {
    if (++done % BATCH_ROWS === 0) await turn(null);
    columns.forEach((column, i) => {
      const field = fields[i];
      const value = column.convert(row.values[i] ?? null);
      if (!field) return;
      if (typeof value === 'string') field.textBytes = Math.max(field.textBytes, Buffer.byteLength(value));
      if (typeof value !== 'number') return;
      field.largest = Math.max(field.largest, Math.abs(value));
      field.precision = Math.max(field.precision, decimalsOf(value));
    });
  }
  return fields;
}

/** What the file does not hold, in words. */
function leftOutOf(
  snapshot: Snapshot,
  entry: LayerEntry,
  facts: {
    format: ExportFormat;
    states: readonly string[];
    personal: number;
    hidden: number;
    shapes: number;
    retired: number;
  },
): ExportResult['leftOut'] {
  const suppressed = facts.states.reduce(
    (sum, column) => sum + suppressedCells(snapshot.db, entry.name, column),
    0,
  );
  const list: ExportResult['leftOut'] = [];
  const add = (code: string, count: number, text: { th: string; en: string }): void => {
    list.push({ code, count, message: text.th, messageEn: text.en });
  };
  add('personal-left-out', facts.personal, leftOutText.personal);
  if (facts.hidden > 0) add('hidden-left-out', facts.hidden, leftOutText.hidden(facts.hidden));
  if (suppressed > 0) add('suppressed-small', suppressed, leftOutText.suppressed(suppressed));
  if (facts.retired > 0) add('retired-left-out', facts.retired, leftOutText.retired(facts.retired));
  const flat = isForPeople(facts.format) && entry.geometry_type !== 'Point' && facts.shapes > 0;
  if (flat) add('shapes-left-out', facts.shapes, leftOutText.shapes(facts.shapes));
  return list;
}

/**
 * Everything that a writer needs of a layer: columns as they go out, evidence, and rows in batches that give way to
 * others and stop when the job is cancelled. Refuses `layer-not-found` and `crs-unknown`.
 */
export async function prepareTable(
  snapshot: Snapshot,
  request: { layer: string; format: ExportFormat; crs: string | null; now: string; part?: ExportPart },
  control: JobControl,
  tally: Tally,
): Promise<PreparedTable> {
  const entry = layerEntry(snapshot.db, request.layer);
  if (!entry) throw new Refusal('layer-not-found', { layer: request.layer });
  const { format } = request;
  const target = targetOf(format, request.crs);
  const present = tableColumns(snapshot.db, entry.name);
  const spatial = present.has('geom');
  const known = {
    rowNames: (register: string) => rowNames(snapshot.db, register),
    lists: ownLists(snapshot.db),
  };
  const all = exportColumns(entry, present, known, format);
  const counted = countOf(snapshot.db, entry.name, spatial);
  const part = request.part ?? null;
  const rows = part?.fids.length ?? counted.rows;
  const everyMade = madeColumns(format, entry.geometry_type, target.transform === null);
  const { columns, made, order } = part
    ? chosenColumns(part.columns, all.columns, everyMade)
    : { columns: all.columns, made: everyMade, order: null };
  const leftOut = leftOutOf(snapshot, entry, {
    ...{ format, states: all.states, ...all.leftOut, shapes: counted.shapes },
    retired: part ? 0 : counted.retired,
  });
  const fids = part?.fids ?? null;
  const shape: RowShape = { columns, made, order, fids, spatial, transform: target.transform, rows };
  const fields = [
    ...(await measured(snapshot, entry, columns, format, turnsOf(control))),
    ...made.map(madeField),
  ];
  const label = columns.findIndex(({ column }) => column === entry.label_field);
  const table: OutTable = {
    name: entry.name,
    title: entry.title,
    geometryType: spatial ? (entry.geometry_type as GeometryType) : 'None',
    crs: target.id,
    fields: arranged(fields, order),
    labelIndex: order ? order.indexOf(label) : label,
    facts: exportFacts(entry, { rows, of: counted.rows, crs: target.id, leftOut, now: request.now }),
    batches: () => batches(snapshot, entry.name, shape, control, tally),
  };
  return { table, rows, leftOut, columns };
}

const madeField = ({ name, title, type, amount, decimals }: MadeColumn): OutField => ({
  ...{ name, title, type, amount, decimals },
  ...{ textBytes: 0, largest: 1e9, precision: decimals ?? 0 },
});

interface RowShape {
  readonly columns: readonly ExportColumn[];
  readonly made: readonly MadeColumn[];
  readonly order: readonly number[] | null;
  readonly fids: ArrayLike<number> | null;
  readonly spatial: boolean;
  readonly transform: CoordinateTransform | null;
  readonly rows: number;
}

function outRow(
  geom: Uint8Array | null,
  values: readonly OutValue[],
  shape: RowShape,
  tally: Tally,
  fid: number,
): OutRow {
  const decoded = geom ? decodeGpkg(geom) : null;
  const stored = decoded && !decoded.empty ? decoded.wkb : null;
  const wkb = stored && shape.transform ? reprojected(stored, shape.transform) : stored;
  if (stored && !wkb) tally.add('coordinates-not-finite', 'warning', fid);
  if (shape.made.length === 0) return { wkb, values: arranged(values, shape.order) };
  const made = shape.made.map((column) => (stored && wkb ? column.from(stored, wkb) : null));
  return { wkb, values: arranged([...values, ...made], shape.order) };
}

async function* batches(
  snapshot: Snapshot,
  table: string,
  shape: RowShape,
  control: JobControl,
  tally: Tally,
): AsyncGenerator<readonly OutRow[]> {
  let batch: OutRow[] = [];
  let done = 0;
  const turn = turnsOf(control);
  const names = shape.columns.map(({ column }) => column);
  for (const stored of storedRows(snapshot.db, table, names, shape.spatial, shape.fids)) {
    const values = shape.columns.map((column, i) => column.convert(stored.values[i] ?? null));
    batch.push(outRow(stored.geom, values, shape, tally, ++done));
    if (batch.length < BATCH_ROWS) continue;
    yield batch;
    batch = [];
    await turn(done / Math.max(1, shape.rows));
  }
  if (batch.length > 0) yield batch;
}
