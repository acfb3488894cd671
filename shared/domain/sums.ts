import type { Field } from '../contract/layers.ts';

/** Years are names, not amounts. */
export const isYear = (field: Pick<Field, 'name' | 'format'>): boolean =>
  field.format === 'year-be' || field.name === 'fiscal_year' || /(^|_)year(_be|_ce)?$/.test(field.name);

/** True for fields whose values are amounts: compared digit by digit, with thousands separators. */
export const isAmount = (field: Field): boolean =>
  (field.type === 'integer' || field.type === 'real') && field.codeList === null && !isYear(field);

/** Numbers that only tell things apart, places, shares and means: no sum of them says anything. */
const NAMES =
  /^(moo|order|rank|fid|ogc_fid|gid|index|no|lat|lon|lng|long|latitude|longitude|easting|northing|x|y|z|zone|code)$|(^|_)(id|idn|code|no|lat|lon|latitude|longitude)$|^(min|max|avg|mean|median)_|accuracy|percent|pct|ratio|density|z_score|local_i|p_value|p_adjusted|^neighbours$/i;
const TITLES = /ร้อยละ|เฉลี่ย|อัตรา|สัดส่วน|ลำดับ|หมู่ที่|ละติจูด|ลองจิจูด|พิกัด|รหัส|ความหนาแน่น|percent|average|rate|%/i;
const UNITS = new Set(['%', 'ร้อยละ', 'percent', 'm']);

/** True where the sum of a column says something. */
export const isSummed = (field: Field): boolean =>
  isAmount(field) &&
  field.reference === null &&
  !(field.unit !== null && UNITS.has(field.unit)) &&
  !NAMES.test(field.name) &&
  !TITLES.test(field.title);

/**
 * Fields that must be alike in all rows before a column may be summed: people of one year and those of another are no
 * number of people.
 */
export const summedWhereAlike = (register: string | null, field: string): readonly string[] =>
  register === 'area_statistic' && field === 'value' ? ['indicator', 'year_be', 'unit', 'area_level'] : [];

/** The three columns of an area as land documents give it, of which `field` is the first; null for any other. */
export const landColumns = (
  fields: readonly Pick<Field, 'name'>[],
  field: string,
): { readonly rai: string; readonly ngan: string; readonly wah: string } | null => {
  if (!field.endsWith('_rai')) return null;
  const stem = field.slice(0, -'_rai'.length);
  const columns = { rai: field, ngan: `${stem}_ngan`, wah: `${stem}_wah` };
  const names = new Set(fields.map(({ name }) => name));
  return names.has(columns.ngan) && names.has(columns.wah) ? columns : null;
};
