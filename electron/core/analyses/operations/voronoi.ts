import type { StepOf } from '../../../../shared/contract/recipe.ts';
import type { Position } from '../../../../shared/geo/geometry.ts';
import { encodeWkb } from '../../../../shared/geo/wkb.ts';
import { wkbAreaM2 } from '../../../../shared/geo/wkb-area.ts';
import type { Geos } from '../../geometry/index.ts';
import { type AnalysisFeature, makeRow, notedRows } from '../feature-set.ts';
import { indexOf, type SpatialIndex } from '../spatial-index.ts';
import { orNull, orSpoiled } from '../spoiled.ts';
import { extentOfRows } from './cells.ts';
import { madeField, RAI } from './columns.ts';
import {
  extended,
  type Outcome,
  placesOf,
  type RowSet,
  type Tools,
  tellNowhere,
  tellSpoiled,
  withValues,
} from './rows.ts';
import { stretchedWkb } from './stretch.ts';

/** How far beyond the points the ground reaches where no boundary is given, as a share of their extent. */
const AROUND = 0.1;

/**
 * The ground of each point, within a boundary where one is given. Points of one place share theirs: the first of them has
 * it, and the others are told, as are points that have no ground within the boundary.
 */
export function voronoi(step: StepOf<'voronoi'>, tools: Tools): Outcome {
  const input = tools.take(step.input);
  tellNowhere(tools, input);
  const { placed, doubled } = distinctPlaces(input, tools);
  tools.note('place-taken', input.origin, doubled);
  const ground =
    step.within === undefined
      ? boxAround(placed.map(({ row }) => row))
      : boundaryOf(tools.against(step.within), tools);
  const spoiled = new Set<AnalysisFeature>();
  const cells =
    ground === null ? new Map<number, Uint8Array>() : cellsOf(placed, ground, spoiled, tools.geos);
  tellSpoiled(tools, [input], spoiled);
  const beyond = placed.map(({ row }) => row).filter((row) => !cells.has(row.fid) && !spoiled.has(row));
  tools.note('ground-outside', input.origin, notedRows(input, beyond));
  const rows = placed.flatMap(({ row }): AnalysisFeature[] => {
    const wkb = cells.get(row.fid);
    return wkb ? [withValues(makeRow(row.fid, row.code, wkb), [...row.values, tools.ruler.rai(wkb)])] : [];
  });
  const set = extended(input, [madeField('area_rai', 'real', RAI)], rows);
  const total = rows.reduce((sum, { wkb }) => sum + (wkb ? tools.ruler.rai(wkb) : 0), 0);
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

function distinctPlaces(input: RowSet, tools: Tools): { placed: Placed[]; doubled: number } {
  const positions = placesOf(input, tools);
  const places = new Map<string, Placed>();
  let doubled = 0;
  for (const [i, row] of input.features.entries()) {
    const at = positions[i] ?? null;
    if (at === null) continue;
    if (places.has(at.join(' '))) doubled++;
    else places.set(at.join(' '), { row, at });
  }
  return { placed: [...places.values()], doubled };
}

/** The whole of the shapes that can be united; null where there are none. */
function boundaryOf(set: RowSet, tools: Tools): Uint8Array | null {
  const placed = set.features.filter(({ wkb }) => wkb !== null);
  const together = (rows: readonly AnalysisFeature[]): Uint8Array | null =>
    orNull(() => tools.geos.union(rows.flatMap(({ wkb }) => wkb ?? [])));
  if (placed.length === 0) return null;
  const whole = together(placed);
  if (whole !== null) return whole;
  // One of them spoils it: those that can be worked with alone are united.
  const spoiled = new Set(placed.filter((row) => together([row, row]) === null));
  tellSpoiled(tools, [set], spoiled);
  return spoiled.size === placed.length ? null : together(placed.filter((row) => !spoiled.has(row)));
}

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

/** By fid; a point whose ground lies wholly outside the boundary has none. Points of which GEOS can't tell are spoiled. */
function cellsOf(
  placed: readonly Placed[],
  ground: Uint8Array,
  spoiled: Set<AnalysisFeature>,
  geos: Geos,
): Map<number, Uint8Array> {
  if (placed.length === 1 && placed[0]) return new Map([[placed[0].row.fid, ground]]);
  const points = encodeWkb({ type: 'MultiPoint', coordinates: placed.map(({ at }) => at) });
  // Nearness is of lengths, so the diagram is made where degrees of both ways are equally long.
  const plane = stretchedWkb([ground, points]);
  const [flat, sites] = plane.shapes as [Uint8Array, Uint8Array];
  const shapes = placed.length === 0 ? [] : orNull(() => geos.voronoi(sites, flat));
  if (shapes === null) {
    for (const { row } of placed) spoiled.add(row);
    return new Map();
  }
  const cells = indexOf(shapes.map((wkb, i) => makeRow(i, '', wkb)));
  const found = new Map<number, Uint8Array>();
  for (const { row, at } of placed) {
    const wkb = orSpoiled(row, spoiled, () => {
      const cell = cellAt(at[0] * plane.factor, at[1], cells, geos);
      return cell === null ? null : plane.back(geos.intersection(cell, flat));
    });
    if (wkb && wkbAreaM2(wkb) > 0) found.set(row.fid, wkb);
  }
  return found;
}

function cellAt(x: number, y: number, cells: SpatialIndex, geos: Geos): Uint8Array | null {
  const cell = cells.touching([x, y, x, y]).find(({ wkb }) => {
    const shape = wkb === null ? null : geos.prepare(wkb);
    const holds = shape?.intersectsPoint(x, y) ?? false;
    shape?.free();
    return holds;
  });
  return cell?.wkb ?? null;
}
