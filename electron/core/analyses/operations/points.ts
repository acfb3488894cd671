import type { StepOf } from '../../../../shared/contract/recipe.ts';
import { wkbType } from '../../../../shared/geo/wkb.ts';
import { type AnalysisFeature, makeRow } from '../feature-set.ts';
import { madeField, RAI } from './columns.ts';
import { keyOf } from './joins.ts';
import {
  distinctFields,
  fieldAt,
  fieldOf,
  numbered,
  type Outcome,
  type RowSet,
  type Tools,
  tellNowhere,
} from './rows.ts';
import { stretchedWkb } from './stretch.ts';

/** A point for each row. Centres of gravity are those of the plane of longitude and latitude. */
export function pointsOfRows(step: StepOf<'centroid'>, tools: Tools): Outcome {
  const input = tools.take(step.input);
  tellNowhere(tools, input);
  const { geos } = tools;
  const pointOf = (wkb: Uint8Array): Uint8Array | null => {
    if (wkbType(wkb) === 'Point') return wkb;
    return step.op === 'centroid' ? geos.centroid(wkb) : geos.pointOnSurface(wkb);
  };
  const features = input.features.map((row) =>
    makeRow(row.fid, row.code, row.wkb === null ? null : pointOf(row.wkb), row.values),
  );
  return { set: { ...input, features, filteredFrom: null }, facts: { of: features.length } };
}

/** The hull around all rows, or one for each value of a field. */
export function hulls(step: StepOf<'convex-hull'> | StepOf<'concave-hull'>, tools: Tools): Outcome {
  const input = tools.take(step.input);
  tellNowhere(tools, input);
  const groups = groupsOf(input, step.by);
  let tooFew = 0;
  const rows = [...groups].flatMap(([key, members]) => {
    const shapes = members.flatMap(({ wkb }) => wkb ?? []);
    const hull = shapes.length === 0 ? null : hullOf(step, shapes, tools);
    if (hull === null || !wkbType(hull).endsWith('Polygon')) {
      tooFew += members.length;
      return [];
    }
    return [
      { code: key, wkb: hull, values: [...(step.by ? [key] : []), members.length, tools.ruler.rai(hull)] },
    ];
  });
  tools.note('too-few-for-area', input.origin, tooFew);
  const by = step.by ? [{ ...fieldOf(input, step.by), type: 'text' as const }] : [];
  const made = [madeField('count', 'integer'), madeField('area_rai', 'real', RAI)];
  const fields = distinctFields([...by, ...made], input.title);
  const features = numbered(rows);
  const label = by[0]?.name ?? null;
  return {
    set: { ...input, fields, label, features, filteredFrom: null },
    facts: {
      of: input.features.length,
      total: rows.reduce((sum, { wkb }) => sum + tools.ruler.rai(wkb), 0),
      unit: 'rai',
    },
  };
}

function groupsOf(input: RowSet, by: string | undefined): Map<string, AnalysisFeature[]> {
  if (by === undefined) return new Map([['', [...input.features]]]);
  const at = fieldAt(input, by);
  return Map.groupBy(input.features, (row) => keyOf(row.values[at]));
}

function hullOf(
  step: StepOf<'convex-hull'> | StepOf<'concave-hull'>,
  shapes: readonly Uint8Array[],
  { geos }: Tools,
): Uint8Array {
  if (step.op === 'convex-hull') return geos.convexHull(shapes);
  // How close a hull hugs depends on lengths: degrees of both ways must be equally long.
  const plane = stretchedWkb(shapes);
  return plane.back(geos.concaveHull(plane.shapes, step.ratio));
}
