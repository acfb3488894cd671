import type { CellValue, FeatureSource, SourceColumn, SourceRows, SourceSurvey } from '../source.ts';
import { repairOf } from './mojibake.ts';

/** Rows by which it is judged which columns are garbled throughout. */
const LOOKED_AT = 300;
/** In a column that is garbled throughout, text too short to be sure of by itself is put right as well. */
const THROUGHOUT = { cells: 3, share: 0.8 } as const;
const FOREIGN = /[\u0080-\u00FF]/;

/** A column with what is needed to read it again: it outlives the source that gave it. */
interface RepairedColumn extends SourceColumn {
  readonly repaired?: {
    /** As the file has it. */
    readonly name: string;
    /** Garbled throughout: short text is put right as well. */
    readonly throughout: boolean;
  };
}

/**
 * A source whose garbled text is put right: cells and names of columns. Every row in which something was put right is
 * counted as `text-repaired`; text that is not Thai all through after it is left as it is.
 */
export function repairedSource(source: FeatureSource): FeatureSource {
  return {
    format: source.format,
    name: source.name,
    hasShapes: source.hasShapes,
    pointsOnly: source.pointsOnly,
    declaredKind: source.declaredKind,
    expectedRows: source.expectedRows,
    survey: (quick) => source.survey(quick),
    columns: (survey, encoding) => repairedColumns(source, survey, encoding),
    rows: (options) =>
      new RepairedRows(
        source.rows({ ...options, columns: asInFile(options.columns) }),
        repairer(options.columns),
      ),
    rowsAt: (columns, encoding, rows) => {
      const found = source.rowsAt(asInFile(columns), encoding, rows);
      const repair = repairer(columns);
      for (const { values } of found) repair(values);
      return found;
    },
    close: () => source.close(),
  };
}

const asInFile = (columns: readonly RepairedColumn[]): SourceColumn[] =>
  columns.map((column) => (column.repaired ? { ...column, name: column.repaired.name } : column));

function repairer(columns: readonly RepairedColumn[]): (values: CellValue[]) => boolean {
  const short = columns.map((column) => column.repaired?.throughout ?? false);
  return (values) => repairValues(values, short);
}

/** Puts right in place; true when something was. */
function repairValues(values: CellValue[], short: readonly boolean[]): boolean {
  let repaired = false;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (typeof value !== 'string') continue;
    const repair = repairOf(value);
    if (!repair || !(repair.sure || short[i])) continue;
    values[i] = repair.text;
    repaired = true;
  }
  return repaired;
}

function repairedColumns(source: FeatureSource, survey: SourceSurvey, encoding: string): RepairedColumn[] {
  const columns = source.columns(survey, encoding);
  const numbers = Array.from({ length: Math.min(source.expectedRows, LOOKED_AT) }, (_, i) => i + 1);
  const rows = source.rowsAt(columns, encoding, numbers);
  const taken = new Set(columns.map((column) => column.name));
  const allNames = areAllGarbled(columns.map((column) => column.name));
  return columns.map((column, i) => {
    const throughout = isGarbledThroughout(rows.map(({ values }) => values[i]));
    const better = repairOf(column.name);
    const trusted = better !== null && (better.sure || throughout || allNames);
    const name = trusted && !taken.has(better.text) ? better.text : column.name;
    taken.add(name);
    return { ...column, name, repaired: { name: column.name, throughout } };
  });
}

/** Names of columns come from one hand: where one is surely garbled and none is anything else, a short one is as well. */
function areAllGarbled(names: readonly string[]): boolean {
  const repairs = names.filter((name) => FOREIGN.test(name)).map(repairOf);
  return repairs.some((repair) => repair?.sure) && repairs.every((repair) => repair !== null);
}

function isGarbledThroughout(values: readonly (CellValue | undefined)[]): boolean {
  let foreign = 0;
  let garbled = 0;
  for (const value of values) {
    if (typeof value !== 'string' || !FOREIGN.test(value)) continue;
    foreign++;
    if (repairOf(value)?.sure) garbled++;
  }
  return garbled >= THROUGHOUT.cells && garbled >= foreign * THROUGHOUT.share;
}

/** Rows as another reader gives them, with their text put right. */
class RepairedRows implements SourceRows {
  private readonly rows: SourceRows;
  private readonly repair: (values: CellValue[]) => boolean;
  values: CellValue[] = [];

  constructor(rows: SourceRows, repair: (values: CellValue[]) => boolean) {
    this.rows = rows;
    this.repair = repair;
  }
  get row(): number {
    return this.rows.row;
  }
  get wkb(): Uint8Array | null {
    return this.rows.wkb;
  }
  get skip(): SourceRows['skip'] {
    return this.rows.skip;
  }
  get isReady(): boolean {
    return this.rows.isReady;
  }
  get tally(): SourceRows['tally'] {
    return this.rows.tally;
  }
  get census(): SourceRows['census'] {
    return this.rows.census;
  }
  next(): boolean {
    if (!this.rows.next()) return false;
    this.values = this.rows.values;
    if (this.repair(this.values) && this.skip === null)
      this.rows.tally.add('text-repaired', 'info', this.rows.row);
    return true;
  }
}
