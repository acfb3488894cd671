import type { CellValue, Extent } from '../../../../shared/contract/base.ts';
import type { StepOf } from '../../../../shared/contract/recipe.ts';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { numberOf } from '../../../../shared/formula/functions.ts';
import type { Position } from '../../../../shared/geo/geometry.ts';
import { encodeWkb } from '../../../../shared/geo/wkb.ts';
import { type AnalysisFeature, notedRows } from '../feature-set.ts';
import { extentOfRows, hexagons, type Plane, planeOf, squares } from './cells.ts';
import { countField, madeField, PER_KM2, RAI } from './columns.ts';
import { BAHT, inShownUnit, SATANG } from './money.ts';
import {
  distinctFields,
  fieldAt,
  fieldOf,
  numbered,
  type Outcome,
  placesOf,
  type RowField,
  type RowSet,
  type Tools,
  tellNowhere,
  tellUnknown,
} from './rows.ts';
import { sumOfRows } from './sum-of-rows.ts';

/** More cells than this are more than a map shows and a table is read. */
const MOST_CELLS = 250_000;

/** Counts and sums in cells that hold at least one row. Rows that are no points count where a point on them lies. */
export function grid(step: StepOf<'grid'>, tools: Tools): Outcome {
  const input = tools.take(step.input);
  tellNowhere(tools, input);
  const sumAt = step.sum === undefined ? null : fieldAt(input, step.sum);
  if (sumAt !== null) tellUnknown(tools, input, [sumAt]);
  const places = placesOf(input, tools);
  const plane = planeOf(extentOfRows(input.features) ?? [0, 0, 0, 0]);
  const tiling = step.cell === 'square' ? squares(step.sizeM) : hexagons(step.sizeM);
  const cells = new Map<string, { at: readonly [number, number]; rows: AnalysisFeature[] }>();
  input.features.forEach((row, i) => {
    if (i % 1000 === 0) tools.progress(i / input.features.length);
    const position = places[i] ?? null;
    if (position === null) return;
    const at = tiling.cellAt(plane.to(position));
    const key = at.join(' ');
    const cell = cells.get(key);
    if (cell) cell.rows.push(row);
    else cells.set(key, { at, rows: [row] });
  });
  if (cells.size > MOST_CELLS) throw tooFine(cells.size, step.sizeM);
  const rows = [...cells.values()].map(({ at, rows: held }) => {
    const wkb = cellWkb(tiling.corners(at), plane);
    const sums: CellValue[] = sumAt === null ? [] : [sumOfRows(held, sumAt)];
    return { code: '', wkb, values: [held.length, ...sums, tools.ruler.rai(wkb)] };
  });
  const made = [
    countField(input),
    ...(step.sum === undefined ? [] : [{ ...fieldOf(input, step.sum), type: 'real' as const }]),
    madeField('area_rai', 'real', RAI),
  ];
  const fields = distinctFields(made, input.title);
  return {
    set: { ...input, fields, label: null, features: numbered(rows), filteredFrom: null },
    value: fields.length > 2 ? (fields[1]?.name ?? 'count') : 'count',
    facts: { of: input.features.length, adds: true },
  };
}

const cellWkb = (corners: readonly Position[], plane: Plane): Uint8Array =>
  encodeWkb({ type: 'Polygon', coordinates: [corners.map((corner) => plane.back(corner))] });

const tooFine = (cells: number, sizeM: number): Refusal =>
  new Refusal('cells-too-many', {
    cells,
    most: MOST_CELLS,
    sizeM: Math.ceil((sizeM * Math.sqrt(cells / MOST_CELLS)) / 10) * 10,
  });

/**
 * Rows (or their weight) per square kilometre around each cell's middle, by Silverman's quartic kernel
 * K(d) = 3/(π r²) · (1 − d²/r²)² (B. W. Silverman, "Density Estimation", 1986, eq. 4.5). Cells that nothing reaches are
 * left out, and rows that reach the middle of no cell are told.
 */
export function density(step: StepOf<'density'>, tools: Tools): Outcome {
  const input = tools.take(step.input);
  tellNowhere(tools, input);
  const extent = extentOfRows(input.features);
  const plane = planeOf(extent ?? [0, 0, 0, 0]);
  if (extent) refuseTooFine(extent, step, plane);
  const weightAt = step.weight === undefined ? null : fieldAt(input, step.weight);
  if (weightAt !== null) tellUnknown(tools, input, [weightAt]);
  const places = placesOf(input, tools);
  const cells = new Map<string, DenseCell>();
  const lost: AnalysisFeature[] = [];
  input.features.forEach((row, i) => {
    if (i % 200 === 0) tools.progress(i / input.features.length);
    const position = places[i] ?? null;
    const weight = weightOf(row, weightAt, input);
    if (position === null || weight === null) return;
    if (spread(plane.to(position), weight, step, cells) === 0) lost.push(row);
  });
  tools.note('radius-too-small', input.origin, notedRows(input, lost));
  const tiling = squares(step.cellM);
  const rows = [...cells.values()].map(({ at, perKm2 }) => ({
    code: '',
    wkb: cellWkb(tiling.corners(at), plane),
    values: [perKm2],
  }));
  const fields = [densityField(weightAt === null ? null : (input.fields[weightAt] ?? null))];
  return {
    set: { ...input, fields, label: null, features: numbered(rows), filteredFrom: null },
    value: 'density',
    facts: { of: input.features.length },
  };
}

interface DenseCell {
  readonly at: readonly [number, number];
  perKm2: number;
}

/** How many times a row counts, money in baht; null where the weight is not known. */
const weightOf = (row: AnalysisFeature, at: number | null, { fields }: RowSet): number | null =>
  at === null ? 1 : numberOf(inShownUnit(row.values[at] ?? null, fields[at]));

/** Of rows their number per square kilometre; of a weight what it is of, in its own unit. */
function densityField(weight: RowField | null): RowField {
  const made = madeField('density', 'real', PER_KM2);
  if (weight === null) return made;
  const { th, en } = weight.title;
  const unit = weight.unit === SATANG ? BAHT : weight.unit;
  return {
    ...made,
    title: { th: `ความหนาแน่นของ${th}`, en: `Density of ${en}` },
    unit: unit === null ? PER_KM2 : `${unit}${PER_KM2}`,
  };
}

function refuseTooFine([west, south, east, north]: Extent, step: StepOf<'density'>, plane: Plane): void {
  const [x0, y0] = plane.to([west, south]);
  const [x1, y1] = plane.to([east, north]);
  const across = (length: number): number => (length + 2 * step.radiusM) / step.cellM;
  const cells = Math.ceil(across(x1 - x0) * across(y1 - y0));
  if (cells > MOST_CELLS) throw tooFine(cells, step.cellM);
}

const M2_PER_KM2 = 1e6;

/** Adds a row to the cells whose middle it reaches, and says to how many. */
function spread(
  [x, y]: Position,
  weight: number,
  { radiusM, cellM }: StepOf<'density'>,
  cells: Map<string, DenseCell>,
): number {
  const square = radiusM * radiusM;
  let reached = 0;
  const from = (middle: number): number => Math.floor((middle - radiusM) / cellM);
  const to = (middle: number): number => Math.floor((middle + radiusM) / cellM);
  for (let column = from(x); column <= to(x); column++)
    for (let row = from(y); row <= to(y); row++) {
      const dx = (column + 0.5) * cellM - x;
      const dy = (row + 0.5) * cellM - y;
      const near = 1 - (dx * dx + dy * dy) / square;
      if (near <= 0) continue;
      reached++;
      const perKm2 = ((3 * weight) / (Math.PI * square)) * near * near * M2_PER_KM2;
      const key = `${column} ${row}`;
      const cell = cells.get(key);
      if (cell) cell.perKm2 += perKm2;
      else cells.set(key, { at: [column, row], perKm2 });
    }
  return reached;
}
