import { Refusal } from '../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../shared/domain/refusal-words.ts';
import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import type { ReadableDb, SqlValue } from '../db/types.ts';
import type { CellValue } from '../formats/index.ts';
import {
  bareName,
  type CodeColumns,
  type ColumnSample,
  findCodeColumns,
  findNameColumns,
  type NameRole,
} from './code-columns.ts';
import { layerColumns, layerRows } from './imports.queries.ts';

/** One row of a file or layer, read as a sub-district. */
export interface SubdistrictRow {
  /** For reports: its number in the file, or its fid. */
  readonly row: number;
  readonly code: string | null;
  readonly names: Partial<Record<NameRole, string>>;
  /** WGS 84. */
  readonly wkb: Uint8Array | null;
}

/** A row of an imported layer, with the import that brought it. */
export interface ImportedSubdistrict extends SubdistrictRow {
  readonly sourceId: SqlValue;
  readonly importId: SqlValue;
}

/** Reads values as sub-districts by the columns that were recognised. */
export interface SubdistrictReader {
  read(row: number, values: readonly CellValue[], wkb: Uint8Array | null): SubdistrictRow;
}

/**
 * Recognises the columns of codes and names. Refuses `register-fields-missing` when no column holds the codes of
 * sub-districts.
 */
export function subdistrictReader(
  samples: readonly ColumnSample[],
  exists: (code: string) => boolean,
  known?: readonly CodeColumns[],
): SubdistrictReader {
  const codes = (known ?? findCodeColumns(samples, exists)).find((code) => code.level === 'subdistrict');
  if (!codes)
    throw new Refusal('register-fields-missing', {
      ...namedInBoth('register', { th: 'ตำบล', en: 'Sub-district' }),
      fields: 'รหัสตำบล',
      fieldsEn: 'the code of sub-districts',
    });
  const roles = Object.entries(findNameColumns(samples)) as [NameRole, number][];
  return {
    read(row, values, wkb) {
      const names: Partial<Record<NameRole, string>> = {};
      for (const [role, column] of roles) {
        const name = bareName(String(values[column] ?? ''));
        if (name !== '') names[role] = name;
      }
      return { row, code: codes.codeOf(values), names, wkb };
    },
  };
}

const asCell = (value: unknown): CellValue =>
  typeof value === 'string' || typeof value === 'number' ? value : value === null ? null : String(value);

const ORIGIN = ['source_id', 'import_id'];

/** The rows of an imported layer read as sub-districts. Refuses `layer-not-found`. */
export function subdistrictsOfLayer(
  db: ReadableDb,
  layer: string,
  exists: (code: string) => boolean,
): ImportedSubdistrict[] {
  const columns = layerColumns(db, layer);
  if (!columns) throw new Refusal('layer-not-found', { layer });
  const rows = layerRows(db, layer, [...ORIGIN, ...columns.map((column) => column.name)]);
  const cells = rows.map((row) => row.values.slice(ORIGIN.length).map(asCell));
  const samples = columns.map((column, i) => ({
    name: column.title || column.name,
    values: cells.map((values) => values[i] ?? null),
  }));
  const reader = subdistrictReader(samples, exists);
  return rows.map(({ fid, geom, values: [sourceId = null, importId = null] }, i) => {
    const shape = geom ? decodeGpkg(geom) : null;
    const row = reader.read(fid, cells[i]!, shape && !shape.empty ? Uint8Array.from(shape.wkb) : null);
    return { ...row, sourceId, importId };
  });
}
