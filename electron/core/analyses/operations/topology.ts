import type { CellValue } from '../../../../shared/contract/base.ts';
import type { StepOf } from '../../../../shared/contract/recipe.ts';
import { lengthM } from '../../../../shared/geo/geodesic.ts';
import { polygonsOf, type Ring } from '../../../../shared/geo/geometry.ts';
import { decodeWkb, encodePointWkb, encodeWkb } from '../../../../shared/geo/wkb.ts';
import { wkbAreaM2 } from '../../../../shared/geo/wkb-area.ts';
import { stateText } from '../../../../shared/text/operation-columns.ts';
import { GeometryError, type Geos } from '../../geometry/index.ts';
import { type AnalysisFeature, notedRows } from '../feature-set.ts';
import { indexOf } from '../spatial-index.ts';
import { madeField, RAI } from './columns.ts';
import { NOTHING_M2 } from './cut.ts';
import { type HeldShapes, heldShapes } from './held-shapes.ts';
import { labelOf, numbered, type Outcome, type RowSet, type Tools, tellNowhere } from './rows.ts';

type Problem = 'invalid' | 'twice' | 'overlap' | 'gap';
interface Found {
  readonly problem: Problem;
  readonly wkb: Uint8Array;
  readonly row: AnalysisFeature | null;
  readonly other: AnalysisFeature | null;
}

/** Every place where areas do not fit: invalid shapes as they are stored, doubles, overlaps and narrow gaps. */
export function topologyCheck(step: StepOf<'topology-check'>, tools: Tools): Outcome {
  const stored = tools.take(step.input, true);
  const input = tools.take(step.input);
  tellNowhere(tools, stored);
  const found = [
    ...invalidOnes(stored, tools.geos),
    ...overlaps(input, tools),
    ...(step.gapM > 0 ? gaps(input, step.gapM, tools) : []),
  ];
  const name = (row: AnalysisFeature | null): CellValue => (row === null ? null : labelOf(input, row));
  const rows = found.map(({ problem, wkb, row, other }) => ({
    code: row?.code ?? '',
    wkb,
    values: [
      stateText[problem].th,
      name(row),
      name(other),
      problem === 'invalid' ? null : tools.ruler.rai(wkb),
    ],
  }));
  const fields = [
    madeField('problem', 'text'),
    madeField('row', 'text'),
    madeField('other', 'text'),
    madeField('area_rai', 'real', RAI),
  ];
  const parts = Object.fromEntries(
    [...Map.groupBy(found, ({ problem }) => problem)].map(([problem, list]) => [problem, list.length]),
  );
  return {
    set: { ...input, fields, label: 'problem', features: numbered(rows), filteredFrom: null },
    facts: { of: input.features.length, parts },
  };
}

function invalidOnes(set: RowSet, geos: Geos): Found[] {
  return set.features.flatMap((row): Found[] => {
    if (row.wkb === null || row.box === null) return [];
    const at = placeOfFault(row.wkb, geos);
    if (at === undefined) return [];
    const [x, y] = at ?? [row.box[0], row.box[1]];
    return [{ problem: 'invalid', wkb: encodePointWkb(x, y), row, other: null }];
  });
}

/** Undefined for a valid shape; null where the place is not known. */
function placeOfFault(wkb: Uint8Array, geos: Geos): readonly [number, number] | null | undefined {
  try {
    const fault = geos.invalidity(wkb);
    return fault === null ? undefined : fault.at;
  } catch (error) {
    if (error instanceof GeometryError) return null;
    throw error;
  }
}

/** What two areas share, if it is more than a border. Null where they share none; throws `GeometryError`. */
function shared(row: AnalysisFeature, other: AnalysisFeature, shapes: HeldShapes): Found | null {
  const one = shapes.of(row);
  const two = shapes.of(other);
  if (!one.relates('intersects', two)) return null;
  const wkb = one.intersection(two);
  if (wkbAreaM2(wkb) < NOTHING_M2) return null;
  return { problem: one.relates('equals', two) ? 'twice' : 'overlap', wkb, row, other };
}

function overlaps(set: RowSet, { geos, progress, note }: Tools): Found[] {
  const index = indexOf(set.features);
  const shapes = heldShapes(geos);
  const order = new Map(set.features.map((row, i) => [row, i]));
  const found: Found[] = [];
  const spoiled = new Set<AnalysisFeature>();
  try {
    set.features.forEach((row, i) => {
      progress(i / set.features.length);
      if (row.box === null) return;
      const later = index.touching(row.box).filter((other) => (order.get(other) ?? 0) > i);
      for (const other of later) {
        try {
          const fault = shared(row, other, shapes);
          if (fault !== null) found.push(fault);
        } catch (error) {
          if (!(error instanceof GeometryError)) throw error;
          spoiled.add(row);
        }
      }
    });
  } finally {
    shapes.free();
  }
  note('geometry-unworkable', set.origin, notedRows(set, [...spoiled]));
  return found;
}

/** The whole of all shapes; null where they can't be united, which is told of all of them. */
function wholeOf(set: RowSet, { geos, note }: Tools): Uint8Array | null {
  const shapes = set.features.flatMap(({ wkb }) => wkb ?? []);
  try {
    return shapes.length === 0 ? null : geos.union(shapes);
  } catch (error) {
    if (!(error instanceof GeometryError)) throw error;
    note('geometry-unworkable', set.origin, shapes.length);
    return null;
  }
}

/** Holes of the whole that are no wider than `gapM`: twice their area over their border. */
function gaps(set: RowSet, gapM: number, tools: Tools): Found[] {
  const whole = wholeOf(set, tools);
  if (whole === null) return [];
  const holes = polygonsOf(decodeWkb(whole)).flatMap(([, ...inner]) => inner);
  return holes.flatMap((ring: Ring): Found[] => {
    const wkb = encodeWkb({ type: 'Polygon', coordinates: [ring] });
    const border = lengthM({ type: 'LineString', coordinates: ring }) ?? 0;
    const width = border === 0 ? 0 : (2 * wkbAreaM2(wkb)) / border;
    return width > gapM ? [] : [{ problem: 'gap', wkb, row: null, other: null }];
  });
}
