import type { CellValue } from '../../../../shared/contract/base.ts';
import type { StepOf } from '../../../../shared/contract/recipe.ts';
import type { ClusterClass } from '../../../../shared/domain/clusters.ts';
import { MAP_COLORS, rampColors } from '../../../../shared/domain/ramps.ts';
import { wkbType } from '../../../../shared/geo/wkb.ts';
import { ringText } from '../../../../shared/text/rings.ts';
import { GeometryError } from '../../geometry/index.ts';
import { type AnalysisFeature, notedRows } from '../feature-set.ts';
import { METRE, madeField, RAI } from './columns.ts';
import { geodesicBuffer } from './geodesic-buffer.ts';
import { uniteInThreads } from './in-threads.ts';
import { extended, isPlaced, numbered, type Outcome, type RowSet, type Tools, tellNowhere } from './rows.ts';

/** The ground within each distance, of each row or of all together. */
export async function buffer(step: StepOf<'buffer'>, tools: Tools): Promise<Outcome> {
  const input = tools.take(step.input);
  tellNowhere(tools, input);
  const distances = [...new Set(step.distancesM)].sort((a, b) => a - b);
  const rows = step.dissolve
    ? await ofAll(step, input, distances, tools)
    : ofEach(step, input, distances, tools);
  const made = [
    ...(step.rings ? [madeField('from_m', 'real', METRE)] : []),
    madeField('to_m', 'real', METRE),
    madeField('area_rai', 'real', RAI),
    madeField('ring', 'text'),
  ];
  const base: RowSet = step.dissolve ? { ...input, fields: [], label: null } : input;
  const grown = extended(base, made, numbered(rows));
  const [rai, ring] = [grown.fields.at(-2)?.name ?? 'area_rai', grown.fields.at(-1)?.name ?? 'ring'];
  // Grounds of all together bear no name but how far they reach.
  const set = step.dissolve ? { ...grown, label: ring } : grown;
  // Without rings a wider distance holds the narrower, and undissolved rows overlap: their sum is no ground that is there.
  const apart = step.rings || distances.length === 1;
  const single = step.dissolve || input.features.filter(isPlaced).length <= 1;
  const total = rows.reduce((sum, { wkb }) => sum + tools.ruler.rai(wkb), 0);
  return {
    set,
    value: rai,
    ...(distances.length > 1 ? { classes: { field: ring, of: ringClasses(distances, step.rings) } } : {}),
    facts: { of: input.features.length, unit: 'rai', ...(apart && single ? { total } : {}) },
  };
}

/** The distances as kinds of a map: the nearer, the darker. */
const ringClasses = (distances: readonly number[], rings: boolean): ClusterClass[] => {
  const colors = rampColors('amount', distances.length).toReversed();
  return distances.map((to, i) => {
    const { th } = ringText(rings ? (distances[i - 1] ?? 0) : 0, to);
    return { value: th, label: th, color: colors[i] ?? MAP_COLORS.point };
  });
};

interface Ring {
  readonly code: string;
  readonly wkb: Uint8Array;
  readonly values: readonly CellValue[];
}

function ofEach(
  { rings }: StepOf<'buffer'>,
  input: RowSet,
  distances: readonly number[],
  tools: Tools,
): Ring[] {
  const spoiled: AnalysisFeature[] = [];
  const rows = input.features.flatMap((row, i): Ring[] => {
    tools.progress(i / input.features.length);
    const { wkb } = row;
    if (wkb === null) return [];
    try {
      const grounds = distances.map((metres) => geodesicBuffer(wkb, metres, tools.geos));
      // A ring is around what it is drawn of: the first one leaves the area itself out.
      const inner = wkbType(wkb).endsWith('Polygon') ? wkb : null;
      return ringsOf(grounds, distances, rings, inner, tools).map(({ ground, values }) => ({
        code: row.code,
        wkb: ground,
        values: [...row.values, ...values],
      }));
    } catch (error) {
      if (!(error instanceof GeometryError)) throw error;
      spoiled.push(row);
      return [];
    }
  });
  tools.note('geometry-unworkable', input.origin, notedRows(input, spoiled));
  return rows;
}

async function ofAll(
  { rings }: StepOf<'buffer'>,
  input: RowSet,
  distances: readonly number[],
  tools: Tools,
): Promise<Ring[]> {
  const { groups, shapes, spoiled } = groundsOf(input, distances, tools);
  const grounds = await uniteInThreads(groups, tools);
  const lost = grounds.some((ground, i) => ground === null && (groups[i] ?? []).length > 0);
  const areal = shapes.filter((wkb) => wkbType(wkb).endsWith('Polygon'));
  const [inner = null] = rings && areal.length > 0 ? await uniteInThreads([areal], tools) : [];
  // Where a distance could not be united, all rows lack it; else those whose own ground could not be drawn are told.
  tools.note(
    'geometry-unworkable',
    input.origin,
    notedRows(input, lost ? input.features.filter(isPlaced) : spoiled),
  );
  return ringsOf(grounds, distances, rings, inner, tools).map(({ ground, values }) => ({
    code: '',
    wkb: ground,
    values,
  }));
}

/** The ground of each shape within each distance, of those that can be worked with at every distance. */
function groundsOf(
  input: RowSet,
  distances: readonly number[],
  tools: Tools,
): { groups: Uint8Array[][]; shapes: Uint8Array[]; spoiled: AnalysisFeature[] } {
  const groups = distances.map((): Uint8Array[] => []);
  const shapes: Uint8Array[] = [];
  const spoiled: AnalysisFeature[] = [];
  for (const [at, row] of input.features.entries()) {
    tools.progress(at / input.features.length);
    const { wkb } = row;
    if (wkb === null) continue;
    try {
      const grounds = distances.map((metres) => geodesicBuffer(wkb, metres, tools.geos));
      grounds.forEach((ground, i) => {
        groups[i]?.push(ground);
      });
      shapes.push(wkb);
    } catch (error) {
      if (!(error instanceof GeometryError)) throw error;
      spoiled.push(row);
    }
  }
  return { groups, shapes, spoiled };
}

/** Each ground with its distances; as rings, without the one before. A ground that is not there has no row. */
function ringsOf(
  grounds: readonly (Uint8Array | null)[],
  distances: readonly number[],
  rings: boolean,
  innermost: Uint8Array | null,
  { geos, ruler }: Tools,
): { ground: Uint8Array; values: CellValue[] }[] {
  return grounds.flatMap((whole, i) => {
    if (whole === null) return [];
    const to = distances[i] ?? 0;
    // The one before that is there.
    const before = grounds.slice(0, i).findLastIndex((ground) => ground !== null);
    const inner = grounds[before] ?? innermost;
    const ground = rings && inner !== null ? geos.difference(whole, inner) : whole;
    const from = distances[before] ?? 0;
    return [
      {
        ground,
        values: [...(rings ? [from] : []), to, ruler.rai(ground), ringText(rings ? from : 0, to).th],
      },
    ];
  });
}
