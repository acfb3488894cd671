import type { FieldType } from '../../../../shared/contract/base.ts';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { type ByteSource, openFile } from '../bytes.ts';
import { EncodingEvidence, type EncodingFinding } from '../encoding/detect.ts';
import { labelOfCodePage, languageDriver } from '../encoding/labels.ts';
import { Tally } from '../tally.ts';
import { type DbfHeader, readDbfHeader } from './dbf-header.ts';
import { DbfRows } from './dbf-rows.ts';
import { columnType, type DbfColumn, type NumberFacts, needsNumberFacts, noteNumber } from './dbf-values.ts';
import { readShapeHeader } from './shape-records.ts';
import { MULTIPATCH } from './shape-to-wkb.ts';

/** Paths of the parts of one shapefile by extension, lower case, without the dot. */
export type ShapefilePaths = Readonly<Partial<Record<'shp' | 'shx' | 'dbf' | 'prj' | 'cpg', string>>>;

/** A shapefile that is open for reading. What is missing or unreadable is null. Close it. */
export interface Shapefile {
  readonly shp: ByteSource | null;
  readonly shx: ByteSource | null;
  readonly dbf: ByteSource | null;
  readonly shapeType: number | null;
  readonly table: DbfHeader | null;
  /** The texts of `.cpg` and `.prj`, or null. */
  readonly codePage: string | null;
  readonly projection: string | null;
  close(): void;
}

const LONGEST_TEXT = 65_536;

/**
 * Opens the parts that are there. Refuses `geometry-unsupported` for multipatches and `file-unreadable` when neither
 * shapes nor a table can be read. `name` is for the refusal.
 */
export function openShapefile(paths: ShapefilePaths, name: string): Shapefile {
  const opened: ByteSource[] = [];
  const open = (path: string | undefined): ByteSource | null => {
    if (path === undefined) return null;
    const source = openFile(path);
    opened.push(source);
    return source;
  };
  const text = (path: string | undefined): string | null =>
    open(path)?.read(0, LONGEST_TEXT).toString() ?? null;
  const close = (): void => {
    for (const source of opened) source.close();
  };
  try {
    const shp = open(paths.shp);
    const dbf = open(paths.dbf);
    const header = shp ? readShapeHeader(shp) : null;
    const table = dbf ? readDbfHeader(dbf) : null;
    if (header?.shapeType === MULTIPATCH)
      throw new Refusal('geometry-unsupported', { type: 'MultiPatch', file: name });
    if (!header && !table) throw new Refusal('file-unreadable', { file: name });
    return {
      shp: header ? shp : null,
      shx: open(paths.shx),
      dbf: table ? dbf : null,
      shapeType: header?.shapeType ?? null,
      table,
      codePage: text(paths.cpg),
      projection: text(paths.prj),
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

/** What a look at the table says: how its text is to be read and what each column is. */
export interface TableSurvey {
  readonly encoding: EncodingFinding;
  /** Rows that were looked at, and whether these were all. */
  readonly rows: number;
  readonly complete: boolean;
  readonly facts: ReadonlyMap<number, NumberFacts>;
  readonly tally: Tally;
}

const QUICK_ROWS = 2000;
const STEP_ROWS = 500;
/** No table of 4 GB has more rows: such a count is no count. */
const LYING_ROWS = 2 ** 32 / 2;

/**
 * Looks at the rows of the table for the evidence of their encoding and for numbers that a double can't hold.
 * Yields the share done; `quick` looks at the first two thousand.
 */
export function* surveyTable(file: Shapefile, quick = false): Generator<number, TableSurvey> {
  const { table, dbf } = file;
  const evidence = new EncodingEvidence();
  const facts = new Map<number, NumberFacts>();
  const tally = new Tally();
  const cpg = file.codePage === null ? null : labelOfCodePage(file.codePage);
  const ldid = table ? languageDriver(table.languageDriver) : null;
  const end = table ? (quick ? Math.min(QUICK_ROWS, table.rows) : table.rows) : 0;
  if (table && dbf) {
    for (const field of table.fields) evidence.add(field.nameBytes, 0, field.nameBytes.length);
    const texts = table.fields.filter((field) => columnType(field, { precise: 0, fractions: 0 }) === 'text');
    const numbers = table.fields.filter(needsNumberFacts);
    for (const field of numbers) facts.set(field.offset, { precise: 0, fractions: 0 });
    const rows = new DbfRows(dbf, table, 'windows-1252');
    for (let row = 0; row < end && rows.load(row); row++) {
      if (row % STEP_ROWS === STEP_ROWS - 1) yield row / end;
      if (rows.deleted) continue;
      const recordEnd = rows.at + table.recordLength;
      for (const { offset, length } of texts) {
        const from = rows.at + offset;
        let to = Math.min(from + length, recordEnd);
        while (to > from && (rows.buffer[to - 1]! === 0x20 || rows.buffer[to - 1]! === 0)) to--;
        if (to > from) evidence.add(rows.buffer, from, to);
      }
      for (const { offset, length } of numbers)
        noteNumber(facts.get(offset)!, rows.latin.slice(rows.at + offset, rows.at + offset + length));
    }
  }
  if (table && isCutOff(table)) tally.add('file-cut-off', 'error');
  const encoding = evidence.decide({ cpg, ldid });
  return { encoding, rows: end, complete: end === (table?.rows ?? 0), facts, tally };
}

/** A header may count a row or two that were never written; a file that was cut lacks a good part of its rows. */
const isCutOff = ({ declaredRows, rows }: DbfHeader): boolean =>
  declaredRows - rows > Math.max(2, declaredRows * 0.01) && declaredRows < LYING_ROWS;

/** The columns of the table in the chosen encoding; memo and picture columns are left out. */
export function columnsOf(file: Shapefile, survey: TableSurvey, encoding: string): DbfColumn[] {
  const decoder = new TextDecoder(encoding);
  const columns: DbfColumn[] = [];
  for (const field of file.table?.fields ?? []) {
    const type: FieldType | null = columnType(
      field,
      survey.facts.get(field.offset) ?? { precise: 0, fractions: 0 },
    );
    if (type === null) continue;
    const name = decoder
      .decode(field.nameBytes)
      .replace(/[\p{Cc}\uFFFD]/gu, '')
      .trim();
    columns.push({ field, name: name || `field_${columns.length + 1}`, type });
  }
  return columns;
}

/** True for number columns that are kept as text because of their digits. */
export const keptAsText = (column: DbfColumn): boolean =>
  column.type === 'text' && (column.field.type === 'N' || column.field.type === 'F');
