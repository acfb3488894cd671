import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dayAfter, dayInThailand } from '../../../shared/domain/dates.ts';
import { encodePointWkb } from '../../../shared/geo/wkb.ts';
import { areasApp } from '../areas/testing/areas-app.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { evidenceOf } from './analyses.queries.ts';
import { changedInputs, readAnswer } from './earlier-answers.ts';
import { asking } from './testing/asking.ts';

const label = { th: 'ทดสอบ', en: 'Test' };
const DAY_MS = 86_400_000;
const UNCHANGED = { changed: [], unsure: false, newDay: false };

describe('what an answer stands on', () => {
  let test: TestWorkspace;
  beforeEach(async () => {
    test = await aWorkspace({ areas: true });
  });
  afterEach(async () => {
    vi.useRealTimers();
    await test.close();
  });
  const { run } = asking(() => test);
  const changes = (layer: string) => {
    const answer = readAnswer(layer, evidenceOf(test.workspace.db, layer)?.evidence ?? '');
    return answer && changedInputs(test.workspace, answer);
  };
  const change = (work: Parameters<TestWorkspace['workspace']['change']>[1]): unknown =>
    test.workspace.change({ kind: 'edit', label }, work);

  it('has changed when rows were edited, and when a layer was deleted', async () => {
    const { layer: kept } = await run({ op: 'select-by-value', input: 'village', where: "code > '9901'" });
    const { layer } = await run({ op: 'select-by-value', input: kept, where: "code > '9901'" });
    expect([changes(kept), changes(layer)]).toEqual([UNCHANGED, UNCHANGED]);
    change((step) => step.update('village', 1, { name_th: 'ใหม่' }));
    expect([changes(kept)?.changed, changes(layer)]).toEqual([['หมู่บ้าน/ชุมชน'], UNCHANGED]);
    change((step) => step.removeLayer(kept));
    expect(changes(layer)).toEqual({ ...UNCHANGED, changed: ['คำถาม'] });
  });

  it('has changed when households were added, which can not be told of a locked store', async () => {
    const { restricted } = test.workspace;
    await restricted.create('a passphrase of the test');
    let n = 0;
    const settle = (): unknown =>
      restricted.change({ kind: 'edit', label }, (db) => {
        for (let i = 0; i < 20; i++)
          db.statement('INSERT INTO household (id, geom) VALUES (?, ?)').run(
            `h${n++}`,
            encodePointWkb(100.02 + 0.001 * i, 15.02),
          );
      });
    settle();
    const { layer } = await run({ op: 'count-in-areas', areas: 'subdistrict', input: 'household' });
    expect(changes(layer)).toEqual(UNCHANGED);
    restricted.lock();
    expect(changes(layer)).toEqual({ ...UNCHANGED, unsure: true });
    await restricted.unlock('a passphrase of the test');
    expect(changes(layer)).toEqual(UNCHANGED);
    settle();
    expect(changes(layer)).toEqual({ ...UNCHANGED, changed: ['ครัวเรือน'] });
  });

  it('is of another day where a formula asks for today', async () => {
    const where = "days_between('2026-01-01', today()) > 0";
    const [dated, plain] = [
      await run({ op: 'select-by-value', input: 'village', where }),
      await run({ op: 'select-by-value', input: 'village', where: "code > '9901'" }),
    ];
    expect(changes(dated.layer)).toEqual(UNCHANGED);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + DAY_MS });
    expect(changes(dated.layer)).toEqual({ ...UNCHANGED, newDay: true });
    expect(changes(plain.layer)).toEqual(UNCHANGED);
  });

  it('has changed once an area is in force no more, though nobody edited it', async () => {
    change((step) => step.update('council_area', 1, { valid_to: dayAfter(dayInThailand(), 1) }));
    const councils = { op: 'area-in-areas', areas: 'subdistrict', input: 'council_area' };
    const { layer } = await run(councils, { op: 'select-by-value', input: '#s0', where: 'area_rai >= 0' });
    expect(changes(layer)).toEqual(UNCHANGED);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3 * DAY_MS });
    expect(changes(layer)?.changed.length).toBeGreaterThan(0);
  });
});

describe('a question', () => {
  const app = areasApp();

  it('tells over the page what has changed since its answer', async () => {
    const recipe = {
      ...{ recipeVersion: 2 as const, title: 'ตำบล' },
      steps: [{ id: 's', op: 'select-by-value' as const, input: 'subdistrict', where: "code <> ''" }],
    };
    const { jobId } = await app.client().analyses.run({ recipe });
    const { layer } = await app.resultOf<{ layer: string }>(jobId);
    expect(await app.client().analyses.changes({ layer })).toEqual(UNCHANGED);
  });

  it('that is called by an ID number is refused before a job is named by it', async () => {
    const steps = [{ id: 's', op: 'select-by-value' as const, input: 'subdistrict', where: "code <> ''" }];
    const before = (await app.client().jobs.list()).length;
    const title = 'ของ 1101700230708';
    await expect(app.client().analyses.run({ recipe: { recipeVersion: 2, title, steps } })).rejects.toThrow();
    const jobs = await app.client().jobs.list();
    expect(jobs).toHaveLength(before);
    expect(JSON.stringify(jobs)).not.toContain('1101700230708');
  });
});
