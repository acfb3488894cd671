import { afterEach, describe, expect, it } from 'vitest';
import type { AreaFilter } from '../../../shared/contract/area-filter.ts';
import { encodePointWkb, encodeWkb } from '../../../shared/geo/wkb.ts';
import type { OpenWorkspace } from '../context.ts';
import { rowSource } from '../layers/index.ts';
import { addHousehold, LABEL, PASSPHRASE, REASON, villageIds } from '../restricted/testing/people.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { createScheme, saveZone, zonesFollower } from '../zones/index.ts';
import { areaStamp, findAhead, rowsInArea } from './index.ts';

const open: TestWorkspace[] = [];
const opened = async (): Promise<TestWorkspace> => {
  const test = await aWorkspace({ areas: true, followers: [zonesFollower()] });
  open.push(test);
  return test;
};
afterEach(async () => {
  for (const test of open.splice(0)) await test.close();
});

const label = { kind: 'edit', label: { th: 'ทดสอบ', en: 'Test' } };
const one = (workspace: OpenWorkspace, table: string, where: string): string =>
  workspace.db.get<{ id: string }>({ text: `SELECT id FROM "${table}" WHERE ${where}`, values: [] })?.id ??
  '';
const area = (workspace: OpenWorkspace, register: AreaFilter['register'], where: string): AreaFilter => ({
  register,
  id: one(workspace, register, where),
});
/** Names of the rows of a layer that lie in the area; null where it can't be narrowed. */
const names = (workspace: OpenWorkspace, layer: string, filter: AreaFilter): string[] | null => {
  const fids = rowsInArea(workspace, rowSource(workspace, layer), filter);
  if (fids === null) return null;
  const rows = workspace.db.all<{ fid: number; name: string }>({
    text: `SELECT fid, name_th AS name FROM "${layer}" ORDER BY fid`,
    values: [],
  });
  return rows.filter(({ fid }) => fids.includes(fid)).map(({ name }) => name);
};

const aSquare = (x: number, y: number): Uint8Array =>
  encodeWkb({
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [x, y],
          [x + 0.02, y],
          [x + 0.02, y + 0.02],
          [x, y + 0.02],
          [x, y],
        ],
      ],
    ],
  });

describe('the rows of an area', () => {
  it('are told by official codes, by the rows they name, and by a point inside their shape', async () => {
    const { workspace } = await opened();
    const west = area(workspace, 'district', "code = '9901'");
    expect(names(workspace, 'district', west)).toEqual(['ตะวันตก']);
    expect(names(workspace, 'subdistrict', west)).toEqual(['ตะวันตกใต้', 'ตะวันตกเหนือ']);
    expect(names(workspace, 'village', west)).toHaveLength(2);
    // What the area lies in stays whole.
    expect(rowsInArea(workspace, rowSource(workspace, 'province'), west)).toBeNull();
    const north = area(workspace, 'subdistrict', "code = '990101'");
    expect(rowsInArea(workspace, rowSource(workspace, 'district'), north)).toBeNull();
    // By its code, though its shape lies across both districts.
    expect(names(workspace, 'council_area', west)).toEqual(['พื้นที่สภาฯ ทางใต้']);
    expect(names(workspace, 'housing_project', west)).toEqual(['บ้านมั่นคงทดสอบ']);
    const council = one(workspace, 'council_area', "code = 'C1'");
    workspace.change(label, (change) => {
      change.insert('council', { name_th: 'ในเขต', council_area_id: council });
      change.insert('council', { name_th: 'ไม่บอกพื้นที่' });
    });
    expect(names(workspace, 'council', west)).toEqual(['ในเขต']);
    expect(names(workspace, 'council', area(workspace, 'district', "code = '9902'"))).toEqual([]);
  });

  it('lie in one area of a kind only, so that counts over areas add up', async () => {
    const { workspace } = await opened();
    workspace.change(label, (change) => {
      for (let i = 0; i < 40; i++)
        change.insert(
          'community_forest',
          { name_th: `ป่า ${i}` },
          encodeWkb({
            type: 'Polygon',
            coordinates: [
              [
                [100.001 + i * 0.0049, 15],
                [100.019 + i * 0.0045, 15],
                [100.01 + i * 0.0049, 15.19],
                [100.001 + i * 0.0049, 15],
              ],
            ],
          }),
        );
    });
    const each = ['990101', '990102', '990201', '990202'].map(
      (code) =>
        names(workspace, 'community_forest', area(workspace, 'subdistrict', `code = '${code}'`)) ?? [],
    );
    expect(each.flat().toSorted()).toEqual([...new Set(each.flat())].toSorted());
    expect(each.flat()).toHaveLength(41);
    for (const code of ['9901', '9902'])
      expect(
        names(workspace, 'community_forest', area(workspace, 'district', `code = '${code}'`))?.length,
      ).toBe(
        each.flatMap((list, i) => (['990101', '990102', '990201', '990202'][i]?.startsWith(code) ? list : []))
          .length,
      );
  });

  it('follow a zone of districts, of whichever scheme, and change with it', async () => {
    const { workspace } = await opened();
    const scheme = createScheme(workspace, 'ทดลอง');
    const made = saveZone(workspace, {
      schemeId: scheme.id,
      zoneId: null,
      title: 'หนึ่ง',
      color: '#CCDDF3',
      districtCodes: ['9901'],
      takeOver: false,
    });
    const zone: AreaFilter = { register: 'zone', id: made.zones[0]?.id ?? '' };
    const before = areaStamp(workspace, rowSource(workspace, 'subdistrict'), zone);
    expect(names(workspace, 'subdistrict', zone)).toHaveLength(2);
    expect(names(workspace, made.layer, zone)).toEqual(['หนึ่ง']);
    saveZone(workspace, {
      schemeId: scheme.id,
      zoneId: zone.id,
      title: 'หนึ่ง',
      color: '#CCDDF3',
      districtCodes: ['9901', '9902'],
      takeOver: false,
    });
    expect(areaStamp(workspace, rowSource(workspace, 'subdistrict'), zone)).not.toBe(before);
    expect(names(workspace, 'subdistrict', zone)).toHaveLength(4);
  });

  it('of a council area are its own sub-districts and what names it, then what stands in it', async () => {
    const { workspace } = await opened();
    const council = area(workspace, 'council_area', "code = 'C1'");
    workspace.change(label, (change) => {
      change.insert('council_area_subdistrict', { council_area_id: council.id, subdistrict_code: '990101' });
      change.insert('housing_project', { name_th: 'ไกล' }, encodePointWkb(100.15, 15.15));
      change.insert(
        'housing_project',
        { name_th: 'ไกลแต่บอก', council_area_id: council.id },
        encodePointWkb(100.15, 15.15),
      );
    });
    expect(names(workspace, 'subdistrict', council)).toEqual(['ตะวันตกใต้']);
    expect(names(workspace, 'housing_project', council)).toEqual(['บ้านมั่นคงทดสอบ', 'ไกลแต่บอก']);
  });

  it('are the same when found in turns, and are found anew after an edit', async () => {
    const { workspace } = await opened();
    const west = area(workspace, 'district', "code = '9901'");
    await findAhead(workspace, 'village', west);
    expect(names(workspace, 'village', west)).toHaveLength(2);
    const { fid } = workspace.db.get<{ fid: number }>({
      text: "SELECT fid FROM village WHERE code = '99020101'",
      values: [],
    }) ?? { fid: 0 };
    workspace.change(label, (change) => change.update('village', fid, { code: '99010109' }));
    expect(names(workspace, 'village', west)).toHaveLength(3);
  });

  it('leave wider areas whole, also after rows were asked that may name them', async () => {
    const { workspace } = await opened();
    const south = area(workspace, 'subdistrict', "code = '990101'");
    expect(Array.from(rowsInArea(workspace, rowSource(workspace, 'working_group'), south) ?? [])).toEqual([]);
    expect(names(workspace, 'district', south)).toBeNull();
  });

  it('are found anew when the links of a council area change', async () => {
    const { workspace } = await opened();
    const north = area(workspace, 'subdistrict', "code = '990102'");
    const council = area(workspace, 'council_area', "code = 'C1'");
    expect(names(workspace, 'council_area', north)).toEqual([]);
    expect(names(workspace, 'subdistrict', council)).toEqual([]);
    workspace.change(label, (change) =>
      change.insert('council_area_subdistrict', { council_area_id: council.id, subdistrict_code: '990102' }),
    );
    expect(names(workspace, 'council_area', north)).toEqual(['พื้นที่สภาฯ ทางใต้']);
    expect(names(workspace, 'subdistrict', council)).toEqual(['ตะวันตกเหนือ']);
    workspace.journal.undo();
    expect(names(workspace, 'council_area', north)).toEqual([]);
  });

  it('are found anew when a register in between changes', async () => {
    const { workspace } = await opened();
    const west = area(workspace, 'district', "code = '9901'");
    const forest = one(workspace, 'community_forest', "code = 'F1'");
    const lyingAt = (x: number): number[] => {
      workspace.change(label, (change) => change.update('community_forest', 1, {}, aSquare(x, 15.05)));
      return Array.from(rowsInArea(workspace, rowSource(workspace, 'forest_part'), west) ?? []);
    };
    workspace.change(label, (change) => change.insert('forest_part', { forest_id: forest }));
    const stamp = () => areaStamp(workspace, rowSource(workspace, 'forest_part'), west);
    const before = stamp();
    expect(lyingAt(100.02)).toEqual([1]);
    expect(lyingAt(100.12)).toEqual([]);
    expect(stamp()).not.toBe(before);
    const after = stamp();
    // Of its own rows the table itself keeps account.
    workspace.change(label, (change) => change.insert('forest_part', { forest_id: forest }));
    expect(stamp()).toBe(after);
  });

  it('of persons are those of the store that is open, not of how it was opened before', async () => {
    const { workspace } = await opened();
    const west = area(workspace, 'district', "code = '9901'");
    const { restricted } = workspace;
    await restricted.create(PASSPHRASE, 'ผู้ดูแลทดสอบ');
    addHousehold(workspace, { code: 'H1', village: '99010101' });
    const second = addHousehold(workspace, { code: 'H2', village: '99020101' });
    const households = (): number[] | null => {
      const found = rowsInArea(workspace, rowSource(workspace, 'household'), west);
      return found && Array.from(found);
    };
    const version = (): number => rowSource(workspace, 'household').table.version;
    restricted.desk().open('household', second.fid, REASON);
    restricted.desk().close('household', null);
    const before = version();
    expect(households()).toEqual([1]);
    restricted.lock();
    await restricted.unlock(PASSPHRASE);
    const village_id = villageIds(workspace.db).get('99010101') ?? null;
    for (let member_count = 2; member_count < 9 && version() < before; member_count++)
      restricted.changeRows(LABEL, (writer) =>
        writer.update('household', second.fid, { village_id, member_count }),
      );
    expect(version()).toBe(before);
    expect(households()).toEqual([1, 2]);
  });

  it('are refused for an area that is gone, and unknown of a layer that says nothing of its place', async () => {
    const { workspace } = await opened();
    const gone: AreaFilter = { register: 'district', id: 'nowhere' };
    expect(() => names(workspace, 'village', gone)).toThrow(
      expect.objectContaining({ code: 'row-not-found' }),
    );
    const bare = workspace.change(label, (change) =>
      change.createLayer({
        ...{
          name: 'bare',
          title: 'ตาราง',
          kind: 'imported',
          group: 'imported',
          geometryType: 'None',
          labelField: null,
        },
        columns: [{ name: 'name_th', title: 'ชื่อ', type: 'text' }],
      }),
    );
    expect(names(workspace, bare, area(workspace, 'district', "code = '9901'"))).toBeNull();
  });
});
