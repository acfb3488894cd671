import type { Conversion } from '../../../../shared/contract/import-choice.ts';
import type { Concept } from './headings.ts';

/** A target and what the heading of its column is about, the likeliest first. */
export interface Rule {
  readonly field: string;
  readonly about: readonly Concept[];
  /** Where it is not the first of the target's conversions. */
  readonly convert?: Conversion;
}

const rule = (field: string, ...about: readonly Concept[]): Rule => ({ field, about });

const PROVINCE = rule('@province', 'province');
const DISTRICT = rule('@district', 'district');
const SUBDISTRICT = rule('@subdistrict', 'subdistrict');
/** Where there are both, they go together: two villages of a sub-district may share a name. */
const VILLAGE = rule('@village', 'moo', 'village');
const COUNCIL = rule('@council_area', 'council_area');
const PLACES = [PROVINCE, DISTRICT, SUBDISTRICT, VILLAGE, COUNCIL];

/** Codes of areas are looked for apart, since they may be split over several columns. */
export const RULES: Readonly<Record<string, readonly Rule[]>> = {
  province: [rule('name_th', 'province', 'name'), rule('name_en', 'province_en', 'name_en')],
  district: [rule('name_th', 'district', 'name'), rule('name_en', 'district_en', 'name_en'), PROVINCE],
  subdistrict: [
    rule('name_th', 'subdistrict', 'name'),
    rule('name_en', 'subdistrict_en', 'name_en'),
    rule('valid_from', 'valid_from'),
    rule('valid_to', 'valid_to'),
    DISTRICT,
    PROVINCE,
  ],
  village: [rule('moo', 'moo'), rule('name_th', 'village', 'name'), SUBDISTRICT, DISTRICT, PROVINCE],
  council_area: [
    rule('code', 'council_code', 'code'),
    rule('name_th', 'council_area', 'name'),
    rule('authority_type', 'authority_type'),
    SUBDISTRICT,
    DISTRICT,
    PROVINCE,
  ],
  zone: [
    rule('code', 'code'),
    rule('name_th', 'name'),
    rule('color', 'colour'),
    rule('description', 'description'),
    PROVINCE,
  ],
  community_forest: [
    rule('name_th', 'forest', 'name'),
    rule('code', 'forest_code', 'code'),
    rule('land_status', 'land_status'),
    rule('approval_no', 'approval_no'),
    rule('approved_on', 'approved_on'),
    rule('expires_on', 'expires_on'),
    rule('member_count', 'member_count'),
    ...PLACES,
  ],
  housing_project: [
    rule('name_th', 'project', 'name'),
    rule('code', 'project_code', 'code'),
    rule('programme', 'programme'),
    rule('fiscal_year', 'fiscal_year'),
    rule('households_target', 'households_target'),
    rule('units_done', 'units_done'),
    rule('budget_satang', 'budget'),
    rule('land_status', 'land_status'),
    rule('status', 'project_status'),
    rule('started_on', 'started_on'),
    rule('finished_on', 'finished_on', 'expires_on'),
    ...PLACES,
  ],
  household: [
    rule('hh_code', 'hh_code'),
    rule('house_no', 'house_no'),
    rule('member_count', 'member_count'),
    rule('income_month_baht', 'income'),
    rule('tenure', 'tenure', 'land_status'),
    rule('house_condition', 'house_condition'),
    rule('welfare_card', 'welfare_card'),
    rule('recheck_status', 'recheck_status'),
    rule('point_accuracy_m', 'accuracy'),
    rule('@member.national_id', 'national_id'),
    rule('@member.full_name', 'full_name', 'given_name', 'name'),
    rule('@member.title', 'title'),
    rule('@member.given_name', 'given_name', 'name'),
    rule('@member.family_name', 'family_name'),
    rule('@member.sex', 'sex'),
    rule('@member.birth_date', 'birth_date'),
    rule('@member.birth_year_be', 'birth_year'),
    rule('@member.vulnerable_types', 'vulnerable'),
    rule('@member.disability_type', 'disability'),
    rule('@member.aid_received', 'aid'),
    ...PLACES,
  ],
};
