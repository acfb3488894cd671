import type { FieldType, GeometryType } from '../../../../shared/contract/base.ts';

interface NewRegister {
  readonly key: string;
  readonly th: string;
  readonly en: string;
  readonly geometryType: GeometryType;
  readonly group: 'area' | 'resource' | 'housing' | 'organisation';
  readonly labelField: string;
  readonly codeField: string | null;
  readonly columns: Readonly<Record<string, FieldType>>;
}

/** The registers that the fourth schema adds. Frozen. */
export const NEW_REGISTERS: readonly NewRegister[] = [
  {
    key: 'local_authority',
    th: 'อปท.',
    en: 'Local authority',
    geometryType: 'MultiPolygon',
    group: 'area',
    labelField: 'name_th',
    codeField: 'code',
    columns: { code: 'text', name_th: 'text', authority_type: 'text', province_code: 'text' },
  },
  {
    key: 'forest_part',
    th: 'บริเวณในป่าชุมชน',
    en: 'Part of a community forest',
    geometryType: 'MultiPolygon',
    group: 'resource',
    labelField: 'name_th',
    codeField: null,
    columns: { forest_id: 'text', purpose: 'text', name_th: 'text' },
  },
  {
    key: 'learning_area',
    th: 'พื้นที่เรียนรู้',
    en: 'Learning area',
    geometryType: 'Point',
    group: 'resource',
    labelField: 'name_th',
    codeField: null,
    columns: {
      name_th: 'text',
      kind: 'text',
      council_area_id: 'text',
      capacity: 'integer',
      contact_person_id: 'text',
    },
  },
  {
    key: 'council',
    th: 'สภาองค์กรชุมชน',
    en: 'Community organization council',
    geometryType: 'Point',
    group: 'organisation',
    labelField: 'name_th',
    codeField: null,
    columns: {
      name_th: 'text',
      council_area_id: 'text',
      status: 'text',
      registered_on: 'date',
      strength: 'text',
      last_review_on: 'date',
      member_count: 'integer',
      group_count: 'integer',
      chair_person_id: 'text',
    },
  },
  {
    key: 'welfare_fund',
    th: 'กองทุนสวัสดิการชุมชน',
    en: 'Community welfare fund',
    geometryType: 'None',
    group: 'organisation',
    labelField: 'name_th',
    codeField: null,
    columns: {
      name_th: 'text',
      council_area_id: 'text',
      status: 'text',
      founded_on: 'date',
      members: 'integer',
      balance_satang: 'integer',
      contribution_members_satang: 'integer',
      contribution_local_satang: 'integer',
      contribution_state_satang: 'integer',
      contribution_other_satang: 'integer',
      as_of_date: 'date',
      awards: 'text',
    },
  },
  {
    key: 'partner',
    th: 'ภาคี/หน่วยงาน',
    en: 'Partner',
    geometryType: 'None',
    group: 'organisation',
    labelField: 'name_th',
    codeField: null,
    columns: {
      name_th: 'text',
      short_name: 'text',
      sector: 'text',
      level: 'text',
      phone: 'text',
      email: 'text',
    },
  },
  {
    key: 'working_group',
    th: 'คณะทำงาน',
    en: 'Working group',
    geometryType: 'None',
    group: 'organisation',
    labelField: 'name_th',
    codeField: null,
    columns: {
      name_th: 'text',
      kind: 'text',
      area_level: 'text',
      area_id: 'text',
      issue: 'text',
      meeting_cycle: 'text',
      min_members: 'integer',
    },
  },
  {
    key: 'area_statistic',
    th: 'สถิติรายพื้นที่',
    en: 'Area statistic',
    geometryType: 'None',
    group: 'area',
    labelField: 'indicator',
    codeField: null,
    columns: {
      area_level: 'text',
      area_id: 'text',
      indicator: 'text',
      year_be: 'integer',
      value: 'real',
      unit: 'text',
      source: 'text',
      as_of: 'date',
    },
  },
];

/** The columns that the fourth schema adds to registers that were there. Frozen. */
export const NEW_COLUMNS: Readonly<Record<string, Readonly<Record<string, FieldType>>>> = {
  district: { valid_from: 'date', valid_to: 'date' },
  council_area: { local_authority_id: 'text', valid_from: 'date', valid_to: 'date' },
  village: { valid_from: 'date', valid_to: 'date' },
  housing_project: { grant_satang: 'integer', loan_satang: 'integer', local_contribution_satang: 'integer' },
};
