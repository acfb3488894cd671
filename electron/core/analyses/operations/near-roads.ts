import type { StepOf } from '../../../../shared/contract/recipe.ts';
import { type AnalysisFeature, notedRows } from '../feature-set.ts';
import { near } from '../near.ts';
import { AlongRoads, type RoadChoice } from '../roads/along-roads.ts';
import type { Measuring } from './measuring.ts';
import { keeping, type Outcome, type RowSet, type Tools, tellNowhere } from './rows.ts';

/** The roads that a step names; null for one that measures straight. */
const roadsOf = ({ roads, ...how }: StepOf<'near' | 'nearest'>): RoadChoice | null =>
  roads === undefined ? null : { ...how, roads };

/** The nearest along roads; null where the step names none. */
export function nearestAlong(
  step: StepOf<'nearest'>,
  input: RowSet,
  of: RowSet,
  tools: Tools,
): Measuring | null {
  const choice = roadsOf(step);
  if (choice === null) return null;
  const ways = new AlongRoads(choice, input, of, tools);
  return {
    before: AlongRoads.SHARE,
    among: (others) => ways.among(others, step.k, step.of === step.input),
    whyNone: (row) => ways.whyNone(row),
    free: () => ways.free(),
  };
}

/** The rows within a distance of others, or beyond it, straight or along roads. */
export function keepNear(step: StepOf<'near'>, tools: Tools): Outcome {
  const [input, of] = [tools.take(step.input), tools.against(step.of)];
  tellNowhere(tools, input);
  const choice = roadsOf(step);
  if (choice !== null) return nearAlong(step, choice, input, of, tools);
  const { features } = near(input, of, step, tools.geos, tools.progress);
  return { set: keeping(input, features), facts: { of: input.features.length } };
}

/** A row that no road leads from to any other is neither within nor beyond: how far it is is not known. */
function nearAlong(
  step: StepOf<'near'>,
  choice: RoadChoice,
  input: RowSet,
  of: RowSet,
  tools: Tools,
): Outcome {
  tellNowhere(tools, of);
  const ways = new AlongRoads(choice, input, of, tools);
  const none = { 'no-road-in-reach': [] as AnalysisFeature[], 'no-way': [] as AnalysisFeature[] };
  try {
    const seek = ways.among(of.features, 1, false);
    const features = input.features.filter((row, i) => {
      if (i % 500 === 0)
        tools.progress(AlongRoads.SHARE + (1 - AlongRoads.SHARE) * (i / input.features.length));
      const metres = seek(row)[0]?.metres;
      const why = metres === undefined ? ways.whyNone(row) : null;
      if (why !== null) none[why].push(row);
      return metres !== undefined && metres <= step.distanceM !== step.beyond;
    });
    tools.note('no-road-in-reach', input.origin, notedRows(input, none['no-road-in-reach']));
    tools.note('no-way', input.origin, notedRows(input, none['no-way']));
    const unknown = none['no-road-in-reach'].length + none['no-way'].length;
    return { set: keeping(input, features), facts: { of: input.features.length, parts: { unknown } } };
  } finally {
    ways.free();
  }
}
