import type { StepOf } from '../../../../shared/contract/recipe.ts';
import { wkbType } from '../../../../shared/geo/wkb.ts';
import { wkbAreaM2 } from '../../../../shared/geo/wkb-area.ts';
import type { HeldShape } from '../../geometry/index.ts';
import { type AnalysisFeature, notedRows } from '../feature-set.ts';
import { near } from '../near.ts';
import { placer } from '../place-in-areas.ts';
import { indexOf } from '../spatial-index.ts';
import { orSpoiled } from '../spoiled.ts';
import { heldShapes } from './held-shapes.ts';
import { byValue, keyOf } from './joins.ts';
import {
  fieldAt,
  isPlaced,
  keeping,
  type Outcome,
  type RowSet,
  type Tools,
  tellNowhere,
  tellSpoiled,
} from './rows.ts';

/** Less ground than this is the rounding of coordinates along a border. */
const GROUND_M2 = 1;

/** The areas without anything of a layer: by what refers to them, by place, or by distance. */
export function gaps(step: StepOf<'gaps'>, tools: Tools): Outcome {
  const [areas, input] = [tools.take(step.areas), tools.take(step.input)];
  const { areasField, inputField } = step;
  const refers = areasField !== undefined && inputField !== undefined;
  const served = refers
    ? servedByValue(areas, areasField, input, inputField, tools)
    : servedByPlace(areas, input, step.distanceM, tools);
  // Of an area without a shape nothing is known: it can't be said to be without.
  if (!refers) tellNowhere(tools, areas);
  const asked = refers ? areas.features : areas.features.filter(isPlaced);
  const features = asked.filter((area) => !served.has(area));
  return {
    set: keeping(areas, features),
    facts: { of: asked.length, ...(refers || step.distanceM === 0 ? {} : { withinM: step.distanceM }) },
  };
}

function servedByValue(
  areas: RowSet,
  areasField: string,
  input: RowSet,
  inputField: string,
  tools: Tools,
): Set<AnalysisFeature> {
  const at = fieldAt(areas, areasField);
  const inputAt = fieldAt(input, inputField);
  const known = byValue(input.features, inputAt);
  const codes = new Set(areas.features.map((area) => keyOf(area.values[at])));
  tools.note(
    'no-match',
    input.origin,
    notedRows(
      input,
      input.features.filter((row) => !codes.has(keyOf(row.values[inputAt]))),
    ),
  );
  return new Set(areas.features.filter((area) => known.has(keyOf(area.values[at]))));
}

/**
 * At a distance every area is served by what lies within it. In place, points serve the one area that they count in,
 * polygons every area that they share ground with, and all else every area that it meets.
 */
function servedByPlace(areas: RowSet, input: RowSet, distanceM: number, tools: Tools): Set<AnalysisFeature> {
  tellNowhere(tools, input);
  const reached = (rows: readonly AnalysisFeature[]): readonly AnalysisFeature[] =>
    near(areas, { ...input, features: rows }, { distanceM, beyond: false }, tools.geos, tools.progress)
      .features;
  if (distanceM > 0) return new Set(reached(input.features));
  const kinds = Map.groupBy(input.features, ({ wkb }) => (wkb === null ? 'nowhere' : kindOf(wkb)));
  return new Set([
    ...holding(areas, kinds.get('point') ?? [], tools),
    ...sharingGround(areas, { ...input, features: kinds.get('polygon') ?? [] }, tools),
    ...((kinds.get('other')?.length ?? 0) > 0 ? reached(kinds.get('other') ?? []) : []),
  ]);
}

const kindOf = (wkb: Uint8Array): 'point' | 'polygon' | 'other' => {
  const type = wkbType(wkb);
  return type === 'Point' ? 'point' : type.endsWith('Polygon') ? 'polygon' : 'other';
};

/** The areas that points count in. */
function holding(areas: RowSet, points: readonly AnalysisFeature[], { geos }: Tools): AnalysisFeature[] {
  const place = placer(areas.features, geos);
  try {
    return points.flatMap(({ point }) => (point === null ? [] : place.at(point).slice(0, 1)));
  } finally {
    place.free();
  }
}

/** The areas that polygons share ground with: a forest that was cut along a border lies on one side of it only. */
function sharingGround(areas: RowSet, polygons: RowSet, tools: Tools): AnalysisFeature[] {
  const index = indexOf(polygons.features);
  const shapes = heldShapes(tools.geos);
  const spoiled = new Set<AnalysisFeature>();
  const shares = (area: HeldShape, other: AnalysisFeature): boolean | undefined =>
    orSpoiled(other, spoiled, () => {
      const shape = shapes.of(other);
      if (!shape.relates('intersects', area)) return false;
      return shape.relates('contains', area) || wkbAreaM2(shape.intersection(area)) >= GROUND_M2;
    });
  try {
    return areas.features.filter((area, i) => {
      if (i % 50 === 0) tools.progress(i / areas.features.length);
      const { wkb, box } = area;
      const candidates = box === null ? [] : index.touching(box);
      if (wkb === null || candidates.length === 0) return false;
      const own = orSpoiled(area, spoiled, () => tools.geos.hold(wkb));
      try {
        return own !== undefined && candidates.some((other) => shares(own, other));
      } finally {
        own?.free();
      }
    });
  } finally {
    shapes.free();
    tellSpoiled(tools, [areas, polygons], spoiled);
  }
}
