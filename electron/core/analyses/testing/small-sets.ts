import type { CellValue } from '../../../../shared/contract/base.ts';
import { type RecipeStep, recipeStep } from '../../../../shared/contract/recipe.ts';
import type { Geometry, Position } from '../../../../shared/geo/geometry.ts';
import { encodeWkb } from '../../../../shared/geo/wkb.ts';
import { type Geos, loadGeos } from '../../geometry/index.ts';
import { makeRow } from '../feature-set.ts';
import type { RowField, RowSet } from '../operations/rows.ts';
import { runOperations } from '../operations/run-operations.ts';

const geos = await loadGeos();

export const field = (name: string, type: RowField['type'] = 'text'): RowField => ({
  ...{ name, title: { th: name, en: name }, type, unit: null },
});
type Given = readonly [code: string, shape: Geometry | null, ...values: CellValue[]];
export const setOf = (origin: string, fields: readonly RowField[], rows: readonly Given[]): RowSet => ({
  ...{ origin, title: origin, restricted: false, label: null, filteredFrom: null, fields },
  features: rows.map(([code, shape, ...values], i) =>
    makeRow(i + 1, code, shape && encodeWkb(shape), values),
  ),
});
export const point = (x: number, y: number): Geometry => ({ type: 'Point', coordinates: [x, y] });
export const line = (...coordinates: Position[]): Geometry => ({ type: 'LineString', coordinates });
export const box = (west: number, south: number, east: number, north: number): Geometry => {
  const [sw, se, ne, nw] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ] as Position[];
  return { type: 'Polygon', coordinates: [[sw, se, ne, nw, sw] as Position[]] };
};
/** A ring that is not closed: GEOS refuses to read it. */
export const refused = (west: number, south: number, east: number, north: number): Geometry => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
    ],
  ],
});
/** Two neighbours of which the second has the lower code, and an area without a shape. */
export const areas = (): RowSet =>
  setOf(
    'areas',
    [field('code')],
    [
      ['02', box(100, 15, 100.1, 15.1), '02'],
      ['01', box(100.1, 15, 100.2, 15.1), '01'],
      ['03', null, '03'],
    ],
  );
export const places = (origin: string, ...at: Position[]): RowSet =>
  setOf(
    origin,
    [field('people', 'integer')],
    at.map(([x, y], i) => ['', point(x, y), i + 1]),
  );

export interface Ran {
  readonly rows: readonly (readonly CellValue[])[];
  readonly names: readonly string[];
  readonly fields: readonly RowField[];
  readonly value: string | undefined;
  readonly notes: Readonly<Record<string, number>>;
  /** Of lines that lie in no area. */
  readonly metres: number | undefined;
  /** Square metres by code and layer, where they are told. */
  readonly ground: Readonly<Record<string, number>>;
  readonly facts: Awaited<ReturnType<typeof runOperations>>['facts'];
}

/**
 * Runs steps over layers in this thread.
 *
 * @param asked of layers that the recipe's area narrows: which rows lie in it
 */
export async function ranSteps(
  layers: readonly RowSet[],
  steps: readonly object[],
  by: Geos = geos,
  asked: Readonly<Record<string, readonly number[]>> = {},
): Promise<Ran> {
  const parsed = steps.map((one, i): RecipeStep => recipeStep.parse({ id: `s${i}`, ...one }));
  const load = (input: string): { set: RowSet; notes: []; whole?: RowSet } => {
    const whole = layers.find(({ origin }) => origin === input);
    if (whole === undefined) throw new Error(`no layer ${input}`);
    const fids = asked[input];
    if (fids === undefined) return { set: whole, notes: [] };
    return {
      set: { ...whole, features: whole.features.filter(({ fid }) => fids.includes(fid)) },
      notes: [],
      whole,
    };
  };
  const { set, value, notes, facts } = await runOperations(parsed, load, {
    ...{ geos: by, today: '2026-11-28', progress: () => undefined },
  });
  return {
    rows: set.features.map(({ values }) => values),
    names: set.fields.map(({ name }) => name),
    fields: set.fields,
    value,
    notes: Object.fromEntries(notes.map(({ code, origin, count }) => [`${code} ${origin}`, count])),
    metres: notes.find(({ metres }) => metres !== undefined)?.metres,
    ground: Object.fromEntries(
      notes.flatMap(({ code, origin, areaM2 }) => (areaM2 === null ? [] : [[`${code} ${origin}`, areaM2]])),
    ),
    facts,
  };
}
