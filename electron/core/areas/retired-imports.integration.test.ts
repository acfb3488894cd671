import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AreaGroup } from '../../../shared/contract/import-findings.ts';
import { cellOf, counts, planGiven } from '../imports/matching/testing/plan-given.ts';
import { areasApp } from './testing/areas-app.ts';

const D = '2024-10-01';
const DATA = join(import.meta.dirname, '../../../../shared/data/th/tambon/81_Krabi');
const hasData = existsSync(DATA);
const why = hasData ? '' : ' (skipped: no ../shared/data beside the checkout)';

describe('files that still have retired codes', () => {
  const test = areasApp();
  const retire = async (): Promise<void> => {
    await test.make({
      ...{ kind: 'split', register: 'subdistrict', id: test.idOf('subdistrict', '990101'), onDate: D },
      ...{ keeps: null, shapes: { by: 'none' } },
      parts: [
        { code: '990103', nameTh: 'ริมน้ำ' },
        { code: '990104', nameTh: 'ริมเขา' },
      ],
    });
    await test.make({
      ...{
        kind: 'recode',
        register: 'subdistrict',
        id: test.idOf('subdistrict', '990104'),
        code: '990203',
        onDate: '2025-10-01',
      },
    });
  };
  const groupsOf = async (csv: string): Promise<AreaGroup[]> => {
    const source = { kind: 'text', text: csv, title: 'ทดสอบ' } as const;
    const { proposed } = await test.client().areas.figureTable(source);
    const reading = {
      ...proposed,
      ...{ level: 'subdistrict' as const, areas: { code: 'รหัส' } },
      indicators: [{ column: 'ประชากร', indicator: 'population', unit: 'คน', yearBe: null }],
    };
    return (await test.client().areas.previewFigures({ source, reading })).groups;
  };

  it('are never matched by a retired code: what followed it, over all changes, is suggested with the reason', async () => {
    await retire();
    const [group] = await groupsOf('รหัส\tประชากร\n990101\t10\n990102\t20\n');
    expect(group).toMatchObject({ outcome: 'suggested', area: null });
    expect(group?.note?.th).toBe('รหัส 990101 (ตะวันตกใต้) เลิกใช้แล้ว: แยกพื้นที่ 1 ต.ค. 2567');
    expect(group?.suggestions.map(({ code, reason }) => [code, reason.th])).toEqual([
      ['990103', group?.note?.th],
      ['990203', group?.note?.th],
    ]);
    const recoded = await groupsOf('รหัส\tประชากร\n990104\t10\n');
    expect(recoded[0]?.suggestions.map(({ code }) => code)).toEqual(['990203']);
    expect(recoded[0]?.note?.th).toContain('เปลี่ยนรหัส 1 ต.ค. 2568');
  });

  it('fill no retired row of a register, and give no retired code out again', async () => {
    await retire();
    const rows = [
      { fields: { code: '990101', name_th: 'ตะวันตกใต้', district_code: '9901' } },
      { fields: { code: '990104', name_th: 'ริมเขา', district_code: '9901' } },
      { fields: { code: '990102', name_th: 'ตะวันตกเหนือใหม่', district_code: '9901' } },
    ];
    const { plan, write } = await planGiven(test.workspace(), 'subdistrict', rows, { conflicting: 'insert' });
    // 990103 isn't in the file, but rows of its district could not be taken: one of them may be it.
    expect(counts(plan)).toMatchObject({ conflicting: 2, changed: 1, new: 0, missing: 0 });
    expect(plan.report.conflicting.items[0]?.reason?.th).toMatch(/^รหัสนี้เลิกใช้แล้ว/);
    write();
    expect(test.rows('subdistrict').filter(({ code }) => code === '990101')).toHaveLength(1);
    expect(cellOf(test.workspace(), 'subdistrict', '990101', 'valid_to')).toBe('2024-09-30');
    expect(cellOf(test.workspace(), 'subdistrict', '990102', 'name_th')).toBe('ตะวันตกเหนือใหม่');
    expect(plan.skipped.map(({ code }) => code)).toEqual(['code-retired', 'code-retired']);
  });

  it('name no district by the code of a municipal office', async () => {
    const { plan } = await planGiven(test.workspace(), 'district', [
      { fields: { code: '9964', name_th: 'ทต.ทดสอบ', province_code: '99' } },
    ]);
    expect(plan.skipped.map(({ code }) => code)).toEqual(['code-municipal']);
  });

  it('count and lie in the areas of today alone', async () => {
    await retire();
    const points = await test.client().layers.feature({
      ...{ layer: 'housing_project', fid: Number(test.row('housing_project', 'P1').fid) },
    });
    // The retired sub-district still has the boundary; the parts have none yet.
    expect(points.parents.map(({ register }) => register)).not.toContain('subdistrict');
    const job = await test.client().analyses.run({
      recipe: {
        ...{ recipeVersion: 1, title: 'นับหมู่บ้าน' },
        steps: [{ id: 'a', op: 'count-in-areas', areas: 'subdistrict', input: 'village' }],
      },
    });
    const result = await test.resultOf<{ rows: number }>(job.jobId);
    expect(result.rows).toBe(5);
  });
});

describe('real sub-districts', () => {
  const test = areasApp({ filled: false });
  it.skipIf(!hasData)(`of Krabi are merged and split, and districts keep their ground${why}`, async () => {
    const { client } = test.app();
    const files = [test.app().context.files.add(DATA).token];
    const look = await test.resultOf<{ previewId: string; sets: { key: string }[] }>(
      (await client.imports.inspect({ files })).jobId,
    );
    const set = { key: look.sets[0]?.key ?? '', title: 'ตำบล', encoding: null, crs: null };
    const about = { source: 'กรมการปกครอง', asOf: '2024-01-31', register: null };
    const sets = [{ ...set, ...about }];
    await test.resultOf((await client.imports.commit({ previewId: look.previewId, sets })).jobId);
    const fill = await client.imports.useAsRegister({ layer: 'krabi', register: 'subdistrict' });
    await test.resultOf(fill.jobId);
    expect(test.rows('subdistrict')).toHaveLength(53);
    const district = test.areaOf('district', '8102');
    const ids = ['810201', '810202'].map((code) => test.idOf('subdistrict', code));
    const sum = test.areaOf('subdistrict', '810201') + test.areaOf('subdistrict', '810202');
    await test.make({
      ...{ kind: 'merge', register: 'subdistrict', ids, onDate: D, keeps: ids[0] ?? null },
      into: { code: '810201', nameTh: 'เขาพนม' },
    });
    expect(test.areaOf('subdistrict', '810201') / sum).toBeCloseTo(1, 6);
    const fid = Number(test.row('subdistrict', '810201').fid);
    const { extent } = await client.layers.feature({ layer: 'subdistrict', fid });
    const [west, south, east, north] = extent ?? [0, 0, 0, 0];
    const middle = (south + north) / 2;
    await test.make({
      ...{ kind: 'split', register: 'subdistrict', id: ids[0] ?? '', onDate: '2025-10-01', keeps: 0 },
      parts: [
        { code: '810201', nameTh: 'เขาพนม' },
        { code: '810207', nameTh: 'เขาดินใหม่' },
      ],
      shapes: {
        by: 'line',
        lines: [
          [
            [west - 0.1, middle],
            [east + 0.1, middle],
          ],
        ],
      },
    });
    const parts = test.areaOf('subdistrict', '810201') + test.areaOf('subdistrict', '810207');
    expect(parts / sum).toBeCloseTo(1, 5);
    expect(test.areaOf('district', '8102')).toBe(district);
  });
});
