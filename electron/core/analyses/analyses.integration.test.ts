import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnalysisResult } from '../../../shared/contract/analyses.ts';
import { layerStyle } from '../../../shared/contract/style.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { distanceM } from '../../../shared/geo/geodesic.ts';
import { type Position, polygonsOf } from '../../../shared/geo/geometry.ts';
import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { decodeWkb, encodePointWkb } from '../../../shared/geo/wkb.ts';
import { quoteName } from '../db/index.ts';
import { fillSample } from '../sample/index.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { densify } from './densify.ts';
import { runRecipe } from './run-recipe.ts';

const quiet = { signal: new AbortController().signal, progress: (): void => undefined };
const run = (test: TestWorkspace, steps: unknown[], title = 'คำถาม'): Promise<AnalysisResult> =>
  runRecipe(test.workspace, { recipeVersion: 1, title, steps }, quiet);
const rowsOf = (test: TestWorkspace, layer: string): Record<string, unknown>[] =>
  test.workspace.db.all({ text: `SELECT * FROM ${quoteName(layer)} ORDER BY code`, values: [] });
const refusalOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'none';
  } catch (error) {
    return error instanceof Refusal ? error.code : `bug: ${String(error)}`;
  }
};

const nearForest = { id: 'near', op: 'near', input: 'household', of: 'community_forest', distanceM: 1000 };
const bySubdistrict = { id: 'count', op: 'count-in-areas', areas: 'subdistrict', input: '#near' };

describe('an answer for one area', () => {
  it('has the rows of the area only, says so, and is another than that of the whole', async () => {
    const test = await aWorkspace({ areas: true });
    const id = test.workspace.db.get<{ id: string }>({
      text: "SELECT id FROM district WHERE code = '9901'",
      values: [],
    })?.id;
    const within = { register: 'district', id };
    const steps = [{ id: 'sum', op: 'area-in-areas', areas: 'subdistrict', input: 'community_forest' }];
    const ask = (more: object): Promise<AnalysisResult> =>
      runRecipe(test.workspace, { recipeVersion: 1, title: 'ป่า', steps, ...more }, quiet);
    const whole = await ask({});
    const part = await ask({ within });
    expect([part.rows, part.reused, part.title]).toEqual([2, false, 'ป่า · เฉพาะอำเภอตะวันตก']);
    expect(rowsOf(test, part.layer).map((row) => row.code)).toEqual(['990101', '990102']);
    // The forest lies across both districts: half of it is counted, none of it is left out.
    expect(Math.abs((part.total ?? 0) / (whole.total ?? 1) - 0.5)).toBeLessThan(0.001);
    expect(part.sentence).toMatch(/^ในอำเภอตะวันตก ทั้ง 2 ตำบล/);
    expect((await ask({ within })).layer).toBe(part.layer);
    await test.close();
  });
});

describe('recipes on a small land', () => {
  let test: TestWorkspace;
  beforeAll(async () => {
    test = await aWorkspace({ areas: true });
  });
  afterAll(() => test.close());

  it('sums a forest that lies across four sub-districts; the same again is the same layer', async () => {
    const result = await run(test, [
      { id: 'sum', op: 'area-in-areas', areas: 'subdistrict', input: 'community_forest' },
    ]);
    const rows = rowsOf(test, result.layer);
    expect(rows.map((row) => row.code)).toEqual(['990101', '990102', '990201', '990202']);
    const sum = rows.reduce((total, row) => total + Number(row.value), 0);
    expect(Math.abs(sum / (result.total ?? 0) - 1)).toBeLessThan(1e-8);
    for (const row of rows) expect(Math.abs(Number(row.share) - 25)).toBeLessThan(0.05);
    expect(result).toMatchObject({ rows: 4, unit: 'ไร่', leftOut: [], suppressed: 0, reused: false });
    expect(result.sentence).toMatch(/^ทั้ง 4 ตำบล มีป่าชุมชน รวม [\d,]+ ไร่ มากที่สุดคือ ต\.ตะวัน/);
    expect(result.inputs.map(({ name }) => name)).toEqual(['subdistrict', 'community_forest']);
    const style = layerStyle.parse(
      JSON.parse(
        String(
          test.workspace.db.get<{ style: string }>({
            text: 'SELECT style FROM layer WHERE name = ?',
            values: [result.layer],
          })?.style,
        ),
      ),
    );
    expect([style.kind, style.field]).toEqual(['classes', 'value']);
    expect(style.classes?.breaks.length).toBe((style.classes?.colors.length ?? 0) + 1);
    const again = await run(
      test,
      [{ id: 'sum', op: 'area-in-areas', areas: 'subdistrict', input: 'community_forest' }],
      'ชื่ออื่น',
    );
    expect([again.layer, again.reused]).toEqual([result.layer, true]);
  });

  it('puts a new answer on the map in the place of the earlier one; one step back brings that again', async () => {
    const shown = (): string[] =>
      test.workspace.db
        .all<{ name: string }>({
          text: "SELECT name FROM layer WHERE kind = 'result' AND visible = 1",
          values: [],
        })
        .map(({ name }) => name);
    const count = (areas: string): Promise<AnalysisResult> =>
      run(test, [{ id: 'count', op: 'count-in-areas', areas, input: 'housing_project' }]);
    const first = await count('district');
    expect(shown()).toEqual([first.layer]);
    const rows = await run(test, [{ id: 'gaps', op: 'gaps', areas: 'district', input: 'housing_project' }]);
    expect(shown()).toEqual([rows.layer]);
    await count('subdistrict');
    test.workspace.journal.undo();
    expect(shown()).toEqual([rows.layer]);
  });

  it('answers anew when an input has changed', async () => {
    const steps = [{ id: 'count', op: 'count-in-areas', areas: 'district', input: 'village' }];
    const before = await run(test, steps);
    expect(before.sentence).toContain(
      'ทั้ง 2 อำเภอ มีหมู่บ้าน รวม 4 หมู่บ้าน มากที่สุดคือ อ.ตะวันตก และ อ.ตะวันออก อำเภอละ 2 หมู่บ้าน',
    );
    test.workspace.change({ kind: 'edit', label: { th: 'ลบ', en: 'Delete' } }, (change) =>
      change.remove('village', [1]),
    );
    const after = await run(test, steps);
    expect([after.reused, after.total]).toEqual([false, 3]);
    expect(after.layer).not.toBe(before.layer);
  });

  it('keeps missing apart from zero', async () => {
    const near = { id: 'near', op: 'near', input: 'village', of: 'housing_project', distanceM: 5000 };
    const result = await run(test, [
      near,
      { id: 'count', op: 'count-in-areas', areas: 'subdistrict', input: '#near' },
    ]);
    // The village of 990101 was removed: nothing is known of it; the others have a village, and none is near.
    expect(rowsOf(test, result.layer).map((row) => [row.value, row.value_state])).toEqual([
      [null, 'missing'],
      [0, null],
      [0, null],
      [0, null],
    ]);
    expect(result.leftOut.map(({ code, count }) => [code, count])).toEqual([['area-without-data', 1]]);
    expect(result.denominator.th).toBe('จาก 3 ตำบลที่มีข้อมูล (ทั้งหมด 4 ตำบล)');
    const projects = await run(test, [
      { id: 'count', op: 'count-in-areas', areas: 'subdistrict', input: 'housing_project' },
    ]);
    expect(rowsOf(test, projects.layer).map((row) => row.value)).toEqual([1, 0, 0, 0]);
  });

  it('keeps the rows themselves when the last step is near', async () => {
    const result = await run(test, [
      { id: 'near', op: 'near', input: 'village', of: 'community_forest', distanceM: 0, beyond: true },
    ]);
    expect(result).toMatchObject({
      rows: 0,
      total: 0,
      sentence: 'จาก 3 หมู่บ้าน ไม่มีหมู่บ้านใดที่อยู่นอกป่าชุมชน',
    });
  });

  it('refuses in words what can not be asked', async () => {
    expect(await refusalOf(run(test, [nearForest, bySubdistrict]))).toBe('restricted-missing');
    test.workspace.change({ kind: 'edit', label: { th: 'ลบ', en: 'Delete' } }, (change) =>
      change.remove('housing_project', [1]),
    );
    expect(
      await refusalOf(
        run(test, [{ id: 'count', op: 'count-in-areas', areas: 'subdistrict', input: 'housing_project' }]),
      ),
    ).toBe('layer-empty');
  });
});

describe('few households', () => {
  let test: TestWorkspace;
  const at = (n: number, x: number, y: number): [number, number][] =>
    Array.from({ length: n }, (_, i) => [x + 0.001 * i, y]);
  beforeAll(async () => {
    test = await aWorkspace({ areas: true });
    await test.workspace.restricted.create('a passphrase of the test');
    // 40 and 3 in the west, 20 and 30 in the east, 2 beyond every area, 1 on the border of two.
    const places = [
      ...at(40, 100.02, 15.02),
      ...at(3, 100.02, 15.18),
      ...at(20, 100.12, 15.02),
      ...at(30, 100.12, 15.18),
      [100.1, 15.05] as const,
      ...at(2, 101, 15),
    ];
    test.workspace.restricted.change({ kind: 'edit', label: { th: 'ทดสอบ', en: 'Test' } }, (db) => {
      const insert = db.statement('INSERT INTO household (id, geom) VALUES (?, ?)');
      for (const [i, [x, y]] of places.entries()) insert.run(`h${i}`, encodePointWkb(x, y));
    });
  });
  afterAll(() => test.close());
  const count = (areas: string): unknown => ({
    id: 'count',
    op: 'count-in-areas',
    areas,
    input: 'household',
  });
  const valuesOf = (layer: string): unknown[] => rowsOf(test, layer).map((row) => row.value);

  it('withholds the few outside, and the total that would give them away', async () => {
    const result = await run(test, [count('district')]);
    expect(valuesOf(result.layer)).toEqual([null, 50]);
    expect(result.total).toBeNull();
    const told = (code: string) => result.leftOut.find((note) => note.code === code);
    expect(told('not-in-any-area')?.count).toBe(1);
    expect(told('not-in-any-area')?.message).toMatch(/^ครัวเรือนบางส่วนไม่อยู่ใน\D*$/);
    expect(told('area-on-border-once')?.count).toBe(1);
    expect(told('area-on-border-once')?.message).toContain('น้อยกว่า 5');
    const whole = await run(test, [count('province')]);
    expect([valuesOf(whole.layer), whole.total]).toEqual([[null], null]);
  });

  it('decides over all areas what may be shown of some of them', async () => {
    const all = await run(test, [count('subdistrict')]);
    expect(valuesOf(all.layer)).toEqual([41, null, 20, 30]);
    const near = { id: 'some', op: 'near', input: 'subdistrict', of: 'housing_project', distanceM: 0 };
    // Of these three alone the 20 would be withheld, and their total told: with the first answer that is the 3.
    const some = await run(test, [{ ...near, beyond: true }, count('#some')]);
    expect(rowsOf(test, some.layer).map((row) => [row.code, row.value])).toEqual([
      ['990102', null],
      ['990201', 20],
      ['990202', 30],
    ]);
    expect([some.total, some.rows]).toEqual([null, 3]);
  });

  it('withholds where only a few are not near, which the count of all would tell', async () => {
    const near = { id: 'near', op: 'near', input: 'household', of: 'housing_project', distanceM: 5000 };
    const some = await run(test, [near, { ...(count('subdistrict') as object), input: '#near' }]);
    // Of the 41 in the first all but the one on the border are near: 41 and 40 side by side would point at it.
    expect(rowsOf(test, some.layer)[0]).toMatchObject({ value: null, value_state: 'suppressed' });
    expect([some.total, some.sentence.includes('40')]).toEqual([null, false]);
  });
});

describe('the question of the decision meeting, on the sample province', () => {
  let test: TestWorkspace;
  let result: AnalysisResult;
  beforeAll(async () => {
    test = await aWorkspace();
    await fillSample(test.workspace, { control: quiet, passphrase: 'a passphrase of the test' });
    result = await run(test, [nearForest, bySubdistrict], 'ครัวเรือนใกล้ป่า');
  });
  afterAll(() => test.close());

  const exact = (): Map<string, number> =>
    new Map(
      test.workspace.restricted
        .db()
        .all<{ code: string; value: number }>({
          text: 'SELECT area_code AS code, value FROM analysis_result_exact WHERE layer = ?',
          values: [result.layer],
        })
        .map(({ code, value }) => [code, value]),
    );

  it('counts what a search along every border counts', () => {
    const forests = test.workspace.db
      .all<{ geom: Uint8Array }>({ text: 'SELECT geom FROM community_forest', values: [] })
      .map(({ geom }) => decodeWkb(decodeGpkg(geom).wkb));
    const borders = forests.map((forest) => polygonsOf(densify(forest, 20)).flat());
    const homes = test.workspace.restricted
      .db()
      .all<{ geom: Uint8Array }>({ text: 'SELECT geom FROM household', values: [] });
    const inside = (point: Position, rings: Position[][]): boolean =>
      rings.reduce((within, ring) => within !== crosses(point, ring), false);
    // A rough distance first, right to a percent here; GeographicLib where that leaves a doubt.
    const reaches = (at: Position, vertex: Position): boolean => {
      const rough = Math.hypot(
        (vertex[0] - at[0]) * 111_320 * Math.cos((at[1] * Math.PI) / 180),
        (vertex[1] - at[1]) * 110_650,
      );
      return rough < 980 || (rough < 1020 && distanceM(at, vertex) <= 1000);
    };
    const near = homes.filter(({ geom }) => {
      const at = decodeWkb(geom).coordinates as Position;
      return borders.some(
        (rings) => rings.some((ring) => ring.some((vertex) => reaches(at, vertex))) || inside(at, rings),
      );
    }).length;
    // Vertices 20 m apart miss a border by at most 0.05 m at a distance of 1 km.
    expect(Math.abs(near - (result.total ?? 0))).toBeLessThanOrEqual(1);
    expect([...exact().values()].reduce((sum, value) => sum + value, 0)).toBe(result.total);
  }, 120_000);

  it('hides every small count and what would give it away, in the workspace file', () => {
    const rows = rowsOf(test, result.layer);
    const truth = exact();
    expect(result.suppressed).toBeGreaterThan(0);
    for (const row of rows) {
      const value = truth.get(String(row.code)) ?? Number.NaN;
      if (row.value_state === 'suppressed') expect([row.value, row.share]).toEqual([null, null]);
      else expect(row.value).toBe(row.value_state === 'missing' ? null : value);
      if (value > 0 && value < 5) expect(row.value_state).toBe('suppressed');
    }
    const byDistrict = Map.groupBy(rows, (row) => String(row.code).slice(0, 4));
    for (const group of byDistrict.values()) {
      const hidden = group.filter((row) => row.value_state === 'suppressed');
      if (hidden.length > 0) expect(hidden.length).toBeGreaterThan(1);
    }
    expect(result.leftOut.find(({ code }) => code === 'suppressed-small')?.count).toBe(result.suppressed);
    expect(result.sentence).toContain(`ปกปิดตัวเลข ${result.suppressed} ตำบล`);
  });

  it('writes nothing of a household into the workspace file', () => {
    const code =
      test.workspace.restricted
        .db()
        .get<{ hh_code: string }>({ text: 'SELECT hh_code FROM household LIMIT 1', values: [] })?.hh_code ??
      '';
    expect(code.length).toBeGreaterThan(5);
    expect(readFileSync(test.workspace.gpkgPath).includes(code)).toBe(false);
  });

  it('ends at once when cancelled and leaves nothing behind', async () => {
    const abort = new AbortController();
    const layers = (): number => rowsCount(test);
    const before = layers();
    const work = runRecipe(
      test.workspace,
      { recipeVersion: 1, title: 'x', steps: [{ ...nearForest, distanceM: 2000 }, bySubdistrict] },
      {
        signal: abort.signal,
        progress: () => setTimeout(() => abort.abort(new Refusal('job-cancelled')), 0),
      },
    );
    expect(await refusalOf(work)).toBe('job-cancelled');
    expect(layers()).toBe(before);
  });

  it('makes no layer when the store is locked before its exact figures are kept', async () => {
    const { workspace } = test;
    const recipe = {
      recipeVersion: 1,
      title: 'x',
      steps: [{ ...nearForest, distanceM: 2000 }, bySubdistrict],
    };
    const before = rowsCount(test);
    const lockAtWriting = (fraction: number | null): void => {
      if (fraction === 0.9 && workspace.restricted.state === 'open') workspace.restricted.lock();
    };
    expect(await refusalOf(runRecipe(workspace, recipe, { ...quiet, progress: lockAtWriting }))).toBe(
      'restricted-locked',
    );
    expect(rowsCount(test)).toBe(before);
    await workspace.restricted.unlock('a passphrase of the test');
    const made = await runRecipe(workspace, recipe, quiet);
    expect(made.reused).toBe(false);
    const kept = workspace.restricted.db().get<{ n: number }>({
      text: 'SELECT count(*) AS n FROM analysis_result_exact WHERE layer = ?',
      values: [made.layer],
    });
    expect(kept?.n).toBeGreaterThan(0);
  });

  it('asks for the key when the store is locked', async () => {
    test.workspace.restricted.lock();
    expect(await refusalOf(run(test, [{ ...nearForest, distanceM: 3000 }, bySubdistrict]))).toBe(
      'restricted-locked',
    );
  });
});

const rowsCount = (test: TestWorkspace): number =>
  test.workspace.db.get<{ n: number }>({ text: 'SELECT count(*) AS n FROM layer', values: [] })?.n ?? 0;

function crosses([x, y]: Position, ring: Position[]): boolean {
  let within = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i] as Position;
    const [bx, by] = ring[j] as Position;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) within = !within;
  }
  return within;
}
