import type { FieldType, GeometryType } from '../contract/base.ts';

/** Who may see a column: `public` stands in `workspace.gpkg`; `contact` and `restricted` in the restricted store. */
export type ColumnClass = 'public' | 'contact' | 'restricted';

export interface RegisterField {
  readonly name: string;
  readonly th: string;
  readonly en: string;
  readonly type: FieldType;
  readonly class: ColumnClass;
  readonly unit?: string;
  readonly codeList?: string;
  readonly required?: boolean;
}

export interface RegisterDefinition {
  /** The table's name, and what `--register` takes. */
  readonly key: string;
  readonly th: string;
  readonly en: string;
  readonly geometryType: GeometryType;
  readonly group: 'area' | 'resource' | 'housing' | 'organisation';
  readonly store: 'workspace' | 'restricted';
  readonly labelField: string;
  /** The human key, unique in the register where filled. */
  readonly codeField: string | null;
  readonly fields: readonly RegisterField[];
}

const text = (name: string, th: string, en: string, more: Partial<RegisterField> = {}): RegisterField => ({
  name,
  th,
  en,
  type: 'text',
  class: 'public',
  ...more,
});
const integer = (name: string, th: string, en: string, more: Partial<RegisterField> = {}): RegisterField => ({
  ...text(name, th, en, more),
  type: 'integer',
});
const real = (name: string, th: string, en: string, more: Partial<RegisterField> = {}): RegisterField => ({
  ...text(name, th, en, more),
  type: 'real',
});
const date = (name: string, th: string, en: string, more: Partial<RegisterField> = {}): RegisterField => ({
  ...text(name, th, en, more),
  type: 'date',
});

/** Columns that every table of a register has besides its own; written by the journal, never by a form. */
export const SYSTEM_COLUMNS = [
  'fid',
  'id',
  'geom',
  'created_at',
  'created_by',
  'updated_at',
  'updated_by',
  'row_version',
  'source_id',
  'import_id',
] as const;

export const REGISTERS: readonly RegisterDefinition[] = [
  {
    key: 'province',
    th: 'จังหวัด',
    en: 'Province',
    geometryType: 'MultiPolygon',
    group: 'area',
    store: 'workspace',
    labelField: 'name_th',
    codeField: 'code',
    fields: [
      text('code', 'รหัสจังหวัด', 'Province code', { required: true }),
      text('name_th', 'ชื่อจังหวัด', 'Name (Thai)', { required: true }),
      text('name_en', 'ชื่ออังกฤษ', 'Name (English)'),
    ],
  },
  {
    key: 'zone',
    th: 'โซน',
    en: 'Zone',
    geometryType: 'MultiPolygon',
    group: 'area',
    store: 'workspace',
    labelField: 'name_th',
    codeField: null,
    fields: [
      text('scheme_id', 'ชุดการแบ่งโซน', 'Zoning scheme', { required: true }),
      text('code', 'ลำดับโซน', 'Zone number'),
      text('name_th', 'ชื่อโซน', 'Name', { required: true }),
      text('color', 'สีโซน', 'Colour', { required: true }),
      text('description', 'คำอธิบาย', 'Description'),
    ],
  },
  {
    key: 'district',
    th: 'อำเภอ',
    en: 'District',
    geometryType: 'MultiPolygon',
    group: 'area',
    store: 'workspace',
    labelField: 'name_th',
    codeField: 'code',
    fields: [
      text('code', 'รหัสอำเภอ', 'District code', { required: true }),
      text('name_th', 'ชื่ออำเภอ', 'Name (Thai)', { required: true }),
      text('name_en', 'ชื่ออังกฤษ', 'Name (English)'),
      text('province_code', 'รหัสจังหวัด', 'Province code', { required: true }),
    ],
  },
  {
    key: 'subdistrict',
    th: 'ตำบล',
    en: 'Sub-district',
    geometryType: 'MultiPolygon',
    group: 'area',
    store: 'workspace',
    labelField: 'name_th',
    codeField: 'code',
    fields: [
      text('code', 'รหัสตำบล', 'Sub-district code', { required: true }),
      text('name_th', 'ชื่อตำบล', 'Name (Thai)', { required: true }),
      text('name_en', 'ชื่ออังกฤษ', 'Name (English)'),
      text('district_code', 'รหัสอำเภอ', 'District code', { required: true }),
      date('valid_from', 'ใช้ตั้งแต่', 'Valid from'),
      date('valid_to', 'ใช้ถึง', 'Valid to'),
    ],
  },
  {
    key: 'council_area',
    th: 'พื้นที่สภาองค์กรชุมชน',
    en: 'Council area',
    geometryType: 'MultiPolygon',
    group: 'area',
    store: 'workspace',
    labelField: 'name_th',
    codeField: 'code',
    fields: [
      text('code', 'รหัสพื้นที่สภาฯ', 'Council area code'),
      text('name_th', 'ชื่อพื้นที่สภาฯ', 'Name', { required: true }),
      text('authority_type', 'ประเภท อปท.', 'Local authority type', { codeList: 'authority-type' }),
      text('district_code', 'รหัสอำเภอ', 'District code'),
    ],
  },
  {
    key: 'village',
    th: 'หมู่บ้าน/ชุมชน',
    en: 'Village',
    geometryType: 'Point',
    group: 'area',
    store: 'workspace',
    labelField: 'name_th',
    codeField: 'code',
    fields: [
      text('code', 'รหัสหมู่บ้าน', 'Village code', { required: true }),
      integer('moo', 'หมู่ที่', 'Moo'),
      text('name_th', 'ชื่อบ้าน', 'Name', { required: true }),
      text('subdistrict_code', 'รหัสตำบล', 'Sub-district code'),
      text('council_area_id', 'พื้นที่สภาฯ', 'Council area'),
    ],
  },
  {
    key: 'community_forest',
    th: 'ป่าชุมชน',
    en: 'Community forest',
    geometryType: 'MultiPolygon',
    group: 'resource',
    store: 'workspace',
    labelField: 'name_th',
    codeField: 'code',
    fields: [
      text('code', 'รหัสป่าชุมชน', 'Forest code'),
      text('name_th', 'ชื่อป่าชุมชน', 'Name', { required: true }),
      integer('declared_rai', 'เนื้อที่ตามประกาศ (ไร่)', 'Declared rai', { unit: 'ไร่' }),
      integer('declared_ngan', 'งาน', 'Declared ngan', { unit: 'งาน' }),
      real('declared_wah', 'ตารางวา', 'Declared square wah', { unit: 'ตร.ว.' }),
      text('land_status', 'สถานะที่ดิน', 'Land status', { codeList: 'forest-land-status' }),
      text('approval_no', 'เลขที่อนุมัติ', 'Approval no.'),
      date('approved_on', 'วันที่อนุมัติ', 'Approved on'),
      date('expires_on', 'หมดอายุ', 'Expires on'),
      integer('member_count', 'สมาชิก', 'Members', { unit: 'คน' }),
    ],
  },
  {
    key: 'housing_project',
    th: 'โครงการที่อยู่อาศัย',
    en: 'Housing project',
    geometryType: 'Point',
    group: 'housing',
    store: 'workspace',
    labelField: 'name_th',
    codeField: 'code',
    fields: [
      text('code', 'รหัสโครงการ', 'Project code'),
      text('name_th', 'ชื่อโครงการ', 'Name', { required: true }),
      text('programme', 'โครงการหลัก', 'Programme', { codeList: 'housing-programme' }),
      text('council_area_id', 'พื้นที่สภาฯ', 'Council area'),
      integer('fiscal_year', 'ปีงบประมาณ', 'Fiscal year (B.E.)'),
      integer('households_target', 'เป้าหมาย', 'Target households', { unit: 'ครัวเรือน' }),
      integer('units_done', 'เสร็จแล้ว', 'Units done', { unit: 'หลัง' }),
      integer('budget_satang', 'งบประมาณ', 'Budget', { unit: 'satang' }),
      text('land_status', 'สถานะที่ดิน', 'Land status', { codeList: 'housing-land-status' }),
      text('status', 'สถานะ', 'Status', { codeList: 'project-status' }),
      date('started_on', 'เริ่ม', 'Started on'),
      date('finished_on', 'เสร็จ', 'Finished on'),
    ],
  },
  {
    key: 'household',
    th: 'ครัวเรือน',
    en: 'Household',
    geometryType: 'Point',
    group: 'housing',
    store: 'restricted',
    labelField: 'hh_code',
    codeField: 'hh_code',
    fields: [
      text('hh_code', 'รหัสครัวเรือน', 'Household code', { class: 'restricted' }),
      text('house_no', 'บ้านเลขที่', 'House no.', { class: 'restricted' }),
      text('village_id', 'หมู่บ้าน', 'Village', { class: 'restricted' }),
      text('council_area_id', 'พื้นที่สภาฯ', 'Council area', { class: 'restricted' }),
      real('point_accuracy_m', 'ความแม่นพิกัด (ม.)', 'Point accuracy', { class: 'restricted', unit: 'm' }),
      integer('member_count', 'สมาชิก', 'Members', { class: 'restricted', unit: 'คน' }),
      integer('income_month_baht', 'รายได้ต่อเดือน', 'Monthly income', { class: 'restricted', unit: 'บาท' }),
      text('tenure', 'การถือครอง', 'Tenure', { class: 'restricted', codeList: 'tenure' }),
      text('house_condition', 'สภาพบ้าน', 'House condition', {
        class: 'restricted',
        codeList: 'house-condition',
      }),
      integer('welfare_card', 'ผู้ถือบัตรสวัสดิการแห่งรัฐ', 'Welfare cards', { class: 'restricted', unit: 'คน' }),
      integer('recheck_status', 'สถานะสอบทาน', 'Recheck status', {
        class: 'restricted',
        codeList: 'recheck-status',
      }),
    ],
  },
];

/** The definition of a register. `undefined` for a key that is none. */
export const registerOf = (key: string): RegisterDefinition | undefined =>
  REGISTERS.find((r) => r.key === key);
