import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AnalysisChart, analysisChart } from '../../../../shared/contract/charts.ts';
import { encodePointWkb } from '../../../../shared/geo/wkb.ts';
import { rowSetsOf } from '../../row-sets/index.ts';
import { aWorkspace, type TestWorkspace } from '../../testing/workspace.ts';
import { asking } from '../testing/asking.ts';
import { chartOf } from './chart.ts';

const PLACES = 16;
/** The figure of each place: one is not known, one is withheld. */
const figureOf = (i: number): [number | null, string | null] =>
  i === 3 ? [null, 'missing'] : i === 7 ? [null, 'suppressed'] : [i * 2, null];

let test: TestWorkspace;
beforeAll(async () => {
  test = await aWorkspace({ areas: true });
  test.workspace.change({ kind: 'edit', label: { th: 'ทดสอบ', en: 'Test' } }, (change) => {
    const column = (name: string, type: 'text' | 'integer') => ({ name, title: name, titleEn: name, type });
    const table = change.createLayer({
      ...{ name: 'places', title: 'สถานที่', kind: 'imported', group: 'imported', geometryType: 'Point' },
      ...{ source: null, asOf: null, labelField: 'name', style: null },
      columns: [
        ...[column('name', 'text'), column('people', 'integer'), column('people_state', 'text')],
        ...[column('kind', 'text'), column('district_code', 'text')],
      ],
    });
    const rows = Array.from({ length: PLACES }, (_, i) => ({
      wkb: encodePointWkb(100 + (i % 4) / 20, 15 + Math.floor(i / 4) / 20),
      values: [`ที่ ${i}`, ...figureOf(i), i % 3 === 0 ? 'ก' : 'ข', i < 10 ? '9901' : '9902'],
    }));
    change.bulkInsert(table, ['name', 'people', 'people_state', 'kind', 'district_code'], rows);
  });
});
afterAll(() => test.close());

const { run } = asking(() => test);
const chart = (layer: string, by?: string, rows?: string): AnalysisChart =>
  analysisChart.parse(chartOf(test.workspace, { layer, by, rows, language: 'en' }));
const told = ({ bars }: AnalysisChart): [string, number | null][] =>
  bars.map(({ label, value }) => [label, value]);

const HOT_SPOTS = { op: 'hot-spots', input: 'places', value: 'people', neighbours: 'nearest', k: 3 };

describe('the chart of an answer', () => {
  it('has a bar for each kind that the map shows, in its colours and words', async () => {
    const result = await run(HOT_SPOTS);
    const drawn = chart(result.layer);
    expect([drawn.by, drawn.kind, drawn.measure]).toEqual(['cluster', 'bars', 'rows']);
    expect(drawn.bars.reduce((sum, { rows }) => sum + rows, 0)).toBe(PLACES);
    expect(drawn.bars.flatMap(({ label }) => label).join()).toMatch(/not significant/);
    for (const { parts, label } of drawn.bars)
      expect([label, parts.some(({ color }) => color === null)]).toEqual([label, label === 'not given']);
    expect(drawn.choices.map(({ by }) => by)).toEqual(['', 'cluster', '@district', 'kind']);
  });

  it('shows how figures lie, with what is withheld and missing beside them', async () => {
    const result = await run(HOT_SPOTS);
    const drawn = chart(result.layer, '');
    expect([drawn.kind, drawn.by]).toEqual(['histogram', '']);
    const [missing, suppressed] = drawn.bars.slice(-2);
    expect([missing?.state, missing?.fids, missing?.from]).toEqual(['missing', [4], null]);
    expect([suppressed?.state, suppressed?.fids]).toEqual(['suppressed', [8]]);
    const figures = drawn.bars.slice(0, -2);
    expect(figures.reduce((sum, { rows }) => sum + rows, 0)).toBe(PLACES - 2);
    expect(figures.find(({ fids }) => fids.includes(16))?.label).toBe('30–31');
  });

  it('sums up by the area above what may be summed, and says what is not in it', async () => {
    const counted = await run({ op: 'count-in-areas', areas: 'subdistrict', input: 'village' });
    const drawn = chart(counted.layer);
    expect([drawn.by, drawn.measure]).toEqual(['@district', 'sum']);
    const total = drawn.bars.reduce((sum, { value }) => sum + (value ?? 0), 0);
    expect([drawn.bars.length, total]).toEqual([2, counted.total]);
    const spots = await run({
      op: 'hot-spots',
      input: 'places',
      value: 'people',
      neighbours: 'nearest',
      k: 3,
    });
    expect(
      chart(spots.layer, '@district').bars.map(({ rows, withheld, missing }) => [rows, withheld, missing]),
    ).toEqual([
      [10, 1, 1],
      [6, 0, 0],
    ]);
  });

  it('gives the rai of each ring', async () => {
    const rings = await run({
      ...{ op: 'buffer', input: 'places', distancesM: [500, 100, 1000] },
      ...{ dissolve: true, rings: true },
    });
    const drawn = chart(rings.layer);
    expect([drawn.by, drawn.measure, drawn.unit]).toEqual(['ring', 'sum', 'rai']);
    expect(drawn.bars.map(({ label }) => label)).toEqual(['within 100 m', '100–500 m', '500 m–1 km']);
    const total = drawn.bars.reduce((sum, { value }) => sum + (value ?? 0), 0);
    expect(total).toBeCloseTo(rings.total ?? 0, 6);
  });

  it('is of the rows that the map is narrowed to, and of rows that were only chosen counts them', async () => {
    const kept = await run({ op: 'select-by-value', input: 'places', where: "kind = 'ข'" });
    expect(chart(kept.layer, 'kind').by).toBe('@district');
    expect(told(chart(kept.layer))).toEqual(
      [
        ['9901', 6],
        ['9902', 4],
      ].map(([code, n]) => [chart(kept.layer).bars.find(({ value }) => value === n)?.label ?? code, n]),
    );
    const key = rowSetsOf(test.workspace).keep(kept.layer, () => [1, 2, 10]);
    expect(chart(kept.layer, undefined, key).bars.reduce((sum, { rows }) => sum + rows, 0)).toBe(3);
  });

  it('is refused of what is no answer', () => {
    expect(() => chart('places')).toThrow('layer-not-found');
  });
});
