import { afterEach, describe, expect, it } from 'vitest';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { type LayerStyle, layerStyle } from '../../../shared/contract/style.ts';
import { decodeWkb, encodeWkb } from '../../../shared/geo/wkb.ts';
import { sql } from '../db/index.ts';
import { areasOf, contains, geometryOf, layerTable, readLayer } from '../layers/index.ts';
import { rowSetsOf } from '../row-sets/index.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { dotsOf } from './dots.queries.ts';
import { forgetStyle, resetStyle, saveStyle, setStyle } from './edit-styles.ts';
import { withNames } from './named-values.queries.ts';
import { rowFacts } from './qgis/layer-styles.queries.ts';
import { qmlOf } from './qgis/qml.ts';
import { breaksOf, histogramOf, layerDots, legendOf, numbersOf, valuesOf } from './read-styles.ts';
import { listedStyles } from './saved-styles.queries.ts';

const open: TestWorkspace[] = [];
const LABEL = { kind: 'test', label: { th: 'ทดสอบ', en: 'test' } };
const square = (x: number, y: number, side: number): Uint8Array =>
  encodeWkb({
    type: 'Polygon',
    coordinates: [
      [
        [x, y],
        [x + side, y],
        [x + side, y + side],
        [x, y + side],
        [x, y],
      ],
    ],
  });

/** Five squares of two sizes with two numbers; the fourth has none. */
const withSquares = async (): Promise<{ test: TestWorkspace; layer: string }> => {
  const test = await aWorkspace({ areas: true });
  open.push(test);
  const layer = test.workspace.change(LABEL, (change) => {
    const name = change.createLayer({
      ...{ name: 'squares', title: 'ตาราง', kind: 'imported', group: 'imported', geometryType: 'Polygon' },
      labelField: 'name',
      columns: [
        { name: 'name', title: 'ชื่อ', type: 'text' },
        { name: 'people', title: 'คน', type: 'integer' },
        { name: 'of', title: 'ทั้งหมด', type: 'integer' },
        { name: 'sort', title: 'ชนิด', type: 'text' },
      ],
    });
    change.bulkInsert(
      name,
      ['name', 'people', 'of', 'sort'],
      [
        { wkb: square(100, 15, 0.01), values: ['ก', 10, 20, 'นา'] },
        { wkb: square(100.1, 15, 0.02), values: ['ข', 20, 20, 'ไร่'] },
        { wkb: square(100.2, 15, 0.01), values: ['ค', 30, 0, 'นา'] },
        { wkb: square(100.3, 15, 0.01), values: ['ง', null, 20, null] },
        { wkb: square(100.4, 15, 0.01), values: ['จ', 50, null, 'สวน'] },
      ],
    );
    return name;
  });
  return { test, layer };
};
afterEach(async () => {
  for (const test of open.splice(0)) await test.close();
});

const styled = (test: TestWorkspace, layer: string, more: Partial<LayerStyle>): LayerSummary => {
  const { style } = readLayer(test.workspace.db, layer);
  return setStyle(test.workspace, layer, layerStyle.parse({ ...style, ...more }));
};
const CLASSES = {
  method: 'own' as const,
  ...{ breaks: [10, 20, 40, 50], colors: ['#111111', '#222222', '#333333'] },
  ...{ unit: '', decimals: 0 },
};
const TWO_BY_THREE: [number[], number[]] = [
  [0, 1, 2, 3],
  [0, 1, 2, 3],
];
const lines = (test: TestWorkspace, layer: string) =>
  legendOf(test.workspace, layer).items.map(({ kind, label, count }) => [kind, label, count]);
const refusal = (work: () => unknown): string => {
  try {
    work();
    return 'none';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
};

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
    open.push(test);
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
    open.push(test);
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

describe('dots', () => {
  it('are as many as the number says, inside their area, and the same at every look', async () => {
    const { test, layer } = await withSquares();
    const summary = styled(test, layer, { kind: 'dots', field: 'people', dots: { per: 2, size: 3 } });
    const { db } = test.workspace;
    const table = layerTable(db, layer);
    const { positions, left } = dotsOf(db, summary, table);
    expect([positions.length / 2, left]).toEqual([5 + 10 + 15 + 25, 0]);
    expect(dotsOf(db, summary, table).positions).toEqual(positions);
    const shapes = [1, 2, 3, 5].map((fid) => {
      const wkb = geometryOf(db, layer, fid);
      return wkb && decodeWkb(wkb);
    });
    const inside = shapes.map((shape) => {
      let count = 0;
      for (let i = 0; i < positions.length; i += 2)
        if (shape && contains(shape, [positions[i] ?? 0, positions[i + 1] ?? 0])) count++;
      return count;
    });
    expect(inside).toEqual([5, 10, 15, 25]);
  });

  it('of very many stop where a map could show no more, and say how many are left', async () => {
    const { test, layer } = await withSquares();
    const summary = styled(test, layer, { kind: 'dots', field: 'people', dots: { per: 0.001, size: 3 } });
    const found = dotsOf(test.workspace.db, summary, layerTable(test.workspace.db, layer));
    expect(found.positions.length / 2 + found.left).toBe(110_000);
    expect(found.left).toBeGreaterThan(0);
  });
});

describe('styles', () => {
  it('name fields that are there, and are taken back with one undo', async () => {
    const { test, layer } = await withSquares();
    const before = readLayer(test.workspace.db, layer).style;
    expect(refusal(() => styled(test, layer, { kind: 'heat', field: 'nowhere' }))).toBe('field-not-found');
    // What a style keeps of a kind that it is not any more is read by nobody.
    const colors = Array.from({ length: 9 }, () => '#112233');
    const kept = { field: '@population', normalise: null, colors, breaks: TWO_BY_THREE };
    expect(refusal(() => styled(test, layer, { kind: 'single', bivariate: kept }))).toBe('none');
    test.workspace.journal.undo();
    expect(refusal(() => styled(test, layer, { kind: 'classes', field: '@population', classes: null }))).toBe(
      'field-not-found',
    );
    styled(test, layer, { minZoom: 9 });
    expect(readLayer(test.workspace.db, layer).style.minZoom).toBe(9);
    test.workspace.journal.undo();
    expect(readLayer(test.workspace.db, layer).style).toEqual(before);
    styled(test, layer, { minZoom: 9 });
    expect(resetStyle(test.workspace, layer).style).toEqual(before);
  });

  it('are kept by name, replaced by the same name, and taken away; another program’s rubbish is left out', async () => {
    const { test, layer } = await withSquares();
    const { style } = readLayer(test.workspace.db, layer);
    const kept = saveStyle(test.workspace, { title: 'ของเรา', style });
    saveStyle(test.workspace, { title: 'ของเรา', style: { ...style, minZoom: 5 } });
    expect(listedStyles(test.workspace.db)).toEqual([{ ...kept, style: { ...style, minZoom: 5 } }]);
    test.workspace.change(LABEL, (change) =>
      change.insert('saved_view', { layer: 'style:', title: 'เสีย', view: '{"kind":', position: 0 }),
    );
    expect(listedStyles(test.workspace.db)).toHaveLength(1);
    forgetStyle(test.workspace, kept.id);
    expect(listedStyles(test.workspace.db)).toEqual([]);
    test.workspace.journal.undo();
    expect(listedStyles(test.workspace.db)).toHaveLength(1);
    expect(refusal(() => forgetStyle(test.workspace, 'nobody'))).toBe('view-not-found');
  });
});
