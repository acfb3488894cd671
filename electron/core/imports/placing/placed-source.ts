import type { Placing } from '../../../../shared/contract/import-choice.ts';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import type {
  CellValue,
  FeatureSource,
  SourceCentre,
  SourceColumn,
  SourceSurvey,
} from '../../formats/index.ts';
import { inZone, isDegrees, PlaceReader } from './place-reader.ts';
import { AreaRows, type FileSystem, PointRows } from './placed-rows.ts';

type Kept = SourceSurvey & { readonly inner?: SourceSurvey };

/** What shapes are taken from besides the columns. */
export interface PlacingParts {
  /** The shape (WKB in WGS 84) of the area that a row names, by its cells in the order of the columns asked for. */
  readonly shapeOf?: (values: readonly CellValue[], columns: readonly SourceColumn[]) => Uint8Array | null;
}

const QUICK_ROWS = 2000;
const KEPT_CENTRES = 400;
const STEP = 250;
/** Rows by which it is judged what system the coordinates of a file are in. */
const JUDGED_ROWS = 2000;

/**
 * A table whose rows are placed: points from its columns, in the file's own coordinates and of no declared system, or
 * the shapes of areas, in WGS 84. Rows that can't be placed are kept without a shape and counted. Refuses
 * `mapping-invalid` when a column of the placing is not there.
 */
export function placedSource(
  source: FeatureSource,
  placing: Placing,
  parts: PlacingParts = {},
): FeatureSource {
  if (placing.kind === 'file' || placing.kind === 'none') return source;
  const points = placing.kind === 'coordinates';
  let survey: SourceSurvey | null = null;
  let system: FileSystem | null = null;
  const surveyed = (): SourceSurvey => (survey ??= drained(source.survey(true)));
  const reader = (columns: readonly SourceColumn[]): PlaceReader => {
    const names = columns.map(({ name }) => name);
    const found = points ? PlaceReader.for(names, placing) : null;
    if (!found)
      throw new Refusal('mapping-invalid', { reason: points ? `${placing.x} ${placing.y ?? ''}` : '' });
    return found;
  };
  const allColumns = (): SourceColumn[] => source.columns(surveyed(), encodingOf(surveyed()));
  const systemOf = (): FileSystem =>
    (system ??= judged(source, allColumns(), encodingOf(surveyed()), reader));
  return {
    format: source.format,
    name: source.name,
    hasShapes: true,
    pointsOnly: points,
    declaredKind: points ? 'Point' : null,
    expectedRows: source.expectedRows,
    *survey(quick) {
      const inner = yield* source.survey(quick);
      survey = inner;
      if (!points) return { ...inner, centres: [], declared: { kind: 'format' }, inner };
      const centres = yield* centresOf(source, allColumns(), encodingOf(inner), reader, systemOf(), quick);
      return { ...inner, centres, declared: null, inner };
    },
    columns: (given, encoding) => source.columns((given as Kept).inner ?? given, encoding),
    rows(options) {
      const { ready, transform, columns, ...others } = options;
      if (!points) {
        const inner = source.rows({ ...others, columns, transform: null });
        const shapeOf = parts.shapeOf ?? (() => null);
        return new AreaRows(inner, (values) => shapeOf(values, columns), options.promote, ready);
      }
      const wanted = withPlaces(columns, allColumns, placing.x, placing.y);
      const inner = source.rows({ ...others, columns: wanted, transform: null });
      return new PointRows(inner, reader(wanted), systemOf(), transform, columns.length);
    },
    rowsAt: (columns, encoding, rows) => source.rowsAt(columns, encoding, rows),
    close: () => source.close(),
  };
}

function drained<T>(work: Generator<number, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

const encodingOf = ({ encoding }: SourceSurvey): string =>
  encoding.name ?? encoding.candidates[0]?.name ?? 'utf-8';

/** The columns asked for, and behind them those of the place where they are not among them. */
function withPlaces(
  columns: readonly SourceColumn[],
  all: () => readonly SourceColumn[],
  x: string,
  y: string | null,
): readonly SourceColumn[] {
  const has = (name: string | null): boolean =>
    name === null || columns.some((column) => column.name === name);
  if (has(x) && has(y)) return columns;
  const known = new Set(columns.map(({ name }) => name));
  return [...columns, ...all().filter(({ name }) => !known.has(name))];
}

type ReaderOf = (columns: readonly SourceColumn[]) => PlaceReader;

/** The columns that places are read from, in an order in which minutes still follow their degrees. */
const usedOf = (columns: readonly SourceColumn[], of: ReaderOf): SourceColumn[] =>
  [...new Set(of(columns).columns)].map((index) => columns[index]!);

/** Degrees or metres, and the zone: what most of the first rows have. */
function judged(
  source: FeatureSource,
  columns: readonly SourceColumn[],
  encoding: string,
  of: ReaderOf,
): FileSystem {
  const used = usedOf(columns, of);
  const reader = of(used);
  const rows = source.rows({ columns: used, encoding, transform: null, promote: false });
  let degrees = 0;
  let metres = 0;
  const zones = new Map<number, number>();
  for (let row = 0; row < JUDGED_ROWS && rows.next(); row++) {
    const place = rows.skip === null ? reader.read(rows.values) : null;
    if (place === null || typeof place === 'string') continue;
    if (isDegrees(place)) degrees++;
    else metres++;
    if (place.zone !== null) zones.set(place.zone, (zones.get(place.zone) ?? 0) + 1);
  }
  const zone = [...zones].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? null;
  return { degrees: degrees >= metres, zone };
}

/** Up to 800 places spread over the file. */
function* centresOf(
  source: FeatureSource,
  columns: readonly SourceColumn[],
  encoding: string,
  of: ReaderOf,
  system: FileSystem,
  quick: boolean,
): Generator<number, SourceCentre[]> {
  const used = usedOf(columns, of);
  const reader = of(used);
  const rows = source.rows({ columns: used, encoding, transform: null, promote: false });
  const limit = quick ? QUICK_ROWS : Number.POSITIVE_INFINITY;
  let kept: SourceCentre[] = [];
  let stride = 1;
  for (let n = 1; n <= limit && rows.next(); n++) {
    if (n % STEP === 0) yield source.expectedRows > 0 ? Math.min(1, n / source.expectedRows) : 0;
    if (n % stride !== 0 || rows.skip !== null) continue;
    const found = reader.read(rows.values);
    if (typeof found === 'string' || isDegrees(found) !== system.degrees) continue;
    const { x, y } = system.zone === null ? found : inZone(found, system.zone);
    kept.push({ row: rows.row, x, y, box: null });
    if (kept.length < KEPT_CENTRES * 2) continue;
    kept = kept.filter((_, i) => i % 2 === 0);
    stride *= 2;
  }
  return kept;
}
