import { expect, it } from 'vitest';
import { encodeWkb } from '../../../../shared/geo/wkb.ts';
import { loadGeos } from '../../geometry/index.ts';
import { type AnalysisFeature, makeRow } from '../feature-set.ts';
import { heldShapes } from './held-shapes.ts';

/** A square of one degree in a row of them, each sharing a border with the next. */
const square = (x: number): AnalysisFeature => {
  const ring = [x, x + 1, x + 1, x, x].map((lon, i): [number, number] => [lon, i < 2 ? 0 : i < 4 ? 1 : 0]);
  return makeRow(x, '', encodeWkb({ type: 'Polygon', coordinates: [ring] }));
};

it('keeps the shape that was handed out before when there is room for hardly one', async () => {
  const rows = [square(0), square(1), square(2), square(3)];
  const [first, ...others] = rows as [AnalysisFeature, ...AnalysisFeature[]];
  for (const most of [1, 2 * (first.wkb?.length ?? 0)]) {
    const shapes = heldShapes(await loadGeos(), most);
    // The first is asked of each: held longest of all, and yet to be answered with.
    const met = others.map((other) => shapes.of(first).relates('intersects', shapes.of(other)));
    expect(met).toEqual([true, false, false]);
    shapes.free();
  }
});
