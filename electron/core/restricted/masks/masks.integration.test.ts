import { afterEach, describe, expect, it, vi } from 'vitest';
import { encodePointWkb } from '../../../../shared/geo/wkb.ts';
import { sql } from '../../db/sql.ts';
import { featureOf, rowPosition, rowsPage } from '../../layers/read-layers.ts';
import { aWorkspace, type TestWorkspace } from '../../testing/workspace.ts';
import { listAudit } from '../audit/list-audit.queries.ts';
import { addHousehold, addPerson, LABEL, PASSPHRASE, REASON, SECRETS } from '../testing/people.ts';

let open: TestWorkspace | undefined;
afterEach(async () => {
  vi.useRealTimers();
  await open?.close();
});

const ALL = { offset: 0, limit: 100, sort: null, filters: [], search: '' };
const NOBODY = { who: null, action: null, register: null, from: null, to: null };

async function opened(): Promise<TestWorkspace> {
  open = await aWorkspace({ areas: true });
  await open.workspace.restricted.create(PASSPHRASE, 'ผู้ดูแลทดสอบ');
  return open;
}

const rowsOf = (test: TestWorkspace, layer: string) => rowsPage(test.workspace, { ...ALL, layer }).rows;

describe('rows of persons', () => {
  it('come masked from every read, while the rest is served like any register', async () => {
    const test = await opened();
    const household = addHousehold(test.workspace, { code: 'H1', village: '99010101' });
    addPerson(test.workspace.restricted);
    const [member] = rowsOf(test, 'hh_member');
    expect(member?.values).toMatchObject({
      title: 'นาง',
      given_name: 'ส•••',
      family_name: 'น•••',
      birth_date: '•••',
      national_id: '1-1017-XXXXX-XX-8',
      vulnerable_types: '•••',
      disability_type: '•••',
      aid_received: '•••',
    });
    expect(rowsOf(test, 'person')[0]?.values).toMatchObject({
      given_name: 'วิชัย',
      phone: '08X-XXX-XX12',
      email: 'w•••@•••',
    });
    const feature = featureOf(test.workspace, 'household', household.fid);
    expect(feature).toMatchObject({ title: 'H1', extent: null, vertices: 0, values: { house_no: '•••' } });
    expect(feature.parents.map(({ title }) => title)).toEqual(['จังหวัดทดสอบ', 'ตะวันตก', 'ตะวันตกใต้']);
    expect(featureOf(test.workspace, 'hh_member', 1).title).toBe('นาง ส••• น•••');
    const seen = ['household', 'hh_member', 'person']
      .map((layer) => JSON.stringify(rowsOf(test, layer)))
      .join();
    for (const secret of SECRETS) expect(seen).not.toContain(secret);
  });

  it('can’t be asked for by what is masked: not by a filter, not by a search', async () => {
    const test = await opened();
    addHousehold(test.workspace, { code: 'H1' });
    const found = (more: object) => rowsPage(test.workspace, { ...ALL, layer: 'hh_member', ...more }).total;
    expect(found({ search: 'สมมติลับ' })).toBe(0);
    expect(found({ filters: [{ field: 'given_name', op: 'equals', value: 'สมมติลับ' }] })).toBe(0);
    expect(found({ filters: [{ field: 'national_id', op: 'contains', value: '00230' }] })).toBe(0);
    expect(found({ filters: [{ field: 'vulnerable_types', op: 'contains', value: 'substance' }] })).toBe(0);
    expect(found({ filters: [{ field: 'vulnerable_types', op: 'contains', value: 'elderly' }] })).toBe(0);
    expect(rowPosition(test.workspace, { ...ALL, layer: 'hh_member', fid: 1 })).toBe(0);
  });

  it('tell nothing of health, disability and age, not even whether it is known', async () => {
    const test = await opened();
    const healthy = { vulnerable_types: '[]', birth_date: '1999-01-01' };
    addHousehold(test.workspace, { code: 'H1', member: { ...healthy, birth_year_be: 2542 } });
    addHousehold(test.workspace, {
      code: 'H2',
      member: { disability_type: 'การเห็น', aid_received: '["เบี้ยความพิการ"]', birth_year_be: 2542 },
    });
    const [one, two] = rowsOf(test, 'hh_member').map(({ values }) => values);
    const sensitive = ['vulnerable_types', 'disability_type', 'aid_received', 'birth_date', 'birth_year_be'];
    for (const field of sensitive) expect([field, one?.[field], two?.[field]]).toEqual([field, '•••', '•••']);
    const filters = [{ field: 'disability_type', op: 'missing', value: null }];
    expect(rowsPage(test.workspace, { ...ALL, layer: 'hh_member', filters } as never).total).toBe(0);
    const [, second] = rowsOf(test, 'hh_member');
    test.workspace.restricted.desk().open('hh_member', second?.fid ?? 0, REASON);
    expect(rowsOf(test, 'hh_member')[1]?.values).toMatchObject({
      disability_type: 'การเห็น',
      birth_year_be: 2542,
    });
    expect(rowsOf(test, 'hh_member')[0]?.values.disability_type).toBe('•••');
  });

  it('are opened with a reason for a time, one row or all, and every row that is seen is noted', async () => {
    const test = await opened();
    const { restricted } = test.workspace;
    const first = addHousehold(test.workspace, { code: 'H1' });
    addHousehold(test.workspace, {
      code: 'H2',
      member: { given_name: 'อีกคน', national_id: '1101700230716' },
    });
    const desk = restricted.desk();
    const [member] = first.members;
    desk.open('hh_member', member?.fid ?? 0, REASON);
    const names = () => rowsOf(test, 'hh_member').map(({ values }) => values.given_name);
    expect(names()).toEqual(['สมมติลับ', 'อ•••']);
    expect(names()).toEqual(['สมมติลับ', 'อ•••']);
    const log = () => listAudit(restricted.db(), NOBODY, { limit: 3, before: null });
    expect(log()[0]).toMatchObject({
      action: 'view',
      register: 'hh_member',
      ids: [member?.id],
      reason: REASON,
      whoName: 'ผู้ดูแลทดสอบ',
    });
    expect(log()[1]).toMatchObject({ action: 'open', register: 'hh_member', reason: REASON });
    desk.open('hh_member', null, REASON);
    expect(names()).toEqual(['สมมติลับ', 'อีกคน']);
    expect(log()[0]).toMatchObject({ action: 'view', rows: 2 });
    expect(featureOf(test.workspace, 'household', first.fid).values.house_no).toBe('•••');
    desk.open('household', first.fid, REASON);
    expect(featureOf(test.workspace, 'household', first.fid)).toMatchObject({
      vertices: 1,
      values: { house_no: '99/ลับH1' },
    });
    desk.close('hh_member', null);
    expect(names()).toEqual(['สมมติลับ', 'อ•••']);
    const everything = JSON.stringify(restricted.db().all(sql`SELECT * FROM audit_event`));
    for (const secret of SECRETS) expect(everything).not.toContain(secret);
  });

  it('close by themselves when their time is over, and when the store locks', async () => {
    const test = await opened();
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
    });
    const { restricted } = test.workspace;
    addHousehold(test.workspace, { code: 'H1' });
    const name = () => rowsOf(test, 'hh_member')[0]?.values.given_name;
    restricted.desk().open('hh_member', null, REASON);
    vi.advanceTimersByTime(9 * 60_000);
    restricted.active();
    vi.advanceTimersByTime(5 * 60_000);
    expect(name()).toBe('สมมติลับ');
    test.events.length = 0;
    restricted.active();
    vi.advanceTimersByTime(61_000 + 60_000);
    expect(test.events).toContainEqual(expect.objectContaining({ layers: ['hh_member'] }));
    expect(name()).toBe('ส•••');
    restricted.desk().open('hh_member', null, REASON);
    restricted.lock();
    vi.useRealTimers();
    await restricted.unlock(PASSPHRASE);
    expect(name()).toBe('ส•••');
  });

  it('are opened by nobody without the right to', async () => {
    const test = await opened();
    const { restricted } = test.workspace;
    addHousehold(test.workspace, { code: 'H1' });
    const rights = {
      accessLevel: 'district',
      canEdit: false,
      canCertify: false,
      canSeePersonal: false,
      canManage: false,
      expiresOn: null,
    } as const;
    const { id } = await restricted
      .desk()
      .users.add({ name: 'ผู้ดูอย่างเดียว', passphrase: 'ดูได้อย่างเดียวเท่านั้น', rights });
    restricted.lock();
    await restricted.unlock('ดูได้อย่างเดียวเท่านั้น', id);
    expect(() => restricted.desk().open('hh_member', null, REASON)).toThrow('personal-not-allowed');
    expect(() => restricted.changeRows(LABEL, (writer) => writer.remove('household', [1]))).toThrow(
      'rights-missing',
    );
    expect(rowsOf(test, 'hh_member')[0]?.values.given_name).toBe('ส•••');
    expect(featureOf(test.workspace, 'hh_member', 1).values).toMatchObject({ given_name: 'ส•••' });
  });

  it('are not overwritten by their masks, nor changed unseen', async () => {
    const test = await opened();
    const { restricted } = test.workspace;
    const { members, fid: house } = addHousehold(test.workspace, { code: 'H1' });
    const move = () =>
      restricted.changeRows(LABEL, (writer) =>
        writer.update('household', house, {}, encodePointWkb(100.03, 15.03)),
      );
    expect(move).toThrow('personal-masked');
    restricted.desk().open('household', house, REASON);
    expect(move).not.toThrow();
    const fid = members[0]?.fid ?? 0;
    const write = (values: Record<string, string>) =>
      restricted.changeRows(LABEL, (writer) => writer.update('hh_member', fid, values));
    expect(() => write({ given_name: 'ส•••' })).toThrow('personal-masked');
    expect(() => write({ given_name: 'ใหม่' })).toThrow('personal-masked');
    expect(() => write({ vulnerable_types: '["disabled"]' })).toThrow('personal-masked');
    write({ sex: 'f' });
    restricted.desk().open('hh_member', fid, REASON);
    expect(() => write({ vulnerable_types: '•••' })).toThrow('personal-masked');
    write({ vulnerable_types: '["disabled"]' });
    write({ given_name: 'ใหม่' });
    expect(() => write({ given_name: 'น•••' })).toThrow('personal-masked');
    expect(() => write({ national_id: '1101700230709' })).toThrow('validation-failed');
    write({ national_id: '1-1017-00230-71-6' });
    expect(rowsOf(test, 'hh_member')[0]?.values).toMatchObject({
      given_name: 'ใหม่',
      national_id: '1101700230716',
    });
  });

  it('refuse in words while the store is locked or was never made', async () => {
    open = await aWorkspace({ areas: true });
    expect(() => rowsOf(open as TestWorkspace, 'household')).toThrow('restricted-missing');
    await open.workspace.restricted.create(PASSPHRASE);
    open.workspace.restricted.lock();
    expect(() => rowsOf(open as TestWorkspace, 'household')).toThrow('restricted-locked');
  });
});
