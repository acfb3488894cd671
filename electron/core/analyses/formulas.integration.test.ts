import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dayAfter, dayInThailand } from '../../../shared/domain/dates.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { asking } from './testing/asking.ts';

const label = { th: 'ทดสอบ', en: 'Test' };
const DAY_MS = 86_400_000;
let test: TestWorkspace;
beforeEach(async () => {
  test = await aWorkspace({ areas: true });
});
afterEach(async () => {
  vi.useRealTimers();
  await test.close();
});

const { run, rowsOf } = asking(() => test);

describe('formulas over a layer', () => {
  it('take yes and no as such', async () => {
    const asked = { op: 'calculate', input: 'village', title: 'west', expression: "starts(code, '9901')" };
    const { layer } = await run(asked);
    expect((await run({ op: 'select-by-value', input: layer, where: 'west' })).rows).toBe(2);
    const said = await run({
      op: 'calculate',
      input: layer,
      title: 'side',
      expression: "if(west, 'ใช่', 'ไม่')",
    });
    expect(rowsOf(said).map(({ side }) => side)).toEqual(['ใช่', 'ใช่', 'ไม่', 'ไม่']);
  });

  it('reckon money in baht, and so does the weight of a density', async () => {
    test.workspace.change({ kind: 'edit', label }, (change) =>
      change.update('housing_project', 1, { budget_satang: 5_000_000 }),
    );
    const input = 'housing_project';
    expect((await run({ op: 'select-by-value', input, where: 'budget_satang > 50000' })).rows).toBe(0);
    expect((await run({ op: 'select-by-value', input, where: 'budget_satang = 50000' })).rows).toBe(1);
    const half = await run({ op: 'calculate', input, title: 'half', expression: 'budget_satang / 2' });
    expect(rowsOf(half)[0]).toMatchObject({ half: 25_000, budget_baht: 50_000 });
    const dense = { op: 'density', input, radiusM: 3000, cellM: 500, weight: 'budget_satang' };
    const sum = rowsOf(await run(dense)).reduce((all, { density }) => all + Number(density) * 0.25, 0);
    expect(sum / 50_000).toBeCloseTo(1, 1);
  });
});

describe('a formula that yields nothing', () => {
  const refusal = (step: object): Promise<unknown> => run(step).catch((error: unknown) => error);

  it.each([
    ['text', 'village', 'name_th * 2', 'not-number'],
    ['a table without areas', 'village', 'area_rai()', 'no-shape'],
    ['a division by zero', 'village', 'length(code) / (length(code) - length(code))', 'uncomputable'],
  ])('is refused by its reason: %s', async (_, input, expression, problem) => {
    const refused = await refusal({ op: 'calculate', input, title: 'x', expression });
    expect(refused).toMatchObject({ code: 'formula-invalid', details: { problem } });
    const where = `${expression} > 1`;
    expect(await refusal({ op: 'select-by-value', input, where })).toMatchObject({ details: { problem } });
  });

  it('is no condition where it is a number', async () => {
    const refused = await refusal({ op: 'select-by-value', input: 'village', where: '5' });
    expect(refused).toMatchObject({ code: 'formula-invalid', details: { problem: 'condition' } });
  });

  it('for some rows only tells how many, each by its own reason', async () => {
    test.workspace.change({ kind: 'edit', label }, (change) =>
      change.update('village', 1, { name_th: '12' }),
    );
    const result = await run({ op: 'calculate', input: 'village', title: 'x', expression: 'name_th * 2' });
    expect(result.leftOut).toMatchObject([{ code: 'value-not-number', count: 3 }]);
    expect(rowsOf(result).map(({ x }) => x)).toEqual([24, null, null, null]);
  });
});

describe('an answer that was given before', () => {
  it('is given again on the same day only where today is asked for', async () => {
    const old = { op: 'select-by-value', input: 'village', where: "days_between('2026-01-01', today()) > 0" };
    const plain = { op: 'select-by-value', input: 'village', where: "code > '9901'" };
    const [first, same] = [await run(old), await run(plain)];
    expect((await run(old)).reused).toBe(true);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * DAY_MS });
    const next = await run(old);
    expect([next.reused, next.layer === first.layer]).toEqual([false, false]);
    expect(await run(plain)).toMatchObject({ layer: same.layer, reused: true });
  });

  it('is worked out anew once an area is in force no more', async () => {
    test.workspace.change({ kind: 'edit', label }, (change) =>
      change.update('council_area', 1, { valid_to: dayAfter(dayInThailand(), 1) }),
    );
    const forest = { op: 'difference', input: 'community_forest', with: 'subdistrict' };
    const councils = { op: 'area-in-areas', areas: 'subdistrict', input: 'council_area' };
    await run(forest);
    expect((await run(councils)).total).toBeGreaterThan(0);
    test.workspace.change({ kind: 'edit', label }, (change) =>
      change.insert('council_area', { code: 'C9', name_th: 'ที่สอง' }, null),
    );
    expect((await run(councils)).reused).toBe(false);
    expect((await run(councils)).reused).toBe(true);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3 * DAY_MS });
    expect((await run(councils)).reused).toBe(false);
    expect((await run(forest)).reused).toBe(true);
  });
});

describe('a question with an ID number in it', () => {
  it('is refused before anything is kept of it', async () => {
    const where = "code = '1101700230708'";
    const asked = run({ op: 'select-by-value', input: 'village', where });
    const refusal = await asked.catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ code: 'recipe-invalid', details: { problem: 'personal' } });
    expect(JSON.stringify((refusal as Refusal).details)).not.toContain('1101700230708');
    const layers = test.workspace.db.all<{ name: string }>({
      text: "SELECT name FROM layer WHERE evidence LIKE '%1101700230708%'",
      values: [],
    });
    expect(layers).toEqual([]);
  });
});
