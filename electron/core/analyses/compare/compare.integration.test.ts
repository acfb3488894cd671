import { afterEach, describe, expect, it } from 'vitest';
import type { AnalysisResult } from '../../../../shared/contract/analyses.ts';
import { layerStyle } from '../../../../shared/contract/style.ts';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { encodePointWkb } from '../../../../shared/geo/wkb.ts';
import { quoteName } from '../../db/index.ts';
import { listRecipes, saveRecipe } from '../../recipes/recipes.ts';
import { aWorkspace, type TestWorkspace } from '../../testing/workspace.ts';
import { runRecipe } from '../run-recipe.ts';
import { compareAnswer, earlierAnswer, leastDifference } from './compare-answers.ts';

const open: TestWorkspace[] = [];
const land = async (): Promise<TestWorkspace> => {
  const test = await aWorkspace({ areas: true });
  open.push(test);
  return test;
};
afterEach(async () => {
  for (const test of open.splice(0)) await test.close();
});

const quiet = { signal: new AbortController().signal, progress: (): void => undefined };
const run = (test: TestWorkspace, steps: unknown[]): Promise<AnalysisResult> =>
  runRecipe(test.workspace, { recipeVersion: 2, title: 'คำถาม', steps }, quiet);
type Row = Record<string, unknown>;
const rowsOf = (test: TestWorkspace, layer: string): Row[] =>
  test.workspace.db.all({ text: `SELECT * FROM ${quoteName(layer)} ORDER BY code`, values: [] });
const label = { th: 'ทดสอบ', en: 'Test' };
const addVillage = (test: TestWorkspace, code: string, x: number, y: number): void =>
  test.workspace.change({ kind: 'edit', label }, (change) => {
    change.insert('village', { code, moo: 9, name_th: `บ้าน ${code}` }, encodePointWkb(x, y));
  });
const count = (areas: string, input: string): unknown => ({
  id: 'count',
  op: 'count-in-areas',
  areas,
  input,
});
const code = (work: () => unknown): string => {
  try {
    work();
    return 'none';
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
};

describe('an answer and the one before it', () => {
  it('are compared area by area, and the same two once', async () => {
    const test = await land();
    const before = await run(test, [count('subdistrict', 'village')]);
    expect(earlierAnswer(test.workspace, before.layer)).toBeNull();
    expect(code(() => compareAnswer(test.workspace, before.layer))).toBe('recipe-not-comparable');
    for (const [at, x] of [100.02, 100.03, 100.04].entries()) addVillage(test, `99020${at}`, x, 15.02);
    test.workspace.change({ kind: 'edit', label }, (change) => change.remove('village', [4]));
    const after = await run(test, [count('subdistrict', 'village')]);
    expect(earlierAnswer(test.workspace, after.layer)?.layer).toBe(before.layer);
    const compared = compareAnswer(test.workspace, after.layer);
    const rows = rowsOf(test, compared.layer);
    expect(rows.map((row) => [row.code, row.before, row.after, row.value, row.change])).toEqual([
      ['990101', 1, 4, 3, 'เพิ่มขึ้น'],
      ['990102', 1, 1, 0, 'เท่าเดิม'],
      ['990201', 1, 1, 0, 'เท่าเดิม'],
      // A village list that was emptied is not known to be none.
      ['990202', 1, null, null, 'ยังไม่มีข้อมูล'],
    ]);
    expect(compared).toMatchObject({ rows: 4, total: 2, suppressed: 0, valueField: 'value' });
    expect(compared.compared).toMatchObject({ before: before.layer, after: after.layer });
    expect(compared.sentence).toMatch(
      /จาก 4 ตำบล เพิ่มขึ้น 1 ลดลง 0 เท่าเดิม 2 ยังไม่มีข้อมูล 1 รวมเพิ่มขึ้น 2 .+\(จาก 4 เป็น 6\)/,
    );
    expect(compared.sentence).toMatch(/เพิ่มมากสุดที่ ต\.ตะวันตกใต้ 3/);
    expect(compareAnswer(test.workspace, after.layer)).toMatchObject({ layer: compared.layer, reused: true });
    const style = layerStyle.parse(
      JSON.parse(
        String(
          test.workspace.db.get<{ style: string }>({
            text: 'SELECT style FROM layer WHERE name = ?',
            values: [compared.layer],
          })?.style,
        ),
      ),
    );
    expect([style.kind, style.field, style.classes?.ramp]).toEqual(['classes', 'value', 'diverging']);
    test.workspace.journal.undo();
    expect(code(() => rowsOf(test, compared.layer))).not.toBe('none');
  });

  it('are compared as choices of rows where being chosen is all that they say', async () => {
    const test = await land();
    const near = { id: 'near', op: 'near', input: 'village', of: 'housing_project', distanceM: 8000 };
    const before = await run(test, [near]);
    addVillage(test, '99020155', 100.03, 15.02);
    test.workspace.change({ kind: 'edit', label }, (change) => change.remove('village', [1]));
    const after = await run(test, [near]);
    expect([before.rows, after.rows]).toEqual([1, 1]);
    const compared = compareAnswer(test.workspace, after.layer);
    expect(rowsOf(test, compared.layer).map((row) => [row.code, row.value, row.change])).toEqual([
      ['99010101', -1, 'ไม่มีแล้ว'],
      ['99020155', 1, 'มีใหม่'],
    ]);
    expect(compared.sentence).toContain('เข้ามาใหม่ 1 หมู่บ้าน (บ้าน 99020155) ไม่อยู่แล้ว 1 หมู่บ้าน คงอยู่ 0');
    expect(compared.total).toBe(0);
  });

  it('say nothing of how far a row was that was not there', async () => {
    const test = await land();
    const nearest = { id: 'nearest', op: 'nearest', input: 'village', of: 'housing_project', k: 1 };
    await run(test, [nearest]);
    addVillage(test, '99020155', 100.03, 15.02);
    test.workspace.change({ kind: 'edit', label }, (change) => change.remove('village', [1]));
    const compared = compareAnswer(test.workspace, (await run(test, [nearest])).layer);
    const rows = rowsOf(test, compared.layer).filter((row) => row.before === null || row.after === null);
    expect(rows.map((row) => [row.code, row.value, row.change])).toEqual([
      ['99010101', null, 'ไม่มีแล้ว'],
      ['99020155', null, 'มีใหม่'],
    ]);
    expect(compared.sentence).not.toMatch(/มากสุดที่/);
  });

  it('are compared anew when a layer of the same name is another answer', async () => {
    const test = await land();
    const steps = [count('subdistrict', 'village')];
    await run(test, steps);
    addVillage(test, '99020155', 100.03, 15.02);
    const second = await run(test, steps);
    expect(compareAnswer(test.workspace, second.layer).total).toBe(1);
    test.workspace.change({ kind: 'edit', label }, (change) => change.removeLayer(second.layer));
    addVillage(test, '99020156', 100.04, 15.02);
    const third = await run(test, steps);
    expect(third.layer).toBe(second.layer);
    expect(compareAnswer(test.workspace, third.layer)).toMatchObject({ total: 2, reused: false });
  });

  it('tell small differences of shares apart', async () => {
    const test = await land();
    const share = { id: 's', op: 'calculate', input: '#count', title: 'share', expression: 'count / 300' };
    const steps = [count('subdistrict', 'village'), share];
    await run(test, steps);
    addVillage(test, '99020155', 100.03, 15.02);
    const compared = compareAnswer(test.workspace, (await run(test, steps)).layer);
    expect(rowsOf(test, compared.layer).map((row) => row.change)).toEqual([
      'เพิ่มขึ้น',
      ...['เท่าเดิม', 'เท่าเดิม', 'เท่าเดิม'],
    ]);
  });

  it('tell small differences apart beside great ones, but not what rounding leaves', () => {
    const least = (...values: (number | null)[]): number =>
      leastDifference(values.map((value) => ({ value })));
    expect(least(3, 4, null)).toBe(0.5);
    // Of shares up to one 0.010 and 0.014 are two figures.
    expect(least(1, 0.01, 0.014)).toBeLessThan(0.004);
    expect(least(0.02, 0.01)).toBeLessThan(0.0001);
    expect(least(40_000.25, 1.5)).toBe(0.005);
  });

  it('are those of one question with one value in each blank', async () => {
    const test = await land();
    const near = { id: 'near', op: 'near', input: 'village', of: 'housing_project', distanceM: 8000 };
    await run(test, [near]);
    const wider = await run(test, [{ ...near, distanceM: 9000 }]);
    expect(code(() => compareAnswer(test.workspace, wider.layer))).toBe('recipe-not-comparable');
  });
});

describe('a comparison of households', () => {
  it('withholds every difference of which one figure is withheld, and the total with a lone one', async () => {
    const test = await land();
    const { restricted } = test.workspace;
    await restricted.create('a passphrase of the test');
    // Its council area holds half of each district: with the districts' figures it would tell all four from one.
    test.workspace.change({ kind: 'edit', label }, (change) => change.remove('council_area', [1]));
    let households = 0;
    const settle = (n: number, x: number, y: number): void =>
      restricted.change({ kind: 'edit', label }, (db) => {
        const insert = db.statement('INSERT INTO household (id, geom) VALUES (?, ?)');
        for (let i = 0; i < n; i++) insert.run(`h${households++}`, encodePointWkb(x, y));
      });
    settle(40, 100.02, 15.02);
    settle(3, 100.02, 15.18);
    settle(20, 100.12, 15.02);
    settle(30, 100.12, 15.18);
    const before = await run(test, [count('subdistrict', 'household')]);
    settle(9, 100.02, 15.18);
    settle(2, 100.12, 15.02);
    const after = await run(test, [count('subdistrict', 'household')]);
    const figures = (layer: string): unknown[] => rowsOf(test, layer).map((row) => row.value);
    expect(figures(before.layer)).toEqual([null, null, 20, 30]);
    expect(figures(after.layer)).toEqual([40, 12, 22, 30]);
    const compared = compareAnswer(test.workspace, after.layer);
    const rows = rowsOf(test, compared.layer);
    expect(rows.map((row) => [row.before, row.after, row.value, row.value_state])).toEqual([
      [null, 40, null, 'suppressed'],
      [null, 12, null, 'suppressed'],
      [20, 22, 2, null],
      [30, 30, 0, null],
    ]);
    expect(compared.suppressed).toBe(2);
    expect(compared.sentence).toContain('เท่าเดิม 1 ปกปิด 2');
    // 104 less 93, less what is shown, is what both withheld ones changed together; of either alone nothing follows.
    expect(compared.total).toBe(11);
  });
});

describe('a saved recipe', () => {
  it('remembers its last run, whatever stood in its open blanks, and says which data changed since', async () => {
    const test = await land();
    const near = {
      id: 'near',
      op: 'near',
      input: 'village',
      of: 'housing_project',
      distanceM: 8000,
    } as const;
    const recipe = {
      ...{ recipeVersion: 2 as const, title: 'ใกล้โครงการ', steps: [{ ...near, beyond: false }] },
      parameters: [{ name: 'ระยะ', step: 'near', blank: 'distanceM', required: false }],
    };
    expect(saveRecipe(test.workspace, 'ใกล้โครงการ', recipe)[0]?.lastRun).toBeNull();
    const answer = await run(test, [{ ...near, distanceM: 5000 }]);
    const [fresh] = listRecipes(test.workspace);
    expect(fresh?.lastRun).toMatchObject({ layer: answer.layer, values: { ระยะ: 5000 }, changed: [] });
    addVillage(test, '99020155', 100.03, 15.02);
    expect(listRecipes(test.workspace)[0]?.lastRun?.changed).toEqual(['หมู่บ้าน/ชุมชน']);
    test.workspace.change({ kind: 'edit', label }, (change) => change.removeLayer(answer.layer));
    expect(listRecipes(test.workspace)[0]?.lastRun).toBeNull();
  });
});
