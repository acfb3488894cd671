import type { FieldType, GeometryType } from '../../../../shared/contract/base.ts';

interface FirstRegister {
  readonly key: string;
  readonly th: string;
  readonly en: string;
  readonly geometryType: Exclude<GeometryType, 'None'>;
  readonly group: 'area' | 'resource' | 'housing';
  readonly labelField: string;
  readonly codeField: string | null;
  readonly columns: Readonly<Record<string, FieldType>>;
}

/** The registers as the first schema had them. Frozen: what came later is the business of later migrations. */
export const FIRST_REGISTERS: readonly FirstRegister[] = [
  {
    key: 'province',
    th: 'จังหวัด',
    en: 'Province',
    geometryType: 'MultiPolygon',
    group: 'area',
    labelField: 'name_th',
    codeField: 'code',
    columns: { code: 'text', name_th: 'text', name_en: 'text' },
  },
  {
    key: 'zone',
    th: 'โซน',
    en: 'Zone',
    geometryType: 'MultiPolygon',
    group: 'area',
    labelField: 'name_th',
    codeField: null,
    columns: { scheme_id: 'text', code: 'text', name_th: 'text', color: 'text', description: 'text' },
  },
  {
    key: 'district',
    th: 'อำเภอ',
    en: 'District',
    geometryType: 'MultiPolygon',
    group: 'area',
    labelField: 'name_th',
    codeField: 'code',
    columns: { code: 'text', name_th: 'text', name_en: 'text', province_code: 'text' },
  },
  {
    key: 'subdistrict',
    th: 'ตำบล',
    en: 'Sub-district',
    geometryType: 'MultiPolygon',
    group: 'area',
    labelField: 'name_th',
    codeField: 'code',
    columns: {
      code: 'text',
      name_th: 'text',
      name_en: 'text',
      district_code: 'text',
      valid_from: 'date',
      valid_to: 'date',
    },
  },
  {
    key: 'council_area',
    th: 'พื้นที่สภาองค์กรชุมชน',
    en: 'Council area',
    geometryType: 'MultiPolygon',
    group: 'area',
    labelField: 'name_th',
    codeField: 'code',
    columns: { code: 'text', name_th: 'text', authority_type: 'text', district_code: 'text' },
  },
  {
    key: 'village',
    th: 'หมู่บ้าน/ชุมชน',
    en: 'Village',
    geometryType: 'Point',
    group: 'area',
    labelField: 'name_th',
    codeField: 'code',
    columns: {
      code: 'text',
      moo: 'integer',
      name_th: 'text',
      subdistrict_code: 'text',
      council_area_id: 'text',
    },
  },
  {
    key: 'community_forest',
    th: 'ป่าชุมชน',
    en: 'Community forest',
    geometryType: 'MultiPolygon',
    group: 'resource',
    labelField: 'name_th',
    codeField: 'code',
    columns: {
      code: 'text',
      name_th: 'text',
      declared_rai: 'integer',
      declared_ngan: 'integer',
      declared_wah: 'real',
      land_status: 'text',
      approval_no: 'text',
      approved_on: 'date',
      expires_on: 'date',
      member_count: 'integer',
    },
  },
  {
    key: 'housing_project',
    th: 'โครงการที่อยู่อาศัย',
    en: 'Housing project',
    geometryType: 'Point',
    group: 'housing',
    labelField: 'name_th',
    codeField: 'code',
    columns: {
      code: 'text',
      name_th: 'text',
      programme: 'text',
      council_area_id: 'text',
      fiscal_year: 'integer',
      households_target: 'integer',
      units_done: 'integer',
      budget_satang: 'integer',
      land_status: 'text',
      status: 'text',
      started_on: 'date',
      finished_on: 'date',
    },
  },
];
