import type { AreaLevelName, ColumnMapping } from '../../../shared/contract/import-choice.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import type { CellValue, FeatureSource, SourceColumn, SourceRowsOptions } from '../formats/index.ts';
import { compileMapping, suggestMapping } from './mapping/index.ts';
import { areaShape } from './matching/area-records.queries.ts';
import { groupKey } from './matching/area-words.ts';
import {
  type AreaIndex,
  type AreaMatching,
  areaIndex,
  type HintedRow,
  hintsOf,
  type MatchedArea,
  matchAreas,
} from './matching/index.ts';
import { drain } from './steps.ts';
import type { Surroundings } from './surroundings.ts';
import type { ReadableTable } from './survey.ts';

/** Rows take the shapes of the areas that they name; plain values. */
export interface AreaShapes {
  readonly level: AreaLevelName;
  /** The columns that say the area. */
  readonly mapping: readonly ColumnMapping[];
  readonly picks: Readonly<Record<string, string>>;
}

/** Its columns name an area in most ways: village, sub-district, district, province, council area. */
const NAMING = 'household';
const NAMES: readonly string[] = [
  '@area',
  '@province',
  '@district',
  '@subdistrict',
  '@village',
  '@council_area',
];
const KEPT_SHAPES = 500;

/** The columns by which rows name their area. */
export function areaMapping(
  { columns, samples }: ReadableTable,
  exists: (code: string) => boolean,
): ColumnMapping[] {
  return suggestMapping(registerOf(NAMING)!, columns, samples, { exists })
    .found.filter(({ field }) => NAMES.includes(field))
    .map(({ columns: from, field, convert }) => ({ columns: from, field, convert }));
}

/** Finds the areas that rows name, and their shapes. */
export class AreaFinder {
  private readonly how: AreaShapes;
  private readonly around: Pick<Surroundings, 'db' | 'gazetteer'>;
  private readonly index: AreaIndex | null;
  private readonly areas = new Map<string, MatchedArea | null>();
  private readonly shapes = new Map<string, Uint8Array | null>();
  private compiled: {
    for: readonly SourceColumn[];
    hints: (values: readonly CellValue[]) => HintedRow;
  } | null = null;

  constructor(how: AreaShapes, around: Pick<Surroundings, 'db' | 'gazetteer'>) {
    this.how = how;
    this.around = around;
    this.index = around.db ? areaIndex(around.db, around.gazetteer) : null;
  }

  /** The shape of the area that a row names (WKB in WGS 84), or null. */
  readonly shapeOf = (values: readonly CellValue[], columns: readonly SourceColumn[]): Uint8Array | null => {
    const row = this.hintsFor(columns)(values);
    const key = groupKey(this.how.level, row.hints);
    let area = this.areas.get(key);
    if (area === undefined) {
      area = this.index ? this.matchOne(row, this.index) : null;
      this.areas.set(key, area);
    }
    return area ? this.shape(area) : null;
  };

  private matchOne(row: HintedRow, index: AreaIndex): MatchedArea | null {
    return drain(matchAreas(this.how.level, [row], index, this.how.picks, { suggest: false })).areaOf(
      row.row,
    );
  }

  private hintsFor(columns: readonly SourceColumn[]): (values: readonly CellValue[]) => HintedRow {
    if (this.compiled?.for !== columns) {
      const mapper = compileMapping(registerOf(NAMING)!, this.how.mapping, columns);
      const hints = (values: readonly CellValue[]): HintedRow => ({
        row: 1,
        hints: hintsOf(NAMING, mapper.map(1, values)),
        at: null,
      });
      this.compiled = { for: columns, hints };
    }
    return this.compiled.hints;
  }

  private shape({ level, fid, code }: MatchedArea): Uint8Array | null {
    const { db } = this.around;
    // A row that names no more than a district has no sub-district's shape.
    if (!db || fid === null || level !== this.how.level) return null;
    const known = this.shapes.get(code);
    if (known !== undefined) return known;
    const blob = areaShape(db, level, fid);
    const shape = blob ? decodeGpkg(blob) : null;
    const wkb = shape && !shape.empty ? Uint8Array.from(shape.wkb) : null;
    if (this.shapes.size >= KEPT_SHAPES) this.shapes.clear();
    this.shapes.set(code, wkb);
    return wkb;
  }

  /** How all rows of a file were matched: for looking at. Yields now and then. */
  *report(
    file: FeatureSource,
    { columns, encoding }: Pick<SourceRowsOptions, 'columns' | 'encoding'>,
  ): Generator<number, AreaMatching | null> {
    if (!this.index) return null;
    const rows = file.rows({ columns, encoding, transform: null, promote: false });
    const hints = this.hintsFor(columns);
    function* hinted(): Generator<HintedRow> {
      while (rows.next()) if (rows.skip === null) yield { ...hints(rows.values), row: rows.row };
    }
    return yield* matchAreas(this.how.level, hinted(), this.index, this.how.picks);
  }
}
