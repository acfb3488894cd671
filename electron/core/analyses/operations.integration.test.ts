import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { areaM2, distanceM } from '../../../shared/geo/geodesic.ts';
import { extentOf } from '../../../shared/geo/geometry.ts';
import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { decodeWkb, encodeWkb } from '../../../shared/geo/wkb.ts';
import { quoteName } from '../db/index.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { runRecipe } from './run-recipe.ts';
import { asking, type Row } from './testing/asking.ts';

const quiet = { signal: new AbortController().signal, progress: (): void => undefined };
let test: TestWorkspace;
beforeAll(async () => {
  test = await aWorkspace({ areas: true });
});
afterAll(() => test.close());

const { run, rowsOf } = asking(() => test);
const shape = (row: Row | undefined): ReturnType<typeof decodeWkb> =>
  decodeWkb(decodeGpkg(row?.geom as Uint8Array).wkb);
const refusalOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'none';
  } catch (error) {
    return error instanceof Refusal ? `${error.code} ${JSON.stringify(error.details)}` : `bug: ${error}`;
  }
};
const wholeRai = (rows: readonly Row[]): number => rows.reduce((sum, row) => sum + Number(row.area_rai), 0);
const shapeRai = (rows: readonly Row[]): number =>
  rows.reduce((sum, row) => sum + areaM2(shape(row)) / 1600, 0);
const raiOf = (table: string): number =>
  shapeRai(test.workspace.db.all({ text: `SELECT geom FROM ${quoteName(table)}`, values: [] }));
const near = (a: number, b: number, tolerance = 1e-6): void =>
  expect(Math.abs(a / b - 1)).toBeLessThan(tolerance);

describe('overlays', () => {
  const forest = { input: 'community_forest', with: 'subdistrict' };

  it('cut a forest by sub-districts: parts with rai and shares that add up to the whole', async () => {
    const result = await run({ op: 'intersect', ...forest });
    const rows = rowsOf(result);
    expect(rows.map((row) => row.code_2)).toEqual(['990101', '990102', '990201', '990202']);
    near(wholeRai(rows), raiOf('community_forest'));
    near(shapeRai(rows), wholeRai(rows));
    expect(rows.reduce((sum, row) => sum + Number(row.share), 0)).toBeCloseTo(100, 4);
    expect(result.sentence).toMatch(/^ป่าชุมชน 1 แห่ง ทับกับตำบล รวม [\d,]+ ไร่ ส่วนที่ใหญ่ที่สุดคือ .+ ไร่$/);
    expect(result.unit).toBe('ไร่');
  });

  it('take away, keep both sides, and keep what is in one alone', async () => {
    const [whole, land] = [raiOf('community_forest'), raiOf('subdistrict')];
    const council = raiOf('council_area');
    const left = rowsOf(await run({ op: 'difference', input: 'subdistrict', with: 'community_forest' }));
    near(wholeRai(left), land - whole);
    expect(left).toHaveLength(4);
    const union = rowsOf(await run({ op: 'union', input: 'community_forest', with: 'council_area' }));
    const shared = wholeRai(
      rowsOf(await run({ op: 'intersect', input: 'community_forest', with: 'council_area' })),
    );
    near(wholeRai(union), whole + council - shared);
    expect(union).toHaveLength(3);
    const only = rowsOf(
      await run({ op: 'symmetric-difference', input: 'community_forest', with: 'council_area' }),
    );
    near(wholeRai(only), whole + council - 2 * shared);
    const identity = rowsOf(await run({ op: 'identity', input: 'community_forest', with: 'council_area' }));
    near(wholeRai(identity), whole);
    expect(identity.map((row) => row.code_2)).toEqual(['C1', null]);
  });

  it('clip rows to a boundary, with their fields', async () => {
    const result = await run({ op: 'clip', input: 'subdistrict', to: 'council_area' });
    expect(rowsOf(result).map((row) => row.code)).toEqual(['990101', '990201']);
    near(shapeRai(rowsOf(result)), raiOf('council_area'));
  });

  it('say what was gained, lost and stayed', async () => {
    const result = await run({ op: 'change', before: 'council_area', after: 'community_forest' });
    const rows = rowsOf(result);
    expect(rows.map((row) => row.state)).toEqual(['เพิ่มขึ้น', 'หายไป', 'คงเดิม']);
    near(Number(rows[0]?.area_rai) + Number(rows[2]?.area_rai), raiOf('community_forest'));
    near(Number(rows[1]?.area_rai) + Number(rows[2]?.area_rai), raiOf('council_area'));
    const byKey = rowsOf(await run({ op: 'change', before: 'district', after: 'district', key: 'code' }));
    expect(byKey.map((row) => [row.key, row.state])).toEqual([
      ['9901', 'คงเดิม'],
      ['9902', 'คงเดิม'],
    ]);
  });

  it('narrows both sides of a change to the area that is asked about', async () => {
    const { id } = test.workspace.db.get<{ id: string }>({
      text: "SELECT id FROM district WHERE code = '9901'",
      values: [],
    }) as { id: string };
    const step = { id: 's', op: 'change', before: 'council_area', after: 'subdistrict' };
    const asked = { recipeVersion: 2, title: 'เทียบ', within: { register: 'district', id }, steps: [step] };
    const rows = rowsOf(await runRecipe(test.workspace, asked, quiet));
    expect(rows.map((row) => row.state)).toEqual(['เพิ่มขึ้น', 'หายไป', 'คงเดิม']);
    // Of the other district's sub-districts nothing is gained.
    near(Number(rows[0]?.area_rai) + Number(rows[2]?.area_rai), raiOf('district') / 2, 1e-3);
  });

  it('dissolve by a field with sums', async () => {
    const result = await run({ op: 'dissolve', input: 'subdistrict', by: ['district_code'] });
    const rows = rowsOf(result);
    expect(rows.map((row) => [row.district_code, row.rows_united])).toEqual([
      ['9901', 2],
      ['9902', 2],
    ]);
    near(wholeRai(rows), raiOf('district'));
    const sums = rowsOf(await run({ op: 'dissolve', input: 'housing_project', sums: ['units_done'] }));
    expect(sums.map((row) => [row.units_done, row.rows_united])).toEqual([[10, 1]]);
  });
});

describe('figures in areas', () => {
  it('count points once, share areas out, and never make missing zero', async () => {
    const result = await run({
      op: 'summarise-in-areas',
      areas: 'subdistrict',
      input: 'community_forest',
      figures: [
        { statistic: 'count' },
        { statistic: 'area', percent: true },
        { statistic: 'sum', field: 'declared_rai' },
        { statistic: 'mean', field: 'declared_rai' },
      ],
    });
    const rows = rowsOf(result);
    // One forest over four sub-districts is one forest: it counts where a point on it lies.
    expect(rows.map((row) => row.count)).toEqual([0, 1, 0, 0]);
    near(
      rows.reduce((sum, row) => sum + Number(row.area_rai), 0),
      raiOf('community_forest'),
    );
    expect(rows.reduce((sum, row) => sum + Number(row.sum_declared_rai), 0)).toBeCloseTo(75_000, 1);
    for (const row of rows) {
      expect(Number(row.area_rai_percent)).toBeCloseTo(25, 0);
      expect(row.mean_declared_rai).toBe(75_000);
    }
    const projects = rowsOf(
      await run({
        op: 'summarise-in-areas',
        areas: 'subdistrict',
        input: 'housing_project',
        figures: [{ statistic: 'count' }, { statistic: 'sum', field: 'units_done' }],
      }),
    );
    expect(projects.map((row) => [row.count, row.sum_units_done])).toEqual([
      [1, 10],
      [0, null],
      [0, null],
      [0, null],
    ]);
  });

  it('are told by their sum and by the area that has most; of means there is no sum', async () => {
    const projects = { op: 'summarise-in-areas', areas: 'subdistrict', input: 'housing_project' };
    const sum = await run({ ...projects, figures: [{ statistic: 'sum', field: 'units_done' }] });
    expect(sum).toMatchObject({ total: 10, unit: 'หลัง', valueField: 'sum_units_done' });
    expect(sum.sentence).toMatch(/ที่มีโครงการที่อยู่อาศัย .+รวม 10 หลัง มากที่สุดคือ ต\..+ 10 หลัง$/);
    const mean = await run({ ...projects, figures: [{ statistic: 'mean', field: 'units_done' }] });
    expect(mean.total).toBeNull();
    const none = await run(
      { op: 'select-by-value', input: 'subdistrict', where: 'code = "990102"' },
      { ...projects, areas: '#s0', figures: [{ statistic: 'sum', field: 'units_done' }] },
    );
    expect(none).toMatchObject({
      total: null,
      sentence: 'จาก 1 ตำบล ตัวเลขของโครงการที่อยู่อาศัยเป็นศูนย์หรือยังไม่มีข้อมูลทุกแห่ง',
    });
  });

  it('tell money in baht, whatever the register keeps it in', async () => {
    const money = { statistic: 'sum', field: 'budget_satang' };
    const project = { op: 'summarise-in-areas', areas: 'subdistrict', input: 'housing_project' };
    test.workspace.change({ kind: 'edit', label: { th: 'งบ', en: 'budget' } }, (change) =>
      change.update('housing_project', 1, { budget_satang: 123_456_750 }),
    );
    const result = await run({ ...project, figures: [money] });
    expect(result).toMatchObject({ unit: 'บาท', total: 1_234_567.5, valueField: 'sum_budget_baht' });
  });

  it('find the areas without, by place, by distance and by what refers to them', async () => {
    const byPlace = await run({ op: 'gaps', areas: 'subdistrict', input: 'housing_project' });
    expect(rowsOf(byPlace).map((row) => row.code)).toEqual(['990102', '990201', '990202']);
    expect(byPlace.sentence).toBe(
      'จาก 4 ตำบล มี 3 ตำบลที่ยังไม่มีโครงการที่อยู่อาศัย คือ ต.ตะวันตกเหนือ ต.ตะวันออกใต้ และ ต.ตะวันออกเหนือ',
    );
    expect(byPlace.sentenceEn).toBe(
      'Of 4 sub-districts, 3 have no housing project yet: ต.ตะวันตกเหนือ, ต.ตะวันออกใต้ and ต.ตะวันออกเหนือ',
    );
    const byDistance = await run({
      op: 'gaps',
      areas: 'subdistrict',
      input: 'housing_project',
      distanceM: 9000,
    });
    expect(rowsOf(byDistance).map((row) => row.code)).toEqual(['990202']);
    expect(byDistance.method).toContain('ภายใน 9 กม. วัดจากขอบเขตของตำบลถึงส่วนที่ใกล้ที่สุด');
    expect(byDistance.sentence).toBe(
      'จาก 4 ตำบล มี 1 ตำบลที่ยังไม่มีโครงการที่อยู่อาศัย ทั้งในพื้นที่และในระยะ 9 กม. คือ ต.ตะวันออกเหนือ',
    );
    expect(byDistance.sentenceEn).toBe(
      'Of 4 sub-districts, 1 has no housing project within it or within 9 km yet: ต.ตะวันออกเหนือ',
    );
    const nowhere = await run({
      op: 'gaps',
      areas: 'subdistrict',
      input: 'housing_project',
      distanceM: 50_000,
    });
    expect(nowhere.sentence).toBe('ทั้ง 4 ตำบล มีโครงการที่อยู่อาศัยแล้ว ในพื้นที่หรือในระยะ 50 กม.');
    const byValue = await run({
      op: 'gaps',
      areas: 'district',
      input: 'council_area',
      areasField: 'code',
      inputField: 'district_code',
    });
    expect(rowsOf(byValue).map((row) => row.code)).toEqual(['9902']);
  });

  it('gives the figures of one step to the next', async () => {
    const result = await run(
      { op: 'count-in-areas', areas: 'subdistrict', input: 'housing_project' },
      { op: 'calculate', input: '#s0', title: 'ต่อพันไร่', expression: 'round(count / area_rai() * 1000, 4)' },
      { op: 'select-by-value', input: '#s1', where: '[ต่อพันไร่] > 0' },
    );
    const [row] = rowsOf(result);
    expect([result.rows, row?.code, row?.count]).toEqual([1, '990101', 1]);
    expect(Number(row?.calculated)).toBeGreaterThan(0);
    expect(result.sentence).toBe('จาก 4 ตำบล มี 1 ตำบลที่ต่อพันไร่มากกว่า 0');
  });
});

describe('distances', () => {
  it('tell the nearest with geodesic metres', async () => {
    const rows = rowsOf(await run({ op: 'nearest', input: 'village', of: 'housing_project' }));
    const wanted = [
      [100.05, 15.05],
      [100.05, 15.15],
      [100.15, 15.05],
      [100.15, 15.15],
    ].map(([x = 0, y = 0]) => distanceM([x, y], [100.02, 15.02]));
    rows.forEach((row, i) => {
      expect(Number(row.distance_m)).toBeCloseTo(wanted[i] ?? 0, 6);
      expect(row.nearest).toBe('บ้านมั่นคงทดสอบ');
    });
    const others = rowsOf(await run({ op: 'nearest', input: 'village', of: 'village', k: 2 }));
    expect(others).toHaveLength(8);
    expect(others.map((row) => row.rank)).toEqual([1, 2, 1, 2, 1, 2, 1, 2]);
    const inside = rowsOf(await run({ op: 'nearest', input: 'village', of: 'council_area' }));
    expect(inside.map((row) => Number(row.distance_m) === 0)).toEqual([true, false, true, false]);
    // The border is the geodesic between its corners, which runs two metres north of the parallel.
    near(Number(inside[1]?.distance_m), distanceM([100.05, 15.15], [100.05, 15.1]), 1e-3);
    const reach = await run({ op: 'nearest', input: 'village', of: 'housing_project', maxM: 5000 });
    expect(reach.leftOut.map(({ code, count }) => [code, count])).toEqual([['none-in-reach', 3]]);
  });

  it('draw geodesic buffers, in rings and as one', async () => {
    const rows = rowsOf(await run({ op: 'buffer', input: 'village', distancesM: [1000, 3000], rings: true }));
    expect(rows.map((row) => [row.from_m, row.to_m]).slice(0, 2)).toEqual([
      [0, 1000],
      [1000, 3000],
    ]);
    near(Number(rows[0]?.area_rai) + Number(rows[1]?.area_rai), (Math.PI * 9e6) / 1600, 1e-3);
    const [one, ...more] = rowsOf(
      await run({ op: 'buffer', input: 'village', distancesM: [20_000], dissolve: true }),
    );
    expect(more).toEqual([]);
    const box = extentOf(shape(one));
    near(distanceM([100.05, 15.05], [100.05, box?.[1] ?? 0]), 20_000, 1e-6);
    const far = rowsOf(await run({ op: 'buffer', input: 'housing_project', distancesM: [500_000] }));
    const ring = extentOf(shape(far[0]));
    near(distanceM([100.02, 15.02], [100.02, ring?.[3] ?? 0]), 500_000, 1e-6);
  });

  it('give all ground to the nearest point', async () => {
    const rows = rowsOf(await run({ op: 'voronoi', input: 'village', within: 'province' }));
    expect(rows).toHaveLength(4);
    near(wholeRai(rows), raiOf('province'), 1e-5);
    for (const row of rows) near(Number(row.area_rai), raiOf('province') / 4, 2e-3);
  });
});

describe('rows', () => {
  it('are joined by place and by value', async () => {
    const byPlace = rowsOf(await run({ op: 'spatial-join', input: 'village', with: 'council_area' }));
    expect(byPlace.map((row) => row.code_2)).toEqual(['C1', null, 'C1', null]);
    const every = rowsOf(
      await run({ op: 'spatial-join', input: 'council_area', with: 'subdistrict', take: 'every' }),
    );
    expect(every.map((row) => row.code_2)).toEqual(['990101', '990102', '990201', '990202']);
    const byValue = rowsOf(
      await run({
        op: 'attribute-join',
        input: 'subdistrict',
        with: 'district',
        field: 'district_code',
        withField: 'code',
      }),
    );
    expect(byValue.map((row) => row.name_th_2)).toEqual(['ตะวันตก', 'ตะวันตก', 'ตะวันออก', 'ตะวันออก']);
  });

  it.each([
    ['intersects', ['990101', '990102', '990201', '990202']],
    ['within', ['990101', '990201']],
    ['overlaps', []],
    ['touches', ['990102', '990202']],
    ['disjoint', []],
  ])('are chosen by the relation %s', async (relation, codes) => {
    const rows = rowsOf(
      await run({ op: 'select-by-location', input: 'subdistrict', of: 'council_area', relation }),
    );
    expect(rows.map((row) => row.code)).toEqual(codes);
  });

  it('become points, hulls and cells', async () => {
    const centre = shape(rowsOf(await run({ op: 'centroid', input: 'province' }))[0]);
    expect(centre.type).toBe('Point');
    expect(centre.coordinates).toEqual([expect.closeTo(100.1, 9), expect.closeTo(15.1, 9)]);
    expect(shape(rowsOf(await run({ op: 'point-on-surface', input: 'district' }))[0]).type).toBe('Point');
    const hull = rowsOf(await run({ op: 'convex-hull', input: 'village' }));
    expect(extentOf(shape(hull[0]))).toEqual([100.05, 15.05, 100.15, 15.15].map((v) => expect.closeTo(v, 9)));
    expect(rowsOf(await run({ op: 'concave-hull', input: 'village', ratio: 1 }))).toHaveLength(1);
    for (const cell of ['square', 'hexagon']) {
      const cells = rowsOf(await run({ op: 'grid', input: 'village', cell, sizeM: 2000 }));
      expect(cells.map((row) => row.count)).toEqual([1, 1, 1, 1]);
      const area = cell === 'square' ? 4e6 : (Math.sqrt(3) / 2) * 4e6;
      for (const row of cells) near(Number(row.area_rai), area / 1600, 5e-3);
    }
    const dense = await run({ op: 'density', input: 'village', radiusM: 3000, cellM: 500 });
    expect(dense).toMatchObject({ total: null, unit: 'หมู่บ้านต่อ ตร.กม.' });
    expect(dense.sentence).toMatch(/^จาก 4 หมู่บ้าน หนาแน่นที่สุด.* 0\.\d+ หมู่บ้านต่อ ตร\.กม\. เมื่อมองในรัศมี 3 กม\.$/);
    const cells = rowsOf(dense);
    const sum = cells.reduce((total, row) => total + Number(row.density) * 0.25, 0);
    near(sum, 4, 0.01);
  });
});

describe('fields', () => {
  it('never clash, whatever steps make of them and whatever the office calls them', async () => {
    const again = await run(
      { op: 'intersect', input: 'subdistrict', with: 'community_forest' },
      { op: 'intersect', input: '#s0', with: 'council_area' },
      { op: 'calculate', input: '#s1', title: 'ID', expression: 'area_rai * 2' },
      { op: 'dissolve', input: '#s2', by: ['district_code'], sums: ['area_rai', 'id_2'] },
    );
    const rows = rowsOf(again);
    expect(rows.map((row) => row.district_code)).toEqual(['9901', '9902']);
    for (const row of rows) near(Number(row.id_2), 2 * Number(row.area_rai));
    const cells = rowsOf(
      await run(
        { op: 'count-in-areas', areas: 'subdistrict', input: 'village' },
        { op: 'grid', input: '#s0', cell: 'square', sizeM: 50_000, sum: 'count' },
      ),
    );
    expect(cells.reduce((sum, row) => sum + Number(row.count_2), 0)).toBe(4);
  });
});

describe('checks', () => {
  it('find overlaps, doubles, gaps and shapes that cross themselves', async () => {
    const square = (x: number, y: number, size: number): Uint8Array =>
      encodeWkb({
        type: 'Polygon',
        coordinates: [
          [
            [x, y],
            [x + size, y],
            [x + size, y + size],
            [x, y + size],
            [x, y],
          ],
        ],
      });
    const bow = encodeWkb({
      type: 'Polygon',
      coordinates: [
        [
          [101, 14],
          [101.1, 14.1],
          [101.1, 14],
          [101, 14.1],
          [101, 14],
        ],
      ],
    });
    const table = test.workspace.change({ kind: 'import', label: { th: 'ทดสอบ', en: 'Test' } }, (change) => {
      const name = change.createLayer({
        name: 'faulty',
        title: 'แปลง',
        kind: 'imported',
        group: 'imported',
        geometryType: 'Polygon',
        columns: [{ name: 'name', title: 'ชื่อ', type: 'text' }],
        labelField: 'name',
      });
      change.bulkInsert(
        name,
        ['name'],
        [
          { wkb: square(101, 15, 0.1), values: ['ก'] },
          { wkb: square(101.09, 15, 0.1), values: ['ข'] },
          { wkb: square(101.09, 15, 0.1), values: ['ค'] },
          { wkb: bow, values: ['โบว์'] },
          { wkb: null, values: ['ไม่มีที่'] },
        ],
      );
      return name;
    });
    const result = await run({ op: 'topology-check', input: table });
    expect(rowsOf(result).map((row) => [row.problem, row.row, row.other])).toEqual([
      ['วาดผิด', 'โบว์', null],
      ['ซ้อนกัน', 'ก', 'ข'],
      ['ซ้อนกัน', 'ก', 'ค'],
      ['ซ้ำกัน', 'ข', 'ค'],
    ]);
    expect(result.leftOut.map(({ code }) => code)).toEqual(['geometry-repaired', 'geometry-null']);
    const laid = await run({ op: 'intersect', input: table, with: 'district' });
    expect([laid.rows, laid.sentence]).toEqual([0, 'จากแปลง 5 รายการ ไม่มีรายการใดที่ทับกับอำเภอ']);
    expect(laid.leftOut.map(({ code }) => code)).toContain('geometry-repaired');
  });
});

describe('what can not be asked', () => {
  it('is refused with what to do', async () => {
    expect(await refusalOf(run({ op: 'select-by-value', input: 'village', where: 'gone > 1' }))).toContain(
      'formula-invalid',
    );
    expect(await refusalOf(run({ op: 'dissolve', input: 'village', by: ['gone'] }))).toContain(
      'field-not-found {"field":"gone"',
    );
    expect(await refusalOf(run({ op: 'intersect', input: 'village', with: 'district' }))).toContain(
      'recipe-invalid',
    );
    expect(await refusalOf(run({ op: 'buffer', input: 'household', distancesM: [100] }))).toContain(
      'recipe-invalid',
    );
    expect(await refusalOf(run({ op: 'spatial-join', input: 'village', with: 'household' }))).toContain(
      'recipe-invalid',
    );
    expect(await refusalOf(run({ op: 'buffer', input: 'village', distancesM: [10_000_000] }))).toContain(
      'recipe-invalid',
    );
    expect(await refusalOf(run({ op: 'density', input: 'village', radiusM: 1000, cellM: 10 }))).toContain(
      'cells-too-many',
    );
    expect(await refusalOf(run({ op: 'centroid', input: 'learning_area' }))).toMatch(
      /layer-empty|recipe-input-missing/,
    );
  });

  it('is undone as one change, and answered from before when asked again', async () => {
    const step = { op: 'centroid', input: 'subdistrict' };
    const first = await run(step);
    const again = await run(step);
    expect([again.layer, again.reused]).toEqual([first.layer, true]);
  });
});
