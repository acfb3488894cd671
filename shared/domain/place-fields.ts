import type { Bilingual } from '../contract/base.ts';

/**
 * What is known of an area beside its own fields, and can be named in formulas over its register: figures that stand in the
 * statistics by area, and whether somebody holds a role there.
 */
export interface PlaceField {
  readonly name: string;
  readonly title: Bilingual;
  readonly type: 'integer' | 'boolean';
  readonly unit: string | null;
  /** Where it stands: the register whose version it goes by. */
  readonly from: 'area_statistic' | 'role_assignment';
  /** The areas of which it is known. */
  readonly of: readonly string[];
}

const LEVELS = ['province', 'zone', 'district', 'subdistrict', 'council_area', 'village'];

export const PLACE_FIELDS: readonly PlaceField[] = [
  {
    ...{ name: 'population', title: { th: 'ประชากร', en: 'Population' }, type: 'integer', unit: 'คน' },
    ...{ from: 'area_statistic', of: LEVELS },
  },
  {
    name: 'has_social_manager',
    title: { th: 'มีนักจัดการทางสังคม', en: 'Has a social manager' },
    ...{ type: 'boolean', unit: null, from: 'role_assignment', of: ['subdistrict', 'council_area'] },
  },
];

/** The fields that steps name, as far as they can be told of an area's register. */
export const placeFieldsIn = (steps: readonly unknown[]): readonly PlaceField[] => {
  const said = JSON.stringify(steps);
  return PLACE_FIELDS.filter(({ name }) => new RegExp(`\\b${name}\\b`).test(said));
};
