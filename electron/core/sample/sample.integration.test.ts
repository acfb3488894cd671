import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bilingual } from '../../../shared/contract/base.ts';
import { codeListOf } from '../../../shared/domain/code-lists/index.ts';
import { isNationalId } from '../../../shared/domain/national-id.ts';
import { REGISTERS } from '../../../shared/domain/registers/index.ts';
import { sql } from '../db/index.ts';
import { findDuplicates } from '../restricted/rows/persons.ts';
import { aCore, type TestCore } from '../testing/workspace.ts';
import { createWorkspaceSession, type WorkspaceSession } from '../workspace/index.ts';
import { fillSample, SAMPLE_WORKSPACE } from './index.ts';

const gdal = spawnSync('ogrinfo', ['--version']).status === 0;

let core: TestCore;
let session: WorkspaceSession;
let steps: Bilingual[];
let passphrase: string;
const workspace = () => {
  const open = session.current();
  if (!open) throw new Error('no workspace is open');
  return open;
};
const count = (table: string): number =>
  workspace().db.get<{ n: number }>(sql`SELECT count(*) AS n FROM ${sql.id(table)}`)?.n ?? -1;

beforeAll(async () => {
  core = aCore();
  session = createWorkspaceSession(core.parts);
  core.parts.onClose(async () => void (await session.close()));
  await session.create(SAMPLE_WORKSPACE);
  steps = [];
  const control = {
    signal: new AbortController().signal,
    progress: (_: number | null, step?: Bilingual) => void (step && steps.push(step)),
  };
  passphrase = (await fillSample(workspace(), { control })).passphrase;
});
afterAll(() => core.close());

describe('the sample workspace', () => {
  it('holds every register, with source and date, and tells its steps', () => {
    const counts = ['province', 'zone', 'district', 'subdistrict', 'council_area', 'village'].map(count);
    expect(counts).toEqual([1, 3, 8, 55, 60, 500]);
    expect([count('community_forest'), count('housing_project'), count('zone_district')]).toEqual([
      94, 120, 8,
    ]);
    expect(count('council_area_subdistrict')).toBeGreaterThan(60);
    const organisations = ['local_authority', 'council', 'learning_area', 'partner', 'working_group'].map(
      count,
    );
    expect(organisations).toEqual([60, 60, 49, 9, 13]);
    expect([count('welfare_fund') > 35, count('area_statistic')]).toEqual([true, 165]);
    const layers = workspace().db.all<{ source: string | null; as_of: string | null }>(
      sql`SELECT source, as_of FROM layer WHERE name <> 'forest_part'`,
    );
    for (const layer of layers) expect(layer).toEqual({ source: 'ข้อมูลสมมติ', as_of: '2026-09-30' });
    expect(steps.length).toBe(3);
    expect(workspace().info()).toMatchObject({ sample: true, provinceCode: '98', provinceName: 'ศรีธารา' });
  });

  it('keeps to the code lists of its registers', () => {
    for (const register of REGISTERS)
      for (const field of register.fields) {
        if (!field.codeList || register.store === 'restricted') continue;
        const allowed = codeListOf(field.codeList)?.items.map((item) => item.value) ?? [];
        const used = workspace().db.all<{ v: string }>(
          sql`SELECT DISTINCT ${sql.id(field.name)} AS v FROM ${sql.id(register.key)} WHERE ${sql.id(field.name)} NOTNULL`,
        );
        for (const { v } of used) expect(allowed, `${register.key}.${field.name}`).toContain(v);
      }
  });

  it('links villages, projects and households to areas that are there', () => {
    const lost = (table: string): number =>
      workspace().db.get<{ n: number }>(sql`SELECT count(*) AS n FROM ${sql.id(table)}
        WHERE council_area_id NOT IN (SELECT id FROM council_area) OR council_area_id IS NULL`)?.n ?? -1;
    expect([lost('village'), lost('housing_project')]).toEqual([0, 0]);
    const villages = new Set(
      workspace()
        .db.all<{ id: string }>(sql`SELECT id FROM village`)
        .map(({ id }) => id),
    );
    const households = workspace()
      .restricted.db()
      .all<{ village_id: string }>(sql`SELECT village_id FROM household`);
    expect(households.length).toBe(5000);
    expect(households.every((one) => villages.has(one.village_id))).toBe(true);
  });

  it('holds persons whom nobody can take for real ones, and a zone that lacks a role', () => {
    const people = workspace().restricted.db();
    const count = (table: string): number =>
      people.get<{ n: number }>(sql`SELECT count(*) AS n FROM ${sql.id(table)}`)?.n ?? 0;
    expect([count('person'), count('role_assignment')]).toEqual([30, 32]);
    expect([count('hh_member') > 1200, count('recheck') > 200, count('housing_unit') > 60]).toEqual([
      true,
      true,
      true,
    ]);
    const numbers = people.all<{ n: string }>(
      sql`SELECT national_id AS n FROM hh_member WHERE national_id NOTNULL`,
    );
    expect(numbers.length).toBeGreaterThan(300);
    // Right by its last digit, and by its first one given to nobody.
    for (const { n } of numbers) expect([isNationalId(n), n[0]]).toEqual([true, '9']);
    for (const { p } of people.all<{ p: string }>(sql`SELECT phone AS p FROM person`))
      expect(p).toMatch(/^02000\d{4}$/);
    const zones = people.all<{ n: number }>(sql`SELECT count(DISTINCT role) AS n FROM role_assignment
      WHERE area_level = 'zone' GROUP BY area_id ORDER BY n`);
    expect(zones.map(({ n }) => n)).toEqual([2, 3, 3]);
    const lost = people.get<{ n: number }>(sql`SELECT count(*) AS n FROM role_assignment WHERE area_id IS NULL
      OR (group_id IS NULL AND role <> 'social-manager')`);
    expect(lost).toEqual({ n: 0 });
    expect(findDuplicates(workspace()).length).toBeGreaterThanOrEqual(4);
  });

  it('keeps to the code lists of the registers of persons, too', () => {
    const people = workspace().restricted.db();
    for (const register of REGISTERS)
      for (const { name, codeList, many } of register.fields) {
        if (!codeList || register.store !== 'restricted' || register.key === 'app_user') continue;
        const allowed = codeListOf(codeList)?.items.map((item) => item.value) ?? [];
        const used = people.all<{ v: string }>(
          sql`SELECT DISTINCT ${sql.id(name)} AS v FROM ${sql.id(register.key)} WHERE ${sql.id(name)} NOTNULL`,
        );
        const values = used.flatMap(({ v }) => (many ? (JSON.parse(v) as string[]) : [v]));
        for (const value of values) expect(allowed, `${register.key}.${name}`).toContain(value);
      }
  });

  it('does not let undo go behind its making, and passes its own check', async () => {
    expect(workspace().journal.state()).toEqual({ undo: null, redo: null });
    expect(await session.check()).toEqual({ ok: true, issues: [] });
  });

  it('opens again with the passphrase that was shown, and no household is in the open file', async () => {
    const { folder } = workspace();
    await session.close();
    const bytes = ['workspace.gpkg', 'restricted.db'].map((name) =>
      readFileSync(join(folder, name)).toString('latin1'),
    );
    const surname = Buffer.from('มิใช่คนจริง', 'utf8').toString('latin1');
    for (const text of bytes) {
      expect(text).not.toContain('98010101-0001');
      expect(text).not.toContain(surname);
    }
    await session.open(folder);
    expect(workspace().restricted.households()).toBeNull();
    await workspace().restricted.unlock(passphrase);
    expect(workspace().restricted.households()).toBe(5000);
    expect(core.bugs).toEqual([]);
  });

  it.skipIf(!gdal)('is read by GDAL with the same counts (skipped without GDAL)', () => {
    const listed = execFileSync('ogrinfo', ['-ro', '-so', '-al', workspace().gpkgPath], { encoding: 'utf8' });
    const counts = new Map(
      [...listed.matchAll(/Layer name: (\w+)[\s\S]*?Feature Count: (\d+)/g)].map(([, name, n]) => [
        name,
        Number(n),
      ]),
    );
    for (const table of ['zone', 'subdistrict', 'council_area', 'village', 'community_forest'])
      expect(counts.get(table), table).toBe(count(table));
    expect(counts.get('zone_scheme_1')).toBe(3);
  });
});
