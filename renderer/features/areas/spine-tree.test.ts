import { describe, expect, it } from 'vitest';
import type { Spine, SpineArea } from '../../../shared/contract/areas.ts';
import type { ZoneScheme } from '../../../shared/contract/zones.ts';
import { buildTree, pathTo, searchTree, type TreeNode, visibleLines } from './spine-tree.ts';
import { treeMove, typedAhead } from './tree-keys.ts';

let fid = 0;
const area = (
  register: SpineArea['register'],
  code: string | null,
  title: string,
  more: Partial<SpineArea> = {},
): SpineArea => ({
  ...{
    register,
    code,
    title,
    fid: ++fid,
    id: `${register}-${code}`,
    titleEn: null,
    moo: null,
    council: null,
  },
  ...{ validFrom: null, validTo: null, retired: false },
  above: code === null ? null : code.slice(0, -2),
  ...more,
});

const spine: Spine = {
  areas: [
    area('province', '99', 'ทดสอบ'),
    area('district', '9901', 'ตะวันตก'),
    area('district', '9902', 'ตะวันออก'),
    area('subdistrict', '990101', 'ใต้'),
    area('subdistrict', '990102', 'เหนือ'),
    area('subdistrict', '990103', 'เก่า', { retired: true }),
    area('village', '99010101', 'บ้านน้ำใส', { council: 'council_area-C1' }),
    area('village', '88010101', 'บ้านไกล'),
    area('council_area', 'C1', 'ทต.ใต้', { above: '9901' }),
  ],
  links: [{ council: 'council_area-C1', subdistrict: '990101' }],
};
const zone = { id: 'z', fid: 7, code: '1', title: 'โซนหนึ่ง', color: '#ccddee', areaM2: 0 };
const scheme: ZoneScheme = {
  ...{ id: 's', title: 'ชุด', layer: 'zone_1' },
  zones: [{ ...zone, districtCodes: ['9902'] }],
};
const outline = (nodes: readonly TreeNode[]): unknown[] =>
  nodes.map(({ kind, title, children }) => [
    ...[`${kind} ${title}`.trim(), ...(children.length > 0 ? [outline(children)] : [])],
  ]);
const official = { mode: 'official', retired: false } as const;

describe('the tree of areas', () => {
  it('goes from the province to villages, council areas beside them, and what has no place behind', () => {
    expect(outline(buildTree(spine, null, official))).toEqual([
      [
        'province ทดสอบ',
        [
          [
            'district ตะวันตก',
            [['subdistrict ใต้', [['council_area ทต.ใต้'], ['village บ้านน้ำใส']]], ['subdistrict เหนือ']],
          ],
          ['district ตะวันออก'],
        ],
      ],
      ['unplaced', [['village บ้านไกล']]],
    ]);
  });

  it('has the zones of a scheme between, and the districts of no zone beside them', () => {
    const [province] = buildTree(spine, scheme, official);
    expect(province?.children.map(({ title }) => title)).toEqual(['โซนหนึ่ง', 'ตะวันตก']);
  });

  it('goes by council areas, with their sub-districts and villages', () => {
    const [province] = buildTree(spine, null, { mode: 'councils', retired: false });
    expect(outline(province?.children ?? [])).toEqual([
      ['district ตะวันตก', [['council_area ทต.ใต้', [['subdistrict ใต้'], ['village บ้านน้ำใส']]]]],
      ['district ตะวันออก'],
    ]);
  });

  it('shows retired areas on wish', () => {
    const find = (retired: boolean) =>
      searchTree(buildTree(spine, null, { ...official, retired }), 'เก่า').found;
    expect([find(false), find(true)]).toEqual([0, 1]);
  });

  it('finds by name without tone marks and by code, and opens what holds it', () => {
    const roots = buildTree(spine, null, official);
    const byName = searchTree(roots, 'นำใส');
    expect(visibleLines(byName.roots, byName.open).map(({ node }) => node.title)).toEqual([
      ...['ทดสอบ', 'ตะวันตก', 'ใต้', 'บ้านน้ำใส'],
    ]);
    expect(searchTree(roots, '9901').found).toBe(4);
    // With the word before it, only areas of that kind are meant.
    expect(['ต.ใต้', 'ตำบล ใต้', 'อ.ใต้'].map((text) => searchTree(roots, text).found)).toEqual([1, 1, 0]);
    // Beside a sub-district, a council area is not found twice.
    expect(searchTree(roots, 'ทต.ใต้').found).toBe(0);
  });

  it('knows the way to a row', () => {
    const roots = buildTree(spine, null, official);
    const village = spine.areas.find(({ code }) => code === '99010101');
    expect(pathTo(roots, 'village', village?.fid ?? 0)).toHaveLength(4);
    expect(pathTo(roots, 'village', 999)).toBeNull();
  });
});

describe('keys in the tree', () => {
  const roots = buildTree(spine, null, official);
  const open = new Set(roots.map(({ key }) => key));
  const lines = visibleLines(roots, open);

  it('open, close and walk', () => {
    expect(treeMove(lines, 0, 'ArrowDown')).toEqual({ kind: 'go', index: 1 });
    expect(treeMove(lines, 1, 'ArrowRight')).toEqual({ kind: 'open', index: 1 });
    expect(treeMove(lines, 0, 'ArrowRight')).toEqual({ kind: 'go', index: 1 });
    expect(treeMove(lines, 1, 'ArrowLeft')).toEqual({ kind: 'go', index: 0 });
    expect(treeMove(lines, 0, 'ArrowLeft')).toEqual({ kind: 'close', index: 0 });
    expect(treeMove(lines, 0, 'End')).toEqual({ kind: 'go', index: lines.length - 1 });
    expect(treeMove(lines, 0, 'Enter')).toEqual({ kind: 'choose', index: 0 });
    expect(treeMove(lines, 0, 'a')).toBeNull();
  });

  it('go to the next name that begins with what is typed', () => {
    expect(typedAhead(lines, 0, 'ต')).toBe(1);
    expect(typedAhead(lines, 1, 'ต')).toBe(2);
    expect(typedAhead(lines, 1, 'ตะวันออก')).toBe(2);
    expect(typedAhead(lines, 0, 'ฮ')).toBeNull();
  });
});
