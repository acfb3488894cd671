import type { CellValue } from '../../../../shared/contract/base.ts';
import type { StepOf } from '../../../../shared/contract/recipe.ts';
import type { OverlayStep } from '../../../../shared/contract/steps/overlays.ts';
import { M2_PER_RAI } from '../../../../shared/domain/units.ts';
import { wkbType } from '../../../../shared/geo/wkb.ts';
import { GeometryError } from '../../geometry/index.ts';
import { type AnalysisFeature, notedRows } from '../feature-set.ts';
import { indexOf } from '../spatial-index.ts';
import { madeField, PERCENT, RAI } from './columns.ts';
import type { Part } from './cut.ts';
import { cutInThreads } from './in-threads.ts';
import { doubledIn } from './overlaps.ts';
import {
  joinedFields,
  keeping,
  numbered,
  type Outcome,
  type RowSet,
  type Tools,
  tellNowhere,
} from './rows.ts';

/** What each overlay keeps: common ground, and what is left of either side. */
const KEPT: Readonly<Record<OverlayStep['op'], { inner: boolean; left: boolean; right: boolean }>> = {
  intersect: { inner: true, left: false, right: false },
  union: { inner: true, left: true, right: true },
  difference: { inner: false, left: true, right: false },
  'symmetric-difference': { inner: false, left: true, right: true },
  identity: { inner: true, left: true, right: false },
};

/** Lays two layers of areas over each other. */
export async function overlay(step: OverlayStep, tools: Tools): Promise<Outcome> {
  const [input, other] = [tools.take(step.input), tools.against(step.with)];
  tellNowhere(tools, input);
  tellNowhere(tools, other);
  const kept = KEPT[step.op];
  const [a, b] = [placed(input), placed(other)];
  const left = await parts(input, a, b, { inner: kept.inner, rest: kept.left }, tools);
  tellDoubled(left, input, other, tools);
  const right = kept.right ? await parts(other, b, a, { inner: false, rest: true }, tools) : [];
  const both = kept.inner || kept.right;
  const own: readonly CellValue[] = input.fields.map(() => null);
  const blank: readonly CellValue[] = both ? other.fields.map(() => null) : [];
  const rows = [
    ...left.map((part) => {
      const row = a[part.own] as AnalysisFeature;
      const partner = part.other === null ? null : b[part.other];
      const more = both ? (partner?.values ?? blank) : [];
      return {
        code: row.code,
        wkb: part.wkb,
        values: [...row.values, ...more, ...measures(part, row, tools)],
      };
    }),
    ...right.map((part) => {
      const row = b[part.own] as AnalysisFeature;
      return {
        code: row.code,
        wkb: part.wkb,
        values: [...own, ...row.values, ...measures(part, row, tools)],
      };
    }),
  ];
  const fields = both ? joinedFields(input.fields, other.fields, other.title) : input.fields;
  return finished(input, fields, rows, input.features.length);
}

const placed = (set: RowSet): AnalysisFeature[] => set.features.filter(({ wkb }) => wkb !== null);

async function parts(
  set: RowSet,
  own: readonly AnalysisFeature[],
  others: readonly AnalysisFeature[],
  wanted: { inner: boolean; rest: boolean },
  tools: Tools,
): Promise<Part[]> {
  const bytes = (rows: readonly AnalysisFeature[]): Uint8Array[] => rows.flatMap(({ wkb }) => wkb ?? []);
  const cut = await cutInThreads(bytes(own), bytes(others), wanted, tools);
  const spoiled = cut.spoiled.flatMap((i) => own[i] ?? []);
  tools.note('geometry-unworkable', set.origin, notedRows(set, spoiled));
  return cut.parts;
}

/** Tells of each layer how many rows lie over others: their ground stands as often in the parts and in their total. */
function tellDoubled(parts: readonly Part[], input: RowSet, other: RowSet, tools: Tools): void {
  for (const [side, { origin }] of [
    ['own', input],
    ['other', other],
  ] as const)
    tools.note('geometry-overlap', origin, doubledIn(parts, side));
}

/** Rai, and the share of the row that the part was cut from. */
const measures = (part: Part, row: AnalysisFeature, { ruler }: Tools): CellValue[] => {
  const whole = row.wkb === null ? 0 : ruler.m2(row.wkb);
  return [part.m2 / M2_PER_RAI, whole > 0 ? (part.m2 / whole) * 100 : null];
};

function finished(
  input: RowSet,
  fields: RowSet['fields'],
  rows: readonly { code: string; wkb: Uint8Array; values: readonly CellValue[] }[],
  of: number,
): Outcome {
  const made = joinedFields(
    fields,
    [madeField('area_rai', 'real', RAI), madeField('share', 'real', PERCENT)],
    input.title,
  );
  const value = made.at(-2)?.name ?? 'area_rai';
  const at = made.length - 2;
  const total = rows.reduce((sum, { values }) => sum + Number(values[at] ?? 0), 0);
  return {
    set: { ...input, fields: made, features: numbered(rows), filteredFrom: null },
    value,
    facts: { of, total, unit: 'rai' },
  };
}

/** What of each row lies within the boundary: of the boundary's rows all together. */
export function clip(step: StepOf<'clip'>, tools: Tools): Outcome {
  const [input, to] = [tools.take(step.input), tools.against(step.to)];
  tellNowhere(tools, input);
  const index = indexOf(to.features);
  const spoiled: AnalysisFeature[] = [];
  const rows = input.features.flatMap((row, i) => {
    if (i % 100 === 0) tools.progress(i / input.features.length);
    const near = row.box === null ? [] : index.touching(row.box).flatMap(({ wkb }) => wkb ?? []);
    if (row.wkb === null || near.length === 0) return [];
    try {
      const within = near.length === 1 && near[0] ? near[0] : tools.geos.union(near);
      const wkb = tools.geos.intersection(row.wkb, within);
      return nothingLeft(wkb) ? [] : [{ row, wkb }];
    } catch (error) {
      if (!(error instanceof GeometryError)) throw error;
      spoiled.push(row);
      return [];
    }
  });
  tools.note('geometry-unworkable', input.origin, notedRows(input, spoiled));
  const features = numbered(rows.map(({ row, wkb }) => ({ code: row.code, wkb, values: row.values })));
  const areal = rows.some(({ wkb }) => wkbType(wkb).endsWith('Polygon'));
  const total = areal ? rows.reduce((sum, { wkb }) => sum + tools.ruler.rai(wkb), 0) : undefined;
  return {
    set: keeping(input, features),
    facts: { of: input.features.length, ...(total === undefined ? {} : { total, unit: 'rai' as const }) },
  };
}

/** An empty geometry: a type and a count of nothing, or a point that is nowhere. */
const nothingLeft = (wkb: Uint8Array): boolean => {
  const view = new DataView(wkb.buffer, wkb.byteOffset, wkb.byteLength);
  return wkbType(wkb) === 'Point' ? Number.isNaN(view.getFloat64(5, true)) : view.getUint32(5, true) === 0;
};
