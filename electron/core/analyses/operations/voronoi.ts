import type { StepOf } from '../../../../shared/contract/recipe.ts';
import type { Position } from '../../../../shared/geo/geometry.ts';
import { encodeWkb } from '../../../../shared/geo/wkb.ts';
import type { Geos } from '../../geometry/index.ts';
import { type AnalysisFeature, makeRow } from '../feature-set.ts';
import { placeOf } from '../place-in-areas.ts';
import { indexOf } from '../spatial-index.ts';
import { extentOfRows } from './cells.ts';
import { madeField, RAI } from './columns.ts';
import { areaRai } from './cut.ts';
import { extended, type Outcome, type RowSet, type Tools, tellNowhere, withValues } from './rows.ts';
import { stretchedWkb } from './stretch.ts';

/** How far beyond the points the ground reaches where no boundary is given, as a share of their extent. */
const AROUND = 0.1;

/** The ground of each point. Points of one place share theirs: the first of them has it, and the others are told. */
export function voronoi(step: StepOf<'voronoi'>, tools: Tools): Outcome {
  const input = tools.take(step.input);
  tellNowhere(tools, input);
  const within = step.within === undefined ? null : boundaryOf(tools.take(step.within), tools.geos);
  const { placed, doubled } = distinctPlaces(input, tools.geos);
  tools.note('place-taken', input.origin, doubled);
  const ground = within ?? boxAround(placed.map(({ row }) => row));
  const cells = ground === null ? new Map<number, Uint8Array>() : cellsOf(placed, ground, tools.geos);
  const rows = placed.flatMap(({ row }): AnalysisFeature[] => {
    const wkb = cells.get(row.fid);
    return wkb ? [withValues(makeRow(row.fid, row.code, wkb), [...row.values, areaRai(wkb)])] : [];
  });
  const set = extended(input, [madeField('area_rai', 'real', RAI)], rows);
  const total = rows.reduce((sum, { wkb }) => sum + (wkb ? areaRai(wkb) : 0), 0);
  return {
    set,
    value: set.fields.at(-1)?.name ?? 'area_rai',
    facts: { of: input.features.length, total, unit: 'rai' },
  };
}

interface Placed {
  readonly row: AnalysisFeature;
  readonly at: Position;
}

function distinctPlaces(input: RowSet, geos: Geos): { placed: Placed[]; doubled: number } {
  const places = new Map<string, Placed>();
  let doubled = 0;
  for (const row of input.features) {
    const at = placeOf(row, geos);
    if (at === null) continue;
    if (places.has(at.join(' '))) doubled++;
    else places.set(at.join(' '), { row, at });
  }
  return { placed: [...places.values()], doubled };
}

const boundaryOf = (set: RowSet, geos: Geos): Uint8Array | null => {
  const shapes = set.features.flatMap(({ wkb }) => wkb ?? []);
  return shapes.length === 0 ? null : geos.union(shapes);
};

function boxAround(rows: readonly AnalysisFeature[]): Uint8Array | null {
  const extent = extentOfRows(rows);
  if (extent === null) return null;
  const [west, south, east, north] = extent;
  const margin = Math.max(0.01, AROUND * Math.max(east - west, north - south));
  const [x0, y0, x1, y1] = [west - margin, south - margin, east + margin, north + margin];
  const ring: Position[] = [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
    [x0, y0],
  ];
  return encodeWkb({ type: 'Polygon', coordinates: [ring] });
}

/** By fid; a point whose ground lies wholly outside the boundary has none. */
function cellsOf(placed: readonly Placed[], ground: Uint8Array, geos: Geos): Map<number, Uint8Array> {
  if (placed.length === 1 && placed[0]) return new Map([[placed[0].row.fid, ground]]);
  const points = encodeWkb({ type: 'MultiPoint', coordinates: placed.map(({ at }) => at) });
  // Nearness is of lengths, so the diagram is made where degrees of both ways are equally long.
  const plane = stretchedWkb([ground, points]);
  const [flat, sites] = plane.shapes as [Uint8Array, Uint8Array];
  const cells = indexOf(geos.voronoi(sites, flat).map((wkb, i) => makeRow(i, '', wkb)));
  const found = new Map<number, Uint8Array>();
  for (const { row, at } of placed) {
    const [x, y] = [at[0] * plane.factor, at[1]];
    const cell = cells.touching([x, y, x, y]).find(({ wkb }) => {
      const shape = wkb === null ? null : geos.prepare(wkb);
      const holds = shape?.intersectsPoint(x, y) ?? false;
      shape?.free();
      return holds;
    });
    if (!cell?.wkb) continue;
    const wkb = geos.intersection(cell.wkb, flat);
    if (areaRai(plane.back(wkb)) > 0) found.set(row.fid, plane.back(wkb));
  }
  return found;
}
