import type { StepOf } from '../../../../shared/contract/recipe.ts';
import { wkbType } from '../../../../shared/geo/wkb.ts';
import { type AnalysisFeature, notedRows } from '../feature-set.ts';
import { near } from '../near.ts';
import { placeOf, placer } from '../place-in-areas.ts';
import { byValue, keyOf } from './joins.ts';
import { fieldAt, isPlaced, keeping, type Outcome, type RowSet, type Tools, tellNowhere } from './rows.ts';

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
  return { set: keeping(areas, features), facts: { of: asked.length } };
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

/** Points serve the one area that they count in; lines and areas every one that they meet. */
function servedByPlace(areas: RowSet, input: RowSet, distanceM: number, tools: Tools): Set<AnalysisFeature> {
  tellNowhere(tools, input);
  const pointsOnly = input.features.every(({ wkb }) => wkb === null || wkbType(wkb) === 'Point');
  if (distanceM > 0 || !pointsOnly)
    return new Set(near(areas, input, { distanceM, beyond: false }, tools.geos, tools.progress).features);
  const place = placer(areas.features, tools.geos);
  try {
    return new Set(
      input.features.flatMap((row) => {
        const position = placeOf(row, tools.geos);
        return position === null ? [] : place.at(position).slice(0, 1);
      }),
    );
  } finally {
    place.free();
  }
}
