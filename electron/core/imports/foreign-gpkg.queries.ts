import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { FieldType } from '../../../shared/contract/base.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { decodeGpkg, GpkgBinaryError } from '../../../shared/geo/gpkg-binary.ts';
import { type ReadableDb, type SqlValue, sql } from '../db/index.ts';
import type { DeclaredCrs, RawValue, ReadOptions, RowSink, StagedFacts } from '../formats/source.ts';
import { withForeign } from './foreign-file.queries.ts';
import { type ForeignColumn, foreignColumns, hasRowNumbers, importable } from './foreign-schema.queries.ts';

/** A table of a GeoPackage, or of plain SQLite. */
export interface ForeignTable {
  readonly name: string;
  /** Its title in the GeoPackage, else its name. */
  readonly title: string;
  readonly kind: 'features' | 'attributes' | 'tiles' | 'other';
  /** False for tiles and the like, and for what is neither a plain table nor a plain view. */
  readonly importable: boolean;
  readonly rows: number | null;
  readonly declared: DeclaredCrs | null;
}

/** Whatever a damaged file holds in the columns of its contents. */
interface Contents {
  readonly table_name: SqlValue;
  readonly data_type: SqlValue;
  readonly identifier: SqlValue;
}

/** Tables of the GeoPackage itself, its extensions and the programs that write them. */
const HOUSEKEEPING =
  /^(gpkg_|sqlite_|rtree_|idx_|ogr_|qgis_|nga_|gpkgext_|android_metadata$|layer_styles$|spatialite_)/i;
const KINDS = new Set(['features', 'attributes', 'tiles']);
const STRETCH_MS = 20;
/** A shape beyond this is left out. */
const MOST_SHAPE_BYTES = 128 << 20;
/** So is a text, as in the other formats of tables. */
const MOST_TEXT_BYTES = 1 << 20;
/** What stands for a text that is too long to be read: a blob, which no column of words may hold. */
const TOO_LONG = sql`x'00'`;

/**
 * The tables of a GeoPackage that hold data, those with shapes first in the order of its contents. Opens the file
 * read-only and runs no expression that stands in it. Refuses `file-not-found`, `file-unreadable`.
 */
export async function tablesOfGpkg(path: string, file = basename(path)): Promise<ForeignTable[]> {
  return withForeign(path, file, async (db) => {
    const contents = (
      has(db, 'gpkg_contents')
        ? db.all<Contents>(sql`SELECT table_name, data_type, identifier FROM gpkg_contents ORDER BY rowid`)
        : []
    ).flatMap((entry) => (isName(entry.table_name) ? [{ ...entry, table_name: entry.table_name }] : []));
    const listed = new Set(contents.map(({ table_name }) => table_name.toLowerCase()));
    const others = namesOfTables(db).filter(
      (name) => !listed.has(name.toLowerCase()) && !HOUSEKEEPING.test(name),
    );
    // Where the contents list tables without shapes, they list all of them.
    const complete = contents.some(({ data_type }) => data_type === 'attributes');
    const list = contents
      .filter(({ table_name }) => !HOUSEKEEPING.test(table_name))
      .map((entry) => tableOf(db, entry.table_name, entry.identifier, String(entry.data_type)));
    if (!complete) list.push(...others.map((name) => tableOf(db, name, null, 'attributes')));
    return list.sort((a, b) => Number(b.kind === 'features') - Number(a.kind === 'features'));
  });
}

const has = (db: ReadableDb, table: string): boolean =>
  db.get(sql`SELECT 1 FROM sqlite_schema WHERE type IN ('table', 'view') AND lower(name) = ${table}`) !==
  undefined;

/** A name that can stand in a statement. */
const isName = (value: SqlValue): value is string =>
  typeof value === 'string' && value !== '' && !value.includes('\0');

const namesOfTables = (db: ReadableDb): string[] =>
  db
    .all<{ name: SqlValue }>(sql`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid`)
    .flatMap(({ name }) => (isName(name) ? [name] : []));

function tableOf(db: ReadableDb, name: string, title: SqlValue, type: string): ForeignTable {
  const geometry = geometryOf(db, name);
  const kind = geometry ? 'features' : KINDS.has(type) ? (type as ForeignTable['kind']) : 'other';
  const taken = (kind === 'features' || kind === 'attributes') && importable(db, name);
  return {
    name,
    title: (typeof title === 'string' && title.trim()) || name,
    kind,
    importable: taken,
    rows: taken ? countedRows(db, name) : null,
    declared: geometry ? declaredOf(db, geometry.srs) : null,
  };
}

/** Files up to this are counted row by row; of larger ones the highest row number tells about as much at once. */
const COUNTED_BYTES = 64 << 20;

/** Rows of a table, about right for large files; null for a view, which has to be run for it. */
function countedRows(db: ReadableDb, name: string): number | null {
  if (!namesOfTables(db).includes(name)) return null;
  const size = db.get<{ bytes: bigint }>(
    sql`SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size`,
  );
  const large = Number(size?.bytes ?? 0) > COUNTED_BYTES && hasRowNumbers(db, name);
  const row = large
    ? db.get<{ n: bigint | null }>(sql`SELECT max(rowid) AS n FROM ${sql.id(name)}`)
    : db.get<{ n: bigint | null }>(sql`SELECT count(*) AS n FROM ${sql.id(name)}`);
  return row ? Math.max(0, Number(row.n ?? 0)) : null;
}

interface Geometry {
  readonly column: string;
  readonly srs: number;
}

function geometryOf(db: ReadableDb, table: string): Geometry | null {
  if (!has(db, 'gpkg_geometry_columns')) return null;
  const row = db.get<{ column_name: string; srs_id: bigint }>(
    sql`SELECT column_name, srs_id FROM gpkg_geometry_columns WHERE lower(table_name) = lower(${table})`,
  );
  return row ? { column: String(row.column_name), srs: Number(row.srs_id) } : null;
}

/** What the table of reference systems says of an id. -1 and 0 are the ids for not knowing. */
function declaredOf(db: ReadableDb, id: number): DeclaredCrs | null {
  if (id <= 0 || !has(db, 'gpkg_spatial_ref_sys')) return null;
  const row = db.get<{ organization: SqlValue; code: SqlValue; definition: SqlValue }>(
    sql`SELECT organization, organization_coordsys_id AS code, definition
      FROM gpkg_spatial_ref_sys WHERE srs_id = ${id}`,
  );
  if (!row) return null;
  const code = Number(row.code);
  if (/^epsg$/i.test(String(row.organization).trim()) && Number.isInteger(code) && code > 0)
    return { kind: 'epsg', code };
  const text = String(row.definition ?? '');
  return /^\s*(PROJ|GEOG|GEODC|BOUND|COMPD)/i.test(text) ? { kind: 'wkt', text } : null;
}

/**
 * Reads one table or view by a plain SELECT of its plain columns. Shapes are given as the WKB that they hold; a blob
 * that is no shape of a GeoPackage is skipped (`geometry-unsupported`). Refuses what `tablesOfGpkg` refuses, and
 * `file-unsafe` for what is neither a plain table nor a plain view.
 */
export async function readGpkgTable(
  path: string,
  table: string,
  sink: RowSink,
  options: ReadOptions,
  file = basename(path),
): Promise<StagedFacts> {
  return withForeign(path, file, async (db) => {
    if (!importable(db, table)) throw new Refusal('file-unsafe', { file, reason: table });
    const geometry = geometryOf(db, table);
    const columns = foreignColumns(db, table, geometry?.column ?? null, sink.tally);
    const shape = geometry === null ? null : columns.find(({ isShape }) => isShape);
    const expected = countedRows(db, table);
    const shapes = columns.length > 0 ? await readRows(db, table, columns, sink, options, expected) : 0;
    options.onProgress?.(1);
    return {
      declared: geometry && shape ? declaredOf(db, geometry.srs) : null,
      // A table whose shapes are all missing may have its places in columns.
      hasShapes: shape != null && (shapes > 0 || expected === 0),
      encoding: 'utf-8',
      ...(expected === null ? {} : { expectedRows: expected }),
    };
  });
}

/** Gives the rows to the sink. Returns how many of them have a shape, one that can't be read counted. */
async function readRows(
  db: ReadableDb,
  table: string,
  columns: readonly ForeignColumn[],
  sink: RowSink,
  options: ReadOptions,
  expected: number | null,
): Promise<number> {
  const fields = columns.filter(({ isShape }) => !isShape);
  const indices = fields.map(({ name, type }) => sink.column(name, type));
  // Aliases of our own: two columns may differ by letter case alone, and a row comes as an object.
  const selected = columns.map(
    ({ name, isShape }, i) =>
      sql`iif(octet_length(${sql.id(name)}) > ${isShape ? MOST_SHAPE_BYTES : MOST_TEXT_BYTES}, ${TOO_LONG}, ${sql.id(name)}) AS ${sql.id(`c${i}`)}`,
  );
  const rows = db.iterate<Record<string, SqlValue>>(sql`SELECT ${sql.join(selected)} FROM ${sql.id(table)}`);
  const shapeAt = columns.findIndex(({ isShape }) => isShape);
  const fieldsAt = fields.map((field) => columns.indexOf(field));
  let until = performance.now() + STRETCH_MS;
  let row = 0;
  let shapes = 0;
  for (const record of rows) {
    row++;
    const values: RawValue[] = [];
    for (const [i, at] of fieldsAt.entries())
      values[indices[i]!] = cellOf(record[`c${at}`] ?? null, fields[i]!.type, row, sink);
    const wkb = shapeAt < 0 ? null : shapeOf(record[`c${shapeAt}`] ?? null);
    if (wkb !== null) shapes++;
    if (!(wkb === NO_SHAPE ? sink.skip('geometry-unsupported') : sink.row(wkb, values))) break;
    if (performance.now() < until) continue;
    options.onProgress?.(expected ? Math.min(1, row / expected) : 0);
    await setImmediate();
    options.signal?.throwIfAborted();
    until = performance.now() + STRETCH_MS;
  }
  return shapes;
}

const NO_SHAPE = Symbol('no shape');

function shapeOf(value: SqlValue): Uint8Array | null | typeof NO_SHAPE {
  if (value === null) return null;
  if (!(value instanceof Uint8Array)) return NO_SHAPE;
  try {
    return decodeGpkg(value).wkb;
  } catch (error) {
    if (error instanceof GpkgBinaryError || error instanceof RangeError) return NO_SHAPE;
    throw error;
  }
}

function cellOf(value: SqlValue, type: FieldType | undefined, row: number, sink: RowSink): RawValue {
  if (value === null) return null;
  if (typeof value === 'bigint') {
    if (type === 'boolean' && (value === 0n || value === 1n)) return value === 1n;
    const small = value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER);
    return small ? Number(value) : value;
  }
  if (value instanceof Uint8Array) {
    sink.tally.add('value-unreadable', 'warning', row);
    return null;
  }
  if (typeof value === 'string' && value.includes('\uFFFD'))
    sink.tally.add('encoding-replaced', 'warning', row);
  return value;
}
