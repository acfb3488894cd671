import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InspectedLayer } from '../../../shared/contract/imports.ts';
import type { AppContext, JobControl } from '../context.ts';
import { prjOf } from '../formats/shapefile/write-prj.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { importPath } from './import-path.ts';
import { inspectPath } from './inspect-path.ts';

const DATA = join(import.meta.dirname, '../../../../shared/data');
const there = existsSync(join(DATA, 'th/variants'));
const control: JobControl = { signal: new AbortController().signal, progress: () => undefined };
const KNOWN = ['81_Krabi', '18_Chai Nat', '37_Amnat Charoen', '27_Sa Kaeo'];

let test: TestWorkspace;
let context: AppContext;
beforeAll(async () => {
  if (!there) return;
  test = await aWorkspace();
  context = { ...test.parts, workspace: () => test.workspace };
  const plain = { into: null, encoding: null, crs: null, profile: null, dryRun: false };
  for (const name of KNOWN) {
    const path = join(DATA, 'th/tambon', name);
    await importPath(context, test.workspace, path, { ...plain, register: 'subdistrict' }, control);
  }
}, 120_000);
afterAll(async () => test?.close());

type Knowing = 'nothing' | 'province' | 'areas';
async function look(path: string, knowing: Knowing, province: string): Promise<InspectedLayer> {
  const options = {
    workspace: knowing === 'areas' ? test.workspace : null,
    province: knowing === 'province' ? province : null,
    quick: false,
  };
  const { layers } = await inspectPath(context, path, options, control);
  return layers[0]!;
}

/** The parts of a set copied into a folder, some of them left out, with another `.prj`. */
function copied(from: string, to: string, left: readonly string[], prj: string | null): string {
  const folder = join(test.root, to);
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(join(DATA, from)))
    if (!left.includes(extname(name).toLowerCase()))
      cpSync(join(DATA, from, name), join(folder, name.toLowerCase()));
  if (prj !== null) writeFileSync(join(folder, 'tambon.prj'), prj);
  return folder;
}

const said = ({ crs }: InspectedLayer): string =>
  [
    crs.id ??
      `? ${crs.candidates
        .slice(0, 2)
        .map((one) => one.id)
        .join(' ')}`,
    crs.suspected ? `${crs.suspected.kind} ${crs.suspected.id}` : '',
  ]
    .filter((part) => part !== '')
    .join(' | ');

const SWAPPED = 'EPSG:4326 | axes EPSG:4326:yx';
const OPEN_47 = '? EPSG:32647 EPSG:24047';
/** Path, province, encoding, and what is decided with nothing known, with the province, with the areas known. */
const CASES: readonly (readonly [string, string, string, string, string, string])[] = [
  ['th/variants/krabi_874_utm47n_noprj', '81', 'windows-874', OPEN_47, OPEN_47, 'EPSG:32647'],
  ['th/variants/chainat_874_utm47n_nocpg', '18', 'windows-874', 'EPSG:32647', 'EPSG:32647', 'EPSG:32647'],
  [
    'th/variants/chainat_874_indian1975_47n_ldid',
    '18',
    'windows-874',
    'EPSG:24047',
    'EPSG:24047',
    'EPSG:24047',
  ],
  ['th/variants/sakaeo_utf8_indian1975_48n_cpg', '27', 'utf-8', 'EPSG:24048', 'EPSG:24048', 'EPSG:24048'],
  ['th/variants/amnat_tis620_utm48n_cpg', '37', 'windows-874', 'EPSG:32648', 'EPSG:32648', 'EPSG:32648'],
  [
    'th/variants/zip/chainat_names_cp874_noflag.zip',
    '18',
    'windows-874',
    'EPSG:32647',
    'EPSG:32647',
    'EPSG:32647',
  ],
  ['th/variants/zip/ขอบเขตตำบล_ชัยนาท.zip', '18', 'windows-874', 'EPSG:32647', 'EPSG:32647', 'EPSG:32647'],
  ['th/variants/formats/amnat_rfc7946.geojson', '37', 'utf-8', 'EPSG:4326', 'EPSG:4326', 'EPSG:4326'],
  ['th/variants/formats/chainat_crs32647.geojson', '18', 'utf-8', 'EPSG:32647', 'EPSG:32647', 'EPSG:32647'],
  ['th/variants/formats/krabi.gpkg', '81', 'utf-8', 'EPSG:32647', 'EPSG:32647', 'EPSG:32647'],
  ['th/variants/formats/sakaeo_tambon.kml', '27', 'utf-8', 'EPSG:4326', 'EPSG:4326', 'EPSG:4326'],
  ['th/variants/formats/villages_chainat_utm47n_utf8bom.csv', '18', 'utf-8', OPEN_47, OPEN_47, OPEN_47],
  [
    'th/variants/formats/villages_chainat_utm47n_windows874.csv',
    '18',
    'windows-874',
    OPEN_47,
    OPEN_47,
    OPEN_47,
  ],
  ['th/villages/villages5_utf8_nocpg.shp', '57', 'utf-8', 'EPSG:4326', 'EPSG:4326', 'EPSG:4326'],
  [
    'th/villages/villages_chiangrai_874_utm47n.shp',
    '57',
    'windows-874',
    'EPSG:32647',
    'EPSG:32647',
    'EPSG:32647',
  ],
  ['torture/made/csv_utm/utm.csv', '81', 'utf-8', OPEN_47, OPEN_47, OPEN_47],
  ['torture/made/gj_crs_32647/crs32647.geojson', '81', 'utf-8', 'EPSG:32647', 'EPSG:32647', 'EPSG:32647'],
  ['torture/made/gj_lat_lon_swapped/swapped.geojson', '81', 'utf-8', SWAPPED, SWAPPED, SWAPPED],
  ['torture/made/crs_indian1975_47', '81', 'windows-874', 'EPSG:24047', 'EPSG:24047', 'EPSG:24047'],
  ['torture/made/crs_missing_utm', '81', 'windows-874', OPEN_47, OPEN_47, OPEN_47],
  ...['874_cpg_874', '874_cpg_tis620', '874_ldid7c', '874_nocpg_ldid0', 'fieldnames_thai'].map(
    (name) =>
      [`torture/made/enc_${name}`, '81', 'windows-874', 'EPSG:4326', 'EPSG:4326', 'EPSG:4326'] as const,
  ),
  ...['utf8_cpg', 'utf8_cut', 'utf8_nocpg_ldid0'].map(
    (name) => [`torture/made/enc_${name}`, '81', 'utf-8', 'EPSG:4326', 'EPSG:4326', 'EPSG:4326'] as const,
  ),
];

describe.skipIf(!there)(
  `encoding and coordinate system of ${CASES.length} sets in three states of knowledge (needs ../shared/data)`,
  () => {
    it.each(CASES)(
      '%s (province %s): %s, nothing known %s, province known %s, areas known %s',
      async (path, province, encoding, ...expected) => {
        const states = ['nothing', 'province', 'areas'] as const;
        for (const [i, knowing] of states.entries()) {
          const layer = await look(join(DATA, path), knowing, province);
          expect([knowing, said(layer), layer.encoding.name]).toEqual([knowing, expected[i], encoding]);
        }
      },
    );

    it.each(
      CASES.filter(([path]) => path.includes('variants/') && !path.includes('villages')).map(
        ([path]) => path,
      ),
    )('%s lies within 10 m of the areas that are known, as told', async (path) => {
      const { crs } = await look(join(DATA, path), 'areas', '');
      expect(crs.comparedWith).toMatchObject({ kind: 'codes', register: 'subdistrict' });
      expect(crs.comparedWith!.count).toBeGreaterThan(50);
      expect(crs.candidates[0]!.metresOff).toBeLessThan(10);
    });
  },
);

describe.skipIf(!there)('sets that say the wrong thing, beside known areas (needs ../shared/data)', () => {
  const INDIAN = 'th/variants/chainat_874_indian1975_47n_ldid';
  it('suspects the datum of one that says WGS 84 and lies half a kilometre to the south-east', async () => {
    const path = copied(INDIAN, 'datum', ['.prj'], prjOf('EPSG:32647'));
    const { crs, issues } = await look(path, 'areas', '');
    expect(crs).toMatchObject({ id: 'EPSG:32647', suspected: { kind: 'datum', id: 'EPSG:24047' } });
    const [own, twin] = crs.candidates;
    expect(own!.metresOff).toBeGreaterThan(440);
    expect(own!.metresOff).toBeLessThan(460);
    expect(own!.direction?.en).toBe('south-east');
    expect(twin).toMatchObject({ id: 'EPSG:24047' });
    expect(twin!.metresOff).toBeLessThan(10);
    expect(issues.map((issue) => issue.code)).toContain('crs-datum-suspected');
    expect((await look(path, 'nothing', '')).crs.suspected).toBeUndefined();
  });
  it('decides for Indian 1975 by code where nothing is said', async () => {
    const path = copied(INDIAN, 'unsaid', ['.prj'], null);
    const { crs } = await look(path, 'areas', '');
    expect(crs).toMatchObject({ id: 'EPSG:24047', evidence: 'areas', operation: 'RTSD 3-parameter' });
  });
  it('decides by place alone where the table is missing', async () => {
    for (const [from, id] of [
      [INDIAN, 'EPSG:24047'],
      ['th/variants/krabi_874_utm47n_noprj', 'EPSG:32647'],
      ['th/variants/sakaeo_utf8_indian1975_48n_cpg', 'EPSG:24048'],
    ] as const) {
      const path = copied(from, `place${id.slice(5)}`, ['.prj', '.dbf', '.cpg'], null);
      const { crs } = await look(path, 'areas', '');
      expect(crs).toMatchObject({ id, evidence: 'areas', comparedWith: { kind: 'place' } });
      expect(crs.candidates[0]!.metresOff).toBeLessThan(10);
    }
  });
  it('compares villages of a table with the areas that their rows name', async () => {
    const path = join(DATA, 'th/variants/formats/villages_chainat_utm47n_windows874.csv');
    const { crs } = await look(path, 'areas', '');
    expect(crs.comparedWith).toMatchObject({ kind: 'names', register: 'subdistrict' });
    expect(crs.comparedWith!.count).toBeGreaterThan(400);
    expect(crs.candidates.map((one) => one.metresOff! < 100)).toEqual(
      crs.candidates.map((one) => one.id === 'EPSG:32647' || one.id === 'EPSG:24047'),
    );
  });
  it('tells the zone of villages by the names in their rows, and leaves their datum open', async () => {
    for (const [from, id, knowing] of [
      ['th/villages', 'EPSG:32647', 'nothing'],
      ['th/villages', 'EPSG:32647', 'areas'],
    ] as const) {
      const path = copied(from, `villages-${knowing}`, ['.prj'], null);
      const { layers } = await inspectPath(
        context,
        join(path, 'villages_chiangrai_874_utm47n.shp'),
        { workspace: knowing === 'areas' ? test.workspace : null, province: null, quick: false },
        control,
      );
      expect(said(layers[0]!)).toBe(`? ${id} EPSG:24047`);
      expect(layers[0]!.crs.candidates.filter((one) => one.inside > 0.9)).toHaveLength(2);
    }
  });
  it('offers the other zone where the one that is said puts the set outside its areas', async () => {
    for (const [from, wrong, right] of [
      ['th/variants/chainat_874_utm47n_nocpg', 'EPSG:32648', 'EPSG:32647'],
      ['th/variants/amnat_tis620_utm48n_cpg', 'EPSG:32647', 'EPSG:32648'],
    ] as const) {
      const path = copied(from, `zone${wrong.slice(5)}`, ['.prj'], prjOf(wrong));
      for (const knowing of ['nothing', 'areas'] as const) {
        const { crs, issues } = await look(path, knowing, '');
        expect(crs).toMatchObject({ id: wrong, suspected: { kind: 'zone', id: right } });
        expect(issues.map((issue) => issue.code)).toContain('crs-zone-suspected');
      }
    }
  });
});
