import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnalysisResult } from '../../../shared/contract/analyses.ts';
import { encodePointWkb, encodeWkb } from '../../../shared/geo/wkb.ts';
import { clusterText } from '../../../shared/text/cluster-text.ts';
import type { NewLayer } from '../context.ts';
import { quoteName } from '../db/index.ts';
import { listLayers } from '../layers/index.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { runRecipe } from './run-recipe.ts';

const quiet = { signal: new AbortController().signal, progress: (): void => undefined };
type Row = Record<string, unknown>;

const SIDE = 10;
/** High in one corner, low in the corner across, and between them neither. */
const valueAt = (x: number, y: number): number => {
  const ripple = (x * 7 + y * 3) % 5;
  if (x < 4 && y < 4) return 100 + ripple;
  return x > 5 && y > 5 ? ripple : 50 + ripple;
};
/** A low one among the high, one of which nothing is known, and one whose value is withheld. */
const LONE = { x: 1, y: 1 };
const UNKNOWN = { x: 5, y: 5 };
const WITHHELD = { x: 7, y: 2 };
const is = (one: { x: number; y: number }, x: number, y: number): boolean => one.x === x && one.y === y;

const cellWkb = (x: number, y: number): Uint8Array => {
  const [west, south] = [100 + x / 100, 15 + y / 100];
  const [east, north] = [100 + (x + 1) / 100, 15 + (y + 1) / 100];
  const ring: [number, number][] = [
    ...([
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ] as [number, number][]),
  ];
  return encodeWkb({ type: 'Polygon', coordinates: [ring] });
};

const layerOf = (name: string, geometryType: NewLayer['geometryType']): NewLayer => ({
  ...{ name, title: name, kind: 'imported', group: 'imported', geometryType, source: null, asOf: null },
  columns: [
    { name: 'name', title: 'ชื่อ', titleEn: 'Name', type: 'text' },
    { name: 'people', title: 'ประชากร', titleEn: 'People', type: 'integer' },
    { name: 'people_state', title: 'เหตุ', titleEn: 'Why', type: 'text' },
  ],
  labelField: 'name',
  style: null,
});

let test: TestWorkspace;
beforeAll(async () => {
  test = await aWorkspace();
  const cells = Array.from({ length: SIDE * SIDE }, (_, i) => ({ x: i % SIDE, y: Math.floor(i / SIDE) }));
  const rowOf = ({ x, y }: { x: number; y: number }) => {
    if (is(UNKNOWN, x, y)) return [`${x} ${y}`, null, 'missing'];
    if (is(WITHHELD, x, y)) return [`${x} ${y}`, null, 'suppressed'];
    return [`${x} ${y}`, is(LONE, x, y) ? 1 : valueAt(x, y), null];
  };
  test.workspace.change({ kind: 'edit', label: { th: 'ทดสอบ', en: 'Test' } }, (change) => {
    const columns = ['name', 'people', 'people_state'];
    const areas = change.createLayer(layerOf('cells', 'Polygon'));
    const island = { wkb: cellWkb(40, 40), values: ['เกาะ', 50, null] };
    const cellRows = cells.map((cell) => ({ wkb: cellWkb(cell.x, cell.y), values: rowOf(cell) }));
    change.bulkInsert(areas, columns, [...cellRows, island]);
    const points = change.createLayer(layerOf('points', 'Point'));
    const pointRows = cells.map((cell) => ({
      wkb: encodePointWkb(100 + cell.x / 100, 15 + cell.y / 100),
      values: rowOf(cell),
    }));
    change.bulkInsert(points, columns, pointRows);
  });
});
afterAll(() => test.close());

const run = (step: object): Promise<AnalysisResult> =>
  runRecipe(test.workspace, { recipeVersion: 2, title: 'คำถาม', steps: [{ id: 's', ...step }] }, quiet);
const rowsOf = ({ layer }: AnalysisResult): Map<unknown, Row> =>
  new Map(
    test.workspace.db
      .all<Row>({ text: `SELECT * FROM ${quoteName(layer)}`, values: [] })
      .map((row) => [row.name, row]),
  );
const leftOut = ({ leftOut: list }: AnalysisResult): Record<string, number> =>
  Object.fromEntries(list.map(({ code, count }) => [code, count]));

describe('hot spots', () => {
  it('name where high and low values gather, and what can be told of nothing', async () => {
    const result = await run({ op: 'hot-spots', input: 'cells', value: 'people' });
    const rows = rowsOf(result);
    expect(rows.size).toBe(SIDE * SIDE + 1);
    expect(rows.get('0 1')?.cluster).toBe(clusterText.hot99.th);
    expect(rows.get('8 8')?.cluster).toBe(clusterText.cold99.th);
    expect(rows.get('2 7')?.cluster).toBe(clusterText.nothing.th);
    expect(rows.get('เกาะ')).toMatchObject({ cluster: clusterText.alone.th, z_score: null, neighbours: 0 });
    const nothing = { cluster: null, z_score: null, p_value: null, people: null };
    expect(rows.get('5 5')).toMatchObject({ ...nothing, cluster_state: 'missing' });
    expect(rows.get('7 2')).toMatchObject({ ...nothing, cluster_state: 'suppressed' });
    // A corner has three, the middle eight, and beside what is not known one less.
    expect([rows.get('0 0')?.neighbours, rows.get('1 7')?.neighbours, rows.get('5 6')?.neighbours]).toEqual([
      3, 8, 7,
    ]);
    expect(leftOut(result)).toEqual({ 'value-missing': 1, 'value-suppressed': 1, 'no-neighbours': 1 });
  });

  it('say it in a sentence and colour every kind on the map', async () => {
    const result = await run({ op: 'hot-spots', input: 'cells', value: 'people' });
    const rows = [...rowsOf(result).values()];
    const count = (pattern: RegExp): number => rows.filter((row) => pattern.test(String(row.cluster))).length;
    const [hot, cold] = [count(/^สูงเกาะ/), count(/^ต่ำเกาะ/)];
    expect(result.sentence).toContain(`ดูจากประชากร พบที่สูงเกาะกลุ่มกัน ${hot} `);
    expect(result.sentence).toContain(`ที่ต่ำเกาะกลุ่มกัน ${cold} `);
    const nothing = rows.filter(({ cluster }) => cluster === clusterText.nothing.th).length;
    expect(result.sentence).toContain(` · ไม่มีนัยสำคัญ ${nothing} `);
    expect(result.sentence).toMatch(/ยังไม่มีข้อมูล 1 .* ปกปิดค่าไว้ 1 .* ไม่มีเพื่อนบ้าน 1 /);
    expect(result.method).toContain('Benjamini–Hochberg');
    expect(result.method).toContain('แนวเขตหรือมุมติดกัน');
    const style = listLayers(test.workspace.db).find(({ name }) => name === result.layer)?.style;
    expect(style).toMatchObject({ kind: 'categories', field: 'cluster' });
    const shown = new Set(style?.categories.map(({ value }) => value));
    expect(rows.filter(({ cluster }) => cluster !== null && !shown.has(String(cluster)))).toEqual([]);
    expect(result.valueField).toBe('people');
  });

  it('are refused of a field without any number', async () => {
    const asked = run({ op: 'hot-spots', input: 'cells', value: 'name' });
    await expect(asked).rejects.toMatchObject({ code: 'recipe-invalid', details: { problem: 'value-none' } });
  });

  it('of points go by the nearest, and say so', async () => {
    const result = await run({ op: 'hot-spots', input: 'points', value: 'people', k: 4 });
    const rows = rowsOf(result);
    expect(leftOut(result)['border-of-points']).toBe(SIDE * SIDE - 2);
    expect(result.method).toContain('4 แห่งที่ใกล้ที่สุด');
    expect(rows.get('1 7')?.neighbours).toBe(4);
  });

  it('take neighbours within a distance, and none within none', async () => {
    // A step east is 1,074 m, one north 1,106 m, a corner 1,542 m.
    const near = rowsOf(
      await run({
        ...{ op: 'hot-spots', input: 'points', value: 'people' },
        ...{ neighbours: 'distance', distanceM: 1090 },
      }),
    );
    expect([near.get('0 0')?.neighbours, near.get('1 7')?.neighbours]).toEqual([1, 2]);
    const none = await run({
      ...{ op: 'hot-spots', input: 'points', value: 'people' },
      ...{ neighbours: 'distance', distanceM: 0 },
    });
    expect(leftOut(none)['no-neighbours']).toBe(SIDE * SIDE - 2);
    expect(none.sentence).toContain('ไม่พบที่ประชากรสูงหรือต่ำเกาะกลุ่มกันอย่างมีนัยสำคัญ');
  });

  it('find nothing where everybody is a neighbour', async () => {
    const all = { neighbours: 'distance', distanceM: 10_000_000 };
    const rows = rowsOf(await run({ op: 'hot-spots', input: 'points', value: 'people', ...all }));
    const kinds = new Set([...rows.values()].map(({ cluster }) => cluster));
    expect(kinds).toEqual(new Set([clusterText.nothing.th, null]));
  });
});

describe('outliers', () => {
  it('name the low one among the high, and give the same on every run', async () => {
    const result = await run({ op: 'outliers', input: 'cells', value: 'people' });
    const rows = rowsOf(result);
    expect(rows.get('1 1')?.cluster).toBe(clusterText.lowHigh.th);
    expect(rows.get('0 1')?.cluster).toBe(clusterText.highHigh.th);
    expect(rows.get('8 8')?.cluster).toBe(clusterText.lowLow.th);
    expect(rows.get('เกาะ')).toMatchObject({ cluster: clusterText.alone.th, local_i: null });
    expect(rows.get('5 5')).toMatchObject({ cluster: null, cluster_state: 'missing', local_i: null });
    expect(result.sentence).toMatch(/ที่ต่ำแต่เพื่อนบ้านสูง 1 /);
    const again = rowsOf(await run({ op: 'outliers', input: 'cells', value: 'ประชากร' }));
    expect([...again.values()].map((row) => row.p_value)).toEqual(
      [...rows.values()].map((row) => row.p_value),
    );
  });
});

describe('a withheld figure', () => {
  it('stays withheld in an answer about its rows, and under another name', async () => {
    const where = "name = '7 2'";
    const one = await run({ op: 'select-by-value', input: 'cells', where });
    expect(rowsOf(one).get('7 2')).toMatchObject({ people: null, people_state: 'suppressed' });
    expect(one.suppressed).toBe(1);
    const join = { op: 'attribute-join', input: 'cells', field: 'name', with: 'points', withField: 'name' };
    expect(rowsOf(await run(join)).get('7 2')).toMatchObject({
      ...{ people_2: null, people_2_state: 'suppressed' },
    });
  });
});

describe('a field that is not there', () => {
  it('is refused by name', async () => {
    await expect(run({ op: 'hot-spots', input: 'cells', value: 'gone' })).rejects.toMatchObject({
      code: 'field-not-found',
    });
  });
});
