import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnalysisResult } from '../../../shared/contract/analyses.ts';
import type { CellValue } from '../../../shared/contract/base.ts';
import { RECIPE_VERSION } from '../../../shared/contract/recipe.ts';
import { stepsOfQuestion } from '../../../shared/domain/question-steps.ts';
import { encodePointWkb, encodeWkb } from '../../../shared/geo/wkb.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { listLeftOut } from './list-left-out.ts';
import { runRecipe } from './run-recipe.ts';
import { asking } from './testing/asking.ts';

const label = { th: 'ทดสอบ', en: 'Test' };
const quiet = { signal: new AbortController().signal, progress: (): void => undefined };
const square = (west: number, south: number, size: number): Uint8Array => {
  const [east, north] = [west + size, south + size];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ] as [number, number][];
  return encodeWkb({ type: 'Polygon', coordinates: [ring] });
};
/** Members of its funds and people of each council area: three are asked about, of two something is not known. */
const COUNCILS = [
  ['สภาน้อย', [30, 20], 1000],
  ['สภามาก', [300], 1000],
  ['สภาพอดี', [100], 1000],
  ['สภาไม่มีกองทุน', [], 1000],
  ['สภาไม่รู้คน', [10], null],
] as const;

let test: TestWorkspace;
let managed: string;
beforeAll(async () => {
  test = await aWorkspace({ areas: true });
  const { workspace } = test;
  workspace.change({ kind: 'edit', label }, (change) => {
    for (const [i, [name, funds, people]] of COUNCILS.entries()) {
      const area = square(100 + i / 50, 15, 0.02);
      const { id } = change.insert('council_area', { code: `C${i}`, name_th: name }, area);
      for (const members of funds)
        change.insert('welfare_fund', { name_th: 'กองทุน', council_area_id: id, members });
      if (people !== null)
        change.insert('area_statistic', {
          ...{ area_level: 'council_area', area_id: id, indicator: 'population' },
          ...{ year_be: 2568, value: people, unit: 'คน' },
        });
    }
    change.insert('community_forest', { name_th: 'ป่า' }, square(100.01, 15.02, 0.02));
  });
  managed =
    workspace.db.get<{ id: string }>({
      text: "SELECT id FROM subdistrict WHERE code = '990101'",
      values: [],
    })?.id ?? '';
});
afterAll(() => test.close());

const { rowsOf } = asking(() => test);
const answer = (id: string, values: Record<string, CellValue>): Promise<AnalysisResult> =>
  runRecipe(
    test.workspace,
    { recipeVersion: RECIPE_VERSION, title: id, steps: stepsOfQuestion(id, values) },
    quiet,
  );

describe('ready questions of a province', () => {
  it('find council areas whose funds have few members, of all their funds together', async () => {
    const result = await answer('small-funds', { subject: 'welfare_fund' });
    const rows = rowsOf(result);
    expect(rows.map((row) => [row.name_th, row[result.valueField]])).toEqual([['สภาน้อย', 5]]);
    expect(result.sentence).toBe(
      'จากพื้นที่สภาฯ 6 พื้นที่ มี 1 พื้นที่ที่สมาชิกกองทุนไม่ถึงร้อยละ 10 ของประชากร ยังไม่มีข้อมูล 3 พื้นที่',
    );
    const missing = result.leftOut.filter(({ code }) => code === 'value-missing');
    expect(missing.map(({ count }) => count)).toEqual([3, 3]);
    expect(result.inputs.map(({ name }) => name)).toContain('area_statistic');
  });

  it('are asked again when the people of an area change', async () => {
    const before = await answer('small-funds', { subject: 'welfare_fund' });
    expect(before.reused).toBe(true);
    const { db } = test.workspace;
    const fid = db.get<{ fid: number }>({
      text: 'SELECT min(fid) AS fid FROM area_statistic',
      values: [],
    })?.fid;
    test.workspace.change({ kind: 'edit', label }, (change) =>
      change.update('area_statistic', fid ?? 0, { value: 400 }),
    );
    const after = await answer('small-funds', { subject: 'welfare_fund' });
    expect([after.reused, after.rows]).toEqual([false, 0]);
  });

  it('tell the rai of forest in each ring around villages', async () => {
    const result = await answer('rings', { subject: 'community_forest', of: 'village' });
    const rows = rowsOf(result);
    expect(rows.map(({ ring }) => ring)).toEqual(['ภายใน 1 กม.', '1–3 กม.', '3–5 กม.']);
    const rai = rows.map((row) => Number(row[result.valueField]));
    expect(result.total).toBeCloseTo(
      rai.reduce((sum, one) => sum + one, 0),
      6,
    );
    expect(result.sentence).toMatch(
      /^ป่าชุมชนรอบหมู่บ้าน ภายใน 1 กม\. .+ ไร่ · 1–3 กม\. .+ ไร่ · 3–5 กม\. .+ รวม .+ ไร่$/,
    );
    expect(result.sentenceEn).toMatch(/^Community forests around villages: within 1 km .+ rai, 1–3 km/);
  });
});

describe('ready questions that the restricted store answers', () => {
  it('are refused while there is none', async () => {
    await expect(answer('no-manager', { areas: 'subdistrict' })).rejects.toThrow('restricted-missing');
  });

  it('find areas without a social manager of today, and name nobody', async () => {
    const { restricted } = test.workspace;
    await restricted.create('a passphrase of the test');
    restricted.change({ kind: 'edit', label }, (db) => {
      const insert = db.statement(
        'INSERT INTO role_assignment (id, person_id, role, area_level, area_id, to_on) VALUES (?, ?, ?, ?, ?, ?)',
      );
      db.statement('INSERT INTO person (id, given_name) VALUES (?, ?)').run('p1', 'ใครบางคน');
      insert.run('r1', 'p1', 'social-manager', 'subdistrict', managed, null);
      insert.run('r2', 'p1', 'social-manager', 'subdistrict', 'another', null);
    });
    const result = await answer('no-manager', { areas: 'subdistrict' });
    expect(result.sentence).toBe(
      'จาก 4 ตำบล มี 3 ตำบลที่ยังไม่มีนักจัดการทางสังคม คือ ต.ตะวันตกเหนือ ต.ตะวันออกใต้ และ ต.ตะวันออกเหนือ',
    );
    expect(rowsOf(result).map(({ code }) => code)).not.toContain('990101');
    expect(JSON.stringify([result, rowsOf(result)])).not.toMatch(/ใครบางคน|p1/);
    restricted.lock();
    await expect(answer('no-manager', { areas: 'council_area' })).rejects.toThrow('restricted-locked');
    await restricted.unlock('a passphrase of the test');
  });

  it('count households in unsafe houses outside any project, withholding few and few others', async () => {
    const { restricted } = test.workspace;
    restricted.change({ kind: 'edit', label }, (db) => {
      const insert = db.statement('INSERT INTO household (id, house_condition, geom) VALUES (?, ?, ?)');
      let n = 0;
      const settle = (count: number, condition: string, x: number, y: number): void => {
        for (let i = 0; i < count; i++) insert.run(`h${n++}`, condition, encodePointWkb(x, y));
      };
      settle(20, 'unsafe', 100.02, 15.02);
      settle(30, 'sound', 100.02, 15.02);
      settle(12, 'unsafe', 100.12, 15.02);
      settle(2, 'sound', 100.12, 15.02);
      settle(9, 'unsafe', 100.02, 15.18);
      settle(9, 'sound', 100.02, 15.18);
      settle(30, 'sound', 100.12, 15.18);
      settle(7, 'unsafe', 110, 1);
      db.statement('INSERT INTO housing_unit (id, project_id, household_id) VALUES (?, ?, ?)').run(
        'u',
        'x',
        'h0',
      );
    });
    const result = await answer('unsafe-houses', { areas: 'subdistrict' });
    const rows = rowsOf(result);
    const value = (x: string): unknown => rows.find(({ code }) => code === x)?.value;
    // One of the twenty is in a project: kept behind the key.
    const exact = restricted
      .db()
      .all<{ value: number }>({
        text: 'SELECT value FROM analysis_result_exact WHERE layer = ? ORDER BY value',
        values: [result.layer],
      })
      .map((row) => row.value);
    expect(exact).toEqual([0, 9, 12, 19]);
    // Twelve of fourteen would tell that two are not, and the others with the total that twelve are.
    const shown = rows.flatMap(({ value: figure }) => (typeof figure === 'number' ? [figure] : []));
    expect(shown).toEqual([9, 0]);
    expect(rows.filter(({ value_state }) => value_state === 'suppressed')).toHaveLength(2);
    expect(value('990101')).toBeNull();
    expect(result.sentence).toContain('ครัวเรือนบ้านไม่ปลอดภัยที่ยังไม่อยู่ในโครงการ');
    for (const [at, line] of result.leftOut.entries())
      if (line.code === 'not-in-any-area')
        expect([line.listed, listLeftOut(test.workspace, result.layer, at).rows]).toEqual([undefined, []]);
  });
});
