import type { CellValue } from '../../../../shared/contract/base.ts';
import type { StepOf } from '../../../../shared/contract/recipe.ts';
import { wkbType } from '../../../../shared/geo/wkb.ts';
import { GeometryError } from '../../geometry/index.ts';
import { METRE, madeField, RAI } from './columns.ts';
import { areaRai } from './cut.ts';
import { geodesicBuffer } from './geodesic-buffer.ts';
import { uniteInThreads } from './in-threads.ts';
import { extended, numbered, type Outcome, type RowSet, type Tools, tellNowhere } from './rows.ts';

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
  ];
  const base: RowSet = step.dissolve ? { ...input, fields: [], label: null } : input;
  const set = extended(base, made, numbered(rows));
  const total = rows.reduce((sum, { wkb }) => sum + areaRai(wkb), 0);
  return {
    set,
    value: set.fields.at(-2)?.name ?? 'to_m',
    facts: { of: input.features.length, total, unit: 'rai' },
  };
}

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
  let spoiled = 0;
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
      spoiled++;
      return [];
    }
  });
  tools.note('geometry-unworkable', input.origin, spoiled);
  return rows;
}

async function ofAll(
  { rings }: StepOf<'buffer'>,
  input: RowSet,
  distances: readonly number[],
  tools: Tools,
): Promise<Ring[]> {
  const shapes = input.features.flatMap(({ wkb }) => wkb ?? []);
  const groups = distances.map((metres, i) =>
    shapes.map((wkb, at) => {
      tools.progress((i + at / shapes.length) / distances.length);
      return geodesicBuffer(wkb, metres, tools.geos);
    }),
  );
  const grounds = (await uniteInThreads(groups, tools)).flatMap((wkb) => wkb ?? []);
  const areal = shapes.filter((wkb) => wkbType(wkb).endsWith('Polygon'));
  const inner = rings && areal.length > 0 ? tools.geos.union(areal) : null;
  return ringsOf(grounds, distances, rings, inner, tools).map(({ ground, values }) => ({
    code: '',
    wkb: ground,
    values,
  }));
}

/** Each ground with its distances; as rings, without the one before. */
function ringsOf(
  grounds: readonly Uint8Array[],
  distances: readonly number[],
  rings: boolean,
  innermost: Uint8Array | null,
  { geos }: Tools,
): { ground: Uint8Array; values: CellValue[] }[] {
  return grounds.flatMap((whole, i) => {
    const to = distances[i] ?? 0;
    const inner = i === 0 ? innermost : (grounds[i - 1] ?? null);
    const ground = rings && inner !== null ? geos.difference(whole, inner) : whole;
    const from = i === 0 ? 0 : (distances[i - 1] ?? 0);
    return [{ ground, values: [...(rings ? [from] : []), to, areaRai(ground)] }];
  });
}
