import { ZONE_COLORS } from '../../../shared/domain/ramps.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';
import { encodeWkb } from '../../../shared/geo/wkb.ts';
import { sampleText } from '../../../shared/text/sample.ts';
import type { BulkRow, Change } from '../context.ts';
import type { SqlValue } from '../db/types.ts';
import type { Forest } from './forests.ts';
import type { HousingProject } from './housing.ts';
import { PROVINCE, ZONE_SCHEME, ZONES } from './names.ts';
import type { SampleProvince } from './province.ts';
import { idsByCode } from './sample.queries.ts';
import { writeOrganisations } from './write-organisations.ts';

/** The day that the sample's data are of: a fact of the sample, not of today. */
export const AS_OF = '2026-09-30';
const SUBDISTRICTS_SINCE = '2005-01-01';

/** Writes rows of one table, each with the sample as its source. */
class Rows {
  private readonly change: Change;
  private readonly sourceId: string;

  constructor(change: Change, sourceId: string) {
    this.change = change;
    this.sourceId = sourceId;
  }

  put(
    table: string,
    columns: readonly string[],
    rows: readonly { shape: Geometry; values: readonly SqlValue[] }[],
  ): void {
    const bulk = rows.map(
      ({ shape, values }): BulkRow => ({ wkb: encodeWkb(shape), values: [...values, this.sourceId] }),
    );
    this.change.bulkInsert(table, [...columns, 'source_id'], bulk);
    this.change.updateLayer(table, { source: sampleText.source.th, asOf: AS_OF });
  }
}

function writeAreas(rows: Rows, province: SampleProvince): void {
  const { spine } = province;
  rows.put(
    'province',
    ['code', 'name_th', 'name_en'],
    [{ shape: province.outline, values: [PROVINCE.code, PROVINCE.name.th, PROVINCE.name.en] }],
  );
  rows.put(
    'district',
    ['code', 'name_th', 'name_en', 'province_code'],
    spine.districts.map(({ code, name, cells }) => ({
      shape: province.area(cells),
      values: [code, name.th, name.en, PROVINCE.code],
    })),
  );
  rows.put(
    'subdistrict',
    ['code', 'name_th', 'name_en', 'district_code', 'valid_from'],
    spine.subdistricts.map(({ code, name, districtCode, cells }) => ({
      shape: province.area(cells),
      values: [code, name.th, name.en, districtCode, SUBDISTRICTS_SINCE],
    })),
  );
}

/** Each local authority of the sample has the area of one council. */
function writeCouncilAreas(change: Change, rows: Rows, province: SampleProvince): void {
  const areas = province.councils.map((one) => ({ ...one, shape: province.area(one.cells) }));
  rows.put(
    'local_authority',
    ['code', 'name_th', 'authority_type', 'province_code'],
    areas.map(({ code, name, authorityType, shape }) => ({
      shape,
      values: [code, name, authorityType, PROVINCE.code],
    })),
  );
  const authorities = idsByCode(change.db, 'local_authority');
  rows.put(
    'council_area',
    ['code', 'name_th', 'authority_type', 'district_code', 'local_authority_id'],
    areas.map(({ code, name, authorityType, districtCode, shape }) => ({
      shape,
      values: [code, name, authorityType, districtCode, authorities.get(code) ?? null],
    })),
  );
}

/** The links that make areas a whole: council areas to sub-districts, zones to districts, the zones' own layer. */
function writeLinks(change: Change, province: SampleProvince, councils: ReadonlyMap<string, string>): void {
  const links = province.councils.flatMap(({ code, subdistrictCodes }) =>
    subdistrictCodes.map(
      (subdistrict): BulkRow => ({ wkb: null, values: [councils.get(code) ?? null, subdistrict] }),
    ),
  );
  change.bulkInsert('council_area_subdistrict', ['council_area_id', 'subdistrict_code'], links);
}

function writeZones(change: Change, province: SampleProvince, sourceId: string): void {
  const scheme = change.insert('zone_scheme', { title: ZONE_SCHEME.th, position: 1 });
  const { districts, zones } = province.spine;
  zones.forEach((codes, i) => {
    const cells = districts.filter(({ code }) => codes.includes(code)).flatMap((district) => district.cells);
    const zone = change.insert(
      'zone',
      {
        scheme_id: scheme.id,
        code: String(i + 1),
        name_th: ZONES[i]?.th ?? '',
        color: ZONE_COLORS[i] ?? ZONE_COLORS[0],
        source_id: sourceId,
      },
      encodeWkb(province.area(cells)),
    );
    for (const code of codes)
      change.insert('zone_district', { scheme_id: scheme.id, zone_id: zone.id, district_code: code });
  });
  const layer = change.createZoneLayer(scheme.id, ZONE_SCHEME.th);
  change.updateLayer(layer, { source: sampleText.source.th, asOf: AS_OF });
}

function writeVillages(rows: Rows, province: SampleProvince, councils: ReadonlyMap<string, string>): void {
  rows.put(
    'village',
    ['code', 'moo', 'name_th', 'subdistrict_code', 'council_area_id'],
    province.villages.map((one) => ({
      shape: province.point(one.point),
      values: [one.code, one.moo, one.name, one.subdistrictCode, councils.get(one.councilCode) ?? null],
    })),
  );
}

/** The columns of a register and how a thing of the generator fills each: they stand side by side. */
type Filling<T> = Readonly<Record<string, (one: T) => SqlValue>>;

const FOREST: Filling<Forest> = {
  code: (one) => one.code,
  name_th: (one) => one.name,
  declared_rai: (one) => one.declared.rai,
  declared_ngan: (one) => one.declared.ngan,
  declared_wah: (one) => one.declared.wah,
  land_status: (one) => one.landStatus,
  approval_no: (one) => one.approvalNo,
  approved_on: (one) => one.approvedOn,
  expires_on: (one) => one.expiresOn,
  member_count: (one) => one.memberCount,
};

const PROJECT: Filling<HousingProject> = {
  code: (one) => one.code,
  name_th: (one) => one.name,
  programme: (one) => one.programme,
  fiscal_year: (one) => one.fiscalYear,
  households_target: (one) => one.householdsTarget,
  units_done: (one) => one.unitsDone,
  budget_satang: (one) => one.budgetSatang,
  land_status: (one) => one.landStatus,
  status: (one) => one.status,
  started_on: (one) => one.startedOn,
  finished_on: (one) => one.finishedOn,
};

const filled = <T>(filling: Filling<T>, one: T): SqlValue[] =>
  Object.values(filling).map((value) => value(one));

function writeResources(rows: Rows, province: SampleProvince, councils: ReadonlyMap<string, string>): void {
  const forests = province.forests.map((one) => ({ shape: one.geometry, values: filled(FOREST, one) }));
  rows.put('community_forest', Object.keys(FOREST), forests);
  const projects = province.projects.map((one) => ({
    shape: province.point(one.point),
    values: [...filled(PROJECT, one), councils.get(one.councilCode) ?? null],
  }));
  rows.put('housing_project', [...Object.keys(PROJECT), 'council_area_id'], projects);
}

/** Writes all that is public of the sample into an empty workspace, within one change set. */
export function writeSample(change: Change, province: SampleProvince): void {
  const source = change.insert('dataset_source', {
    name_th: sampleText.source.th,
    agency: sampleText.agency.th,
    received_on: AS_OF,
    as_of_date: AS_OF,
    contains_personal: 0,
    crs: 'EPSG:4326',
  });
  const rows = new Rows(change, source.id);
  writeAreas(rows, province);
  writeCouncilAreas(change, rows, province);
  const councils = idsByCode(change.db, 'council_area');
  writeLinks(change, province, councils);
  writeZones(change, province, source.id);
  writeVillages(rows, province, councils);
  writeResources(rows, province, councils);
  writeOrganisations(change, province, { sourceId: source.id, asOf: AS_OF });
}
