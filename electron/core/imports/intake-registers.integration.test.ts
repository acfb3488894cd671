import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ImportSet } from '../../../shared/contract/imports.ts';
import { sql } from '../db/index.ts';
import { intakeApp } from './testing/intake-app.ts';

const { open, file, look, commit, count } = intakeApp();

const FORESTS = [
  'ชื่อป่าชุมชน,ตำบล,อำเภอ,จังหวัด,ไร่,งาน,ตารางวา',
  'ป่าบ้านกล้วย,บ้านกล้วย,เมืองชัยนาท,ชัยนาท,10,2,50',
  'ป่าในเมือง,ในเมือง,เมืองชัยนาท,ชัยนาท,3,0,0',
  ',ในเมือง,เมืองชัยนาท,ชัยนาท,1,0,0',
  '',
].join('\n');

describe('rows that fill a register', () => {
  const choose = (set: ImportSet) => ({
    key: set.key,
    title: 'ป่าชุมชน',
    register: 'community_forest',
    source: 'กรมป่าไม้',
  });

  it('are mapped, matched and compared; every row is accounted for; one undo takes all of it back', async () => {
    const { previewId, sets } = await look(file('forests.csv', FORESTS));
    const set = sets[0]!;
    expect(set.registers[0]?.key).toBe('community_forest');
    const shown = await open().app.client.imports.preview({ previewId, ...choose(set) });
    expect(shown.register).toBe('community_forest');
    expect(shown.mapping?.found.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['name_th', '@declared-area', '@subdistrict']),
    );
    expect(shown.rowMatch).toMatchObject({ new: { count: 2 }, same: { count: 0 } });
    expect(shown.account).toMatchObject({ read: 3, inserted: 2, skipped: 1 });
    expect(shown.skippedRows).toEqual([expect.objectContaining({ row: 3 })]);
    expect([count('community_forest'), count('import_job')]).toEqual([0, 0]);
    const table = await open().app.client.imports.skippedRows({ previewId, ...choose(set) });
    expect(table.rows).toBe(1);
    const result = await commit(previewId, [{ ...choose(set), saveProfile: 'ป่าชุมชน กรมป่าไม้' }]);
    expect(result).toMatchObject({
      status: 'partial',
      layer: 'community_forest',
      read: 3,
      inserted: 2,
      skipped: 1,
    });
    expect([count('community_forest'), count('import_job'), count('import_profile')]).toEqual([2, 1, 1]);
    const job = open().workspace.db.get<{ settings: string }>(sql`SELECT settings FROM import_job`)!;
    expect(JSON.parse(job.settings)).toMatchObject({
      agency: 'กรมป่าไม้',
      format: 'csv',
      encoding: 'utf-8',
      headerRow: 1,
      placing: { kind: 'none' },
      mapping: expect.any(Array),
      actions: { new: 'insert' },
      original: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    await open().app.client.journal.undo();
    expect([count('community_forest'), count('import_job'), count('import_profile')]).toEqual([0, 0, 0]);
  });

  it('are known again by the profile, and a second file changes what differs', async () => {
    const first = await look(file('forests.csv', FORESTS));
    await commit(first.previewId, [{ ...choose(first.sets[0]!), saveProfile: 'ป่าไม้' }]);
    const next = FORESTS.replace('10,2,50', '11,2,50').replace(
      ',ในเมือง,เมืองชัยนาท,ชัยนาท,1,0,0',
      'ป่าใหม่,ในเมือง,เมืองชัยนาท,ชัยนาท,1,0,0',
    );
    const second = await look(file('forests-2.csv', next));
    const set = second.sets[0]!;
    expect(set).toMatchObject({ profile: { name: 'ป่าไม้' }, profileUsed: false, register: null });
    const chosen = { previewId: second.previewId, key: set.key, profile: set.profile!.id };
    const shown = await open().app.client.imports.preview(chosen);
    expect(shown).toMatchObject({ profileUsed: true, register: 'community_forest' });
    expect(shown.rowMatch).toMatchObject({ new: { count: 1 }, changed: { count: 1 }, same: { count: 1 } });
    const kept = await open().app.client.imports.preview({ ...chosen, actions: { changed: 'skip' } });
    expect(kept.account).toMatchObject({ read: 3, inserted: 1, updated: 0, unchanged: 1, skipped: 1 });
    const result = await commit(second.previewId, [{ key: set.key, title: 'ป่า', profile: set.profile!.id }]);
    expect(result).toMatchObject({
      status: 'done',
      read: 3,
      inserted: 1,
      updated: 1,
      unchanged: 1,
      skipped: 0,
    });
    const [profile] = await open().app.client.imports.profiles();
    await open().app.client.imports.removeProfile({ id: profile!.id });
    expect(await open().app.client.imports.profiles()).toEqual([]);
  });

  it('of another mapping, or of a register that there is not, are refused', async () => {
    const { previewId, sets } = await look(file('forests.csv', FORESTS));
    const key = sets[0]!.key;
    const bad = open().app.client.imports.preview({ previewId, key, register: 'dragon' });
    await expect(bad).rejects.toMatchObject({ data: { code: 'register-not-found' } });
    const mapping = [{ columns: ['ไม่มี'], field: 'name_th', convert: 'text' as const }];
    const unmapped = open().app.client.imports.preview({
      previewId,
      key,
      register: 'community_forest',
      mapping,
    });
    await expect(unmapped).rejects.toMatchObject({ data: { code: 'mapping-invalid' } });
  });

  it('keep their facts where their shapes are not of the register’s kind, and say so', async () => {
    const point = { type: 'Point', coordinates: [100.12, 15.18] };
    const feature = { type: 'Feature', geometry: point, properties: { ชื่อป่าชุมชน: 'ป่าบ้านกล้วย', ไร่: 10 } };
    const path = file('points.geojson', JSON.stringify({ type: 'FeatureCollection', features: [feature] }));
    const { previewId, sets } = await look(path);
    const shown = await open().app.client.imports.preview({ previewId, ...choose(sets[0]!) });
    expect(shown.account).toMatchObject({ read: 1, inserted: 1, skipped: 0 });
    const issue = shown.issues.find(({ code }) => code === 'geometry-other-kind');
    expect(issue).toMatchObject({ severity: 'warning', count: 1 });
    expect(issue?.message).toContain('เก็บข้อมูลของแถวไว้ ไม่เก็บรูป');
    await commit(previewId, [choose(sets[0]!)]);
    const kept = open().workspace.db.get(sql`SELECT name_th, geom IS NULL AS bare FROM community_forest`);
    expect(kept).toEqual({ name_th: 'ป่าบ้านกล้วย', bare: 1 });
  });
});

const HOUSEHOLDS = [
  'บ้านเลขที่,หมู่,ตำบล,อำเภอ,จังหวัด,เลขประจำตัวประชาชน,ชื่อ-สกุล',
  '1,1,บ้านกล้วย,เมืองชัยนาท,ชัยนาท,1101700230708,นายสมชาย ลับเฉพาะ',
  '2,1,บ้านกล้วย,เมืองชัยนาท,ชัยนาท,1101700230709,นางสมหญิง ลับเฉพาะ',
  '',
].join('\n');

describe('a list of households', () => {
  it('is taken in only where its store is open and its ground is said, and leaves no word elsewhere', async () => {
    const { previewId, sets } = await look(file('list.csv', HOUSEHOLDS));
    const set = sets[0]!;
    expect(set.personal.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['national-id', 'name']));
    const asked = { key: set.key, title: 'ครัวเรือน', register: 'household' };
    const shown = await open().app.client.imports.preview({ previewId, ...asked });
    // Where no store is yet, nothing stands that rows could be: all of them are new.
    expect(shown).toMatchObject({ register: 'household', rowMatch: { new: { count: 2 } } });
    await expect(commit(previewId, [asked])).rejects.toThrow('restricted-missing');
    await open().workspace.restricted.create('กำแพงสีเขียว 42 ใบ');
    await expect(commit(previewId, [asked])).rejects.toThrow('basis-missing');
    const basis = { kind: 'public-task' as const, note: 'คำสั่งจังหวัด' };
    const result = await commit(previewId, [{ ...asked, basis }]);
    expect(result).toMatchObject({ read: 2, inserted: 2, skipped: 0, layer: 'household' });
    expect(open().workspace.restricted.households()).toBe(2);
    open().workspace.restricted.lock();
    await expect(commit(previewId, [{ ...asked, basis }])).rejects.toThrow('restricted-locked');
    const said = JSON.stringify(
      open().workspace.db.all(sql`SELECT * FROM import_job, dataset_source, journal_change_set`),
    );
    expect(said).not.toMatch(/ลับเฉพาะ|1101700230708|list\.csv/);
  });

  it('leaves its persons out where it becomes a layer that anyone can read, and says so', async () => {
    const { previewId, sets } = await look(file('list.csv', HOUSEHOLDS));
    const set = sets[0]!;
    const left = ['เลขประจำตัวประชาชน', 'ชื่อ-สกุล', 'บ้านเลขที่'];
    const told = set.issues.find(({ code }) => code === 'personal-left-out');
    expect(told?.examples.toSorted()).toEqual(left.toSorted());
    const { layer } = await commit(previewId, [{ key: set.key, title: 'รายการ' }]);
    const rows = JSON.stringify(open().workspace.db.all(sql`SELECT * FROM ${sql.id(layer ?? '')}`));
    expect(rows).toContain('บ้านกล้วย');
    expect(rows).not.toMatch(/1101700230708|ลับเฉพาะ/);
    expect(readFileSync(open().workspace.gpkgPath).includes('ลับเฉพาะ')).toBe(false);
  });
});
