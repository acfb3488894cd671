import { afterEach, describe, expect, it } from 'vitest';
import { sql } from '../db/index.ts';
import { areasOf, readLayer } from '../layers/index.ts';
import { rowSetsOf } from '../row-sets/index.ts';
import { aWorkspace } from '../testing/workspace.ts';
import { withNames } from './named-values.queries.ts';
import { rowFacts } from './qgis/layer-styles.queries.ts';
import { qmlOf } from './qgis/qml.ts';
import { breaksOf, histogramOf, layerDots, legendOf, numbersOf, valuesOf } from './read-styles.ts';
import {
  CLASSES,
  closeSquares,
  LABEL,
  lines,
  refusal,
  styled,
  toClose,
  withSquares,
} from './testing/squares.ts';

afterEach(closeSquares);

describe('legends', () => {
  it('count classes, own words for them, and what is missing; the ground of each in square metres', async () => {
    const { test, layer } = await withSquares();
    styled(test, layer, {
      ...{ kind: 'classes', field: 'people' },
      classes: {
        ...CLASSES,
        breaks: [...CLASSES.breaks],
        colors: [...CLASSES.colors],
        labels: ['น้อย', '', ''],
      },
    });
    expect(lines(test, layer)).toEqual([
      ['class', 'น้อย', 1],
      ['class', '20–39', 2],
      ['class', '40–50', 1],
      ['missing', 'ยังไม่มีข้อมูล', 1],
    ]);
    const { items } = legendOf(test.workspace, layer);
    const { db } = test.workspace;
    const areas = areasOf(db, layer, [2, 3]);
    expect(items[1]?.areaM2).toBeCloseTo((areas.get(2) ?? 0) + (areas.get(3) ?? 0), 3);
  });

  it('count only the rows that a filter leaves on the map', async () => {
    const { test, layer } = await withSquares();
    styled(test, layer, {
      ...{ kind: 'categories', field: 'sort' },
      categories: [{ value: 'นา', label: '', color: '#112233' }],
    });
    const counts = (fids: readonly number[]) => {
      const rows = rowSetsOf(test.workspace).keep(layer, () => fids);
      return legendOf(test.workspace, layer, rows).items.map(({ key, count }) => `${key} ${count}`);
    };
    expect(counts([1, 2, 3, 4, 5])).toEqual(['v:นา 2', 'other 2', 'missing 1']);
    expect(counts([1, 2])).toEqual(['v:นา 1', 'other 1']);
    expect(counts([])).toEqual(['v:นา 0']);
    expect(() => legendOf(test.workspace, layer, 'nobody')).toThrow('table-changed');
  });

  it('name districts that a code stands for, and speak English when asked', async () => {
    const test = await aWorkspace({ areas: true });
    toClose(test);
    const { db } = test.workspace;
    const districts = db.all<{ code: string; name_th: string }>(sql`SELECT code, name_th FROM district`);
    styled(test, 'subdistrict', {
      ...{ kind: 'categories', field: 'district_code' },
      categories: districts.map(({ code }) => ({ value: code, label: '', color: '#112233' })),
    });
    const { items } = legendOf(test.workspace, 'subdistrict');
    expect(items.map(({ label }) => label)).toEqual(districts.map(({ name_th }) => name_th));
    const layer = withNames(db, readLayer(db, 'subdistrict'));
    const inQgis = qmlOf(layer, rowFacts(db, layer));
    for (const { name_th } of districts) expect(inQgis).toContain(`label="${name_th}"`);
    styled(test, 'subdistrict', {
      ...{ kind: 'dots', field: '@population', categories: [] },
      dots: { per: 100, size: 3 },
    });
    const english = legendOf(test.workspace, 'subdistrict', undefined, 'en');
    expect(english).toMatchObject({ title: 'Sub-district', measure: 'Population', unit: 'people' });
    expect(english.items.map(({ label }) => label)).toEqual(['1 dot = 100', 'All', 'No data yet']);
    expect(legendOf(test.workspace, 'subdistrict').measure).toBe('ประชากร');
  });

  it('of an earlier date count the areas that have ended since, with their numbers', async () => {
    const test = await aWorkspace({ areas: true });
    toClose(test);
    const { workspace } = test;
    workspace.change(LABEL, (change) => change.update('district', 1, { valid_to: '2020-01-01' }));
    const counts = (rows?: string) => legendOf(workspace, 'district', rows).items.map(({ count }) => count);
    const then = rowSetsOf(workspace).keep('district', () => [1, 2]);
    styled(test, 'district', { kind: 'single', field: null });
    expect([counts(), counts(then)]).toEqual([[1], [2]]);
    const area = { field: '@area', normalise: null, layer: 'district' };
    expect(numbersOf(workspace, area).fids).toEqual([2]);
    expect(numbersOf(workspace, area, 'all').fids).toEqual([1, 2]);
    styled(test, 'district', {
      ...{ kind: 'classes', field: '@area' },
      classes: { ...CLASSES, breaks: [0, 1e9], colors: ['#112233'] },
    });
    expect(counts(then)).toEqual([2]);
    styled(test, 'district', { kind: 'dots', field: '@area', dots: { per: 10_000, size: 3 } });
    const strewn = (rows?: string) => layerDots(workspace, 'district', rows).positions.length;
    expect(strewn(then)).toBe(2 * strewn());
  });

  it('say how to read sizes, dots and heat, and what a map of two numbers grows by', async () => {
    const { test, layer } = await withSquares();
    styled(test, layer, { kind: 'sizes', field: 'people', sizes: { max: 50, largest: 40 } });
    const sizes = legendOf(test.workspace, layer);
    expect(
      sizes.items.filter(({ size }) => size !== undefined).map(({ label, size }) => [label, size]),
    ).toEqual([
      ['50', 40],
      ['10', 40 * Math.sqrt(10 / 50)],
      ['5', 40 * Math.sqrt(5 / 50)],
    ]);
    expect(sizes.items.find(({ kind }) => kind === 'missing')?.count).toBe(1);
    styled(test, layer, {
      ...{ kind: 'bivariate', field: 'people', normalise: null },
      bivariate: {
        ...{ field: 'of', normalise: { by: 'area', field: null, per: 1 } },
        breaks: [
          [0, 20, 40, 60],
          [0, 1, 2, 3],
        ],
        colors: Array(9).fill('#ABCDEF'),
      },
    });
    const pair = legendOf(test.workspace, layer);
    expect(pair.axes).toEqual(['คน', 'ทั้งหมด (ต่อ ไร่)']);
    expect(pair.items.reduce((sum, { count }) => sum + count, 0)).toBe(5);
  });

  it('of a style whose field is gone are those of what is drawn, with a note', async () => {
    const { test, layer } = await withSquares();
    const { style } = readLayer(test.workspace.db, layer);
    const gone = { ...style, kind: 'classes', field: 'gone', classes: CLASSES };
    test.workspace.change(LABEL, (change) => change.updateLayer(layer, { style: gone }));
    const legend = legendOf(test.workspace, layer);
    expect(legend.items.map(({ kind, count }) => [kind, count])).toEqual([['single', 5]]);
    expect(legend.note?.th).toContain('gone');
  });
});

describe('numbers', () => {
  it('are divided by another field, by the ground in rai, and never by nothing', async () => {
    const { test, layer } = await withSquares();
    const asked = { layer, field: 'people' };
    const by = (normalise: Parameters<typeof numbersOf>[1]['normalise']) =>
      numbersOf(test.workspace, { ...asked, normalise });
    expect(by({ by: 'field', field: 'of', per: 100 })).toEqual({ fids: [1, 2], values: [50, 100] });
    const dense = by({ by: 'area', field: null, per: 1000 });
    expect(dense.fids).toEqual([1, 2, 3, 5]);
    const area = areasOf(test.workspace.db, layer, [2]).get(2) ?? 0;
    expect(dense.values[1]).toBeCloseTo((20 / (area / 1600)) * 1000, 6);
    expect(numbersOf(test.workspace, { layer, field: '@area', normalise: null }).values[1]).toBeCloseTo(
      area / 1600,
      6,
    );
  });

  it('of people are the figures of the places, for registers of areas alone', async () => {
    const { test, layer } = await withSquares();
    const { db } = test.workspace;
    const [one] = db.all<{ id: string }>({ text: 'SELECT id FROM subdistrict ORDER BY fid', values: [] });
    test.workspace.change(LABEL, (change) => {
      change.insert('area_statistic', {
        ...{ area_level: 'subdistrict', area_id: one?.id ?? '', indicator: 'population', year_be: 2567 },
        ...{ value: 4200, unit: 'คน' },
      });
    });
    const asked = { field: '@population', normalise: null };
    expect(numbersOf(test.workspace, { layer: 'subdistrict', ...asked }).values).toEqual([4200]);
    expect(refusal(() => numbersOf(test.workspace, { layer, ...asked }))).toBe('field-not-found');
    styled(test, 'subdistrict', {
      ...{ kind: 'classes', field: '@population', normalise: null },
      classes: { ...CLASSES, breaks: [0, 5000], colors: ['#111111'] },
    });
    expect(lines(test, 'subdistrict')).toEqual([
      ['class', '0–5,000', 1],
      ['missing', 'ยังไม่มีข้อมูล', 3],
    ]);
  });

  it('lie in a histogram that counts each once, and are cut by every method', async () => {
    const { test, layer } = await withSquares();
    const asked = { layer, field: 'people', normalise: null };
    const found = histogramOf(test.workspace, { ...asked, bins: 4 });
    expect(found).toEqual({ min: 10, max: 50, sum: 110, counts: [1, 1, 1, 1], missing: 1 });
    for (const method of ['round', 'quantile', 'equal', 'natural', 'deviation'] as const) {
      const breaks = breaksOf(test.workspace, { ...asked, method, count: 3 });
      expect([method, breaks[0] ?? 99, breaks.at(-1) ?? 0]).toEqual([
        method,
        expect.any(Number),
        expect.any(Number),
      ]);
      expect(breaks[0]).toBeLessThanOrEqual(10);
      expect(breaks.at(-1)).toBeGreaterThanOrEqual(50);
      expect([...breaks].sort((a, b) => a - b)).toEqual(breaks);
    }
    expect(
      refusal(() => breaksOf(test.workspace, { ...asked, field: 'name', method: 'equal', count: 3 })),
    ).toBe('field-not-found');
    expect(valuesOf(test.workspace, { layer, field: 'sort', limit: 2 })).toEqual({
      values: [
        { value: 'นา', count: 2 },
        { value: 'สวน', count: 1 },
      ],
      more: 1,
    });
  });
});
