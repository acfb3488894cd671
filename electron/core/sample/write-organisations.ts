import { KNOWN_CEILINGS, type UnitCeiling } from '../../../shared/domain/rules/unit-ceilings.ts';
import type { Position } from '../../../shared/geo/geometry.ts';
import { encodeWkb } from '../../../shared/geo/wkb.ts';
import { sampleText } from '../../../shared/text/sample.ts';
import type { BulkRow, Change } from '../context.ts';
import type { SqlValue } from '../db/types.ts';
import { ceilingRow } from '../records/index.ts';
import { makeOrganisations, makeStatistics } from './organisations.ts';
import { SAMPLE_SEED, type SampleProvince } from './province.ts';
import { idOfArea, idsByCode } from './sample.queries.ts';

/** Agencies that any province has; the provincial ones bear the sample's name. */
const PARTNERS: readonly (readonly [name: string, short: string | null, sector: string, level: string])[] = [
  ['สำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัดศรีธารา', 'พมจ.', 'regional-government', 'province'],
  ['องค์การบริหารส่วนจังหวัดศรีธารา', 'อบจ.', 'local-government', 'province'],
  ['สำนักงานสาธารณสุขจังหวัดศรีธารา', 'สสจ.', 'regional-government', 'province'],
  ['สำนักงานป้องกันและบรรเทาสาธารณภัยจังหวัดศรีธารา', 'ปภ.', 'regional-government', 'province'],
  ['สถาบันพัฒนาองค์กรชุมชน (องค์การมหาชน)', 'พอช.', 'public-organisation', 'national'],
  ['สำนักงานกองทุนสนับสนุนการสร้างเสริมสุขภาพ', 'สสส.', 'public-organisation', 'national'],
  ['สำนักงานคณะกรรมการสุขภาพแห่งชาติ', 'สช.', 'public-organisation', 'national'],
  ['วิทยาลัยชุมชนศรีธารา', 'วชช.', 'academic', 'province'],
  ['เครือข่ายภาคประชาสังคมจังหวัดศรีธารา', null, 'civil-society', 'province'],
];
/** The year (พ.ศ.) of the sample's figures by area. */
const YEAR_BE = 2569;

export interface SampleOrigin {
  readonly sourceId: string;
  readonly asOf: string;
}

/** The sample's homes cost up to 42,000 baht in the programme whose ceiling of 2560 is known. */
const CEILINGS: readonly UnitCeiling[] = [
  ...KNOWN_CEILINGS,
  { programme: 'sufficient', fromYearBe: 2562, satang: 4_200_000, source: sampleText.source.th },
];

/** Writes councils, funds, places to learn, groups, partners and figures by area. */
export function writeOrganisations(change: Change, province: SampleProvince, origin: SampleOrigin): void {
  const made = makeOrganisations(province, SAMPLE_SEED + 7);
  const councilAreas = idsByCode(change.db, 'council_area');
  const put = (
    table: string,
    columns: readonly string[],
    rows: readonly { readonly at?: Position; readonly values: readonly SqlValue[] }[],
  ): void => {
    const bulk = rows.map(
      ({ at, values }): BulkRow => ({
        wkb: at ? encodeWkb(province.point(at)) : null,
        values: [...values, origin.sourceId],
      }),
    );
    change.bulkInsert(table, [...columns, 'source_id'], bulk);
    change.updateLayer(table, { source: sampleText.source.th, asOf: origin.asOf });
  };
  const areaOf = (code: string): SqlValue => councilAreas.get(code) ?? null;
  put(
    'council',
    [
      'name_th',
      'council_area_id',
      'status',
      'registered_on',
      'strength',
      'last_review_on',
      'member_count',
      'group_count',
    ],
    made.councils.map((one) => ({
      at: one.point,
      values: [
        one.name,
        areaOf(one.councilCode),
        one.status,
        one.registeredOn,
        one.strength,
        one.lastReviewOn,
        one.members,
        one.groups,
      ],
    })),
  );
  put(
    'welfare_fund',
    [
      'name_th',
      'council_area_id',
      'status',
      'founded_on',
      'members',
      'balance_satang',
      'contribution_members_satang',
      'contribution_local_satang',
      'contribution_state_satang',
      'as_of_date',
    ],
    made.funds.map((one) => ({
      values: [
        one.name,
        areaOf(one.councilCode),
        one.status,
        one.foundedOn,
        one.members,
        one.balanceSatang,
        ...one.shares,
        origin.asOf,
      ],
    })),
  );
  put(
    'learning_area',
    ['name_th', 'kind', 'council_area_id', 'capacity'],
    made.learningAreas.map((one) => ({
      at: one.point,
      values: [one.name, one.kind, areaOf(one.councilCode), one.capacity],
    })),
  );
  put(
    'working_group',
    ['name_th', 'kind', 'area_level', 'area_id', 'meeting_cycle', 'min_members'],
    made.groups.map((one) => ({
      values: [
        one.name,
        one.kind,
        one.level,
        idOfArea(change.db, one.level, one.area),
        one.cycle,
        one.minMembers,
      ],
    })),
  );
  put(
    'partner',
    ['name_th', 'short_name', 'sector', 'level'],
    PARTNERS.map((values) => ({ values })),
  );
  put(
    'area_statistic',
    ['area_level', 'area_id', 'indicator', 'year_be', 'value', 'unit', 'source', 'as_of'],
    makeStatistics(province, SAMPLE_SEED + 8).map((one) => ({
      values: [
        'subdistrict',
        idOfArea(change.db, 'subdistrict', one.code),
        one.indicator,
        YEAR_BE,
        one.value,
        one.unit,
        sampleText.source.th,
        origin.asOf,
      ],
    })),
  );
  change.insert('code_list', ceilingRow(change.db, CEILINGS).values);
}
