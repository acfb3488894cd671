import type { FeatureSource } from '../formats/index.ts';
import type { Geos } from '../geometry/index.ts';
import {
  type CoverageReport,
  type CoverageShape,
  comparedAtOnce,
  coverageConflicts,
  type MendedRow,
  shapeChanges,
} from './coverage/index.ts';
import { NO_SHAPE_FINDINGS, type ShapeFindings } from './found-shapes.ts';
import type { WritableSet } from './inspected-set.ts';
import { labelColumn } from './label-field.ts';
import { takenRows } from './taken-rows.ts';

const SHOWN = 100;

type ReadSet = Pick<WritableSet, 'table' | 'crs' | 'reading' | 'spoolPath'>;

/** Repairs with their before and after, and places where areas lie over one another or leave gaps. Yields shares. */
export function* shapeFindings(
  file: FeatureSource,
  set: ReadSet,
  geos: Geos,
): Generator<number, ShapeFindings> {
  const changes = yield* shapeChanges(mendedRows(file, set), geos);
  const { account, census, geometryType } = set.reading;
  const areas = geometryType === 'Polygon' || geometryType === 'MultiPolygon';
  // Positions that have no place on earth yet are compared with nothing.
  const placed = set.crs.definition !== null;
  if (!areas || !placed) return { ...NO_SHAPE_FINDINGS, changes };
  if (!comparedAtOnce(account.inserted, census.vertices))
    return { ...NO_SHAPE_FINDINGS, changes, unchecked: { areas: account.inserted, checked: 0 } };
  const report: CoverageReport = yield* coverageConflicts(coverageShapes(file, set, geos), geos);
  const { overlaps, slivers, gaps, checked } = report;
  const unchecked = report.complete ? null : { areas: account.inserted, checked };
  return { changes, conflicts: report.conflicts.slice(0, SHOWN), overlaps, slivers, gaps, unchecked };
}

function* mendedRows(file: FeatureSource, { table, reading }: ReadSet): Generator<MendedRow> {
  const rows = [...reading.mended]
    .flatMap(([row, mended]) => (mended ? [{ row, mended }] : []))
    .slice(0, SHOWN);
  const place = labelColumn(table);
  const found = file.rowsAt(
    table.columns,
    table.encoding,
    rows.map(({ row }) => row).sort((a, b) => a - b),
  );
  const labels = new Map(found.map(({ row, values }) => [row, labelOf(values, place)]));
  for (const { row, mended } of rows)
    yield { row, label: labels.get(row) ?? '', before: mended.before, after: mended.wkb };
}

function* coverageShapes(file: FeatureSource, set: ReadSet, geos: Geos): Generator<CoverageShape> {
  const place = labelColumn(set.table);
  for (const { row, wkb, values } of takenRows(file, set, false, geos))
    if (wkb) yield { row, label: labelOf(values, place), wkb };
}

const labelOf = (values: readonly unknown[], place: number): string => String(values[place] ?? '');
