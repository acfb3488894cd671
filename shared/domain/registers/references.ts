import type { RegisterDefinition, RegisterField } from './definition.ts';

/** A field of a register that may name a row of another. */
export interface Referrer {
  readonly register: RegisterDefinition;
  readonly field: RegisterField;
  /** What the field holds of the other row. */
  readonly by: 'id' | 'code';
  /** The field that says which register is meant, and the word that means this one; null where it is always this one. */
  readonly level: { readonly field: string; readonly value: string } | null;
}

/** One end of a table of links. */
export interface LinkEnd {
  readonly register: string;
  readonly column: string;
  readonly by: 'id' | 'code';
}

/** A table whose rows say that two rows belong together. */
export interface LinkTable {
  readonly table: string;
  readonly th: string;
  readonly en: string;
  readonly ends: readonly [LinkEnd, LinkEnd];
  /** Its rows tell a history; what holds today stands in a field of one of the ends. */
  readonly dated?: boolean;
  /** A row at this end (`per` is its column) is linked once for each value of another column. */
  readonly once?: { readonly per: string; readonly within: string };
}

/** Rows of many registers that belong to many: kept in tables of their own, which go when either row goes. */
export const LINK_TABLES: readonly LinkTable[] = [
  {
    table: 'forest_village',
    th: 'หมู่บ้านที่ดูแลป่าชุมชน',
    en: 'Villages that look after a forest',
    ends: [
      { register: 'community_forest', column: 'forest_id', by: 'id' },
      { register: 'village', column: 'village_id', by: 'id' },
    ],
  },
  {
    table: 'council_area_subdistrict',
    th: 'ตำบลในพื้นที่สภาฯ',
    en: 'Sub-districts of a council area',
    ends: [
      { register: 'council_area', column: 'council_area_id', by: 'id' },
      { register: 'subdistrict', column: 'subdistrict_code', by: 'code' },
    ],
  },
  {
    table: 'council_area_village',
    th: 'หมู่บ้านในพื้นที่สภาฯ',
    en: 'Villages of a council area',
    dated: true,
    ends: [
      { register: 'council_area', column: 'council_area_id', by: 'id' },
      { register: 'village', column: 'village_id', by: 'id' },
    ],
  },
  {
    table: 'zone_district',
    th: 'อำเภอในโซน',
    en: 'Districts of a zone',
    once: { per: 'district_code', within: 'scheme_id' },
    ends: [
      { register: 'zone', column: 'zone_id', by: 'id' },
      { register: 'district', column: 'district_code', by: 'code' },
    ],
  },
];

/** Every field that may name a row of the register, in the order of the registers. */
export const referrersOf = (registers: readonly RegisterDefinition[], key: string): Referrer[] =>
  registers.flatMap((register) =>
    register.fields.flatMap((field): Referrer[] => {
      const { reference } = field;
      if (!reference) return [];
      if (reference.register === key) return [{ register, field, by: reference.by, level: null }];
      if (
        typeof reference.register === 'string' ||
        !isLevel(registers, register, reference.register.field, key)
      )
        return [];
      return [{ register, field, by: reference.by, level: { field: reference.register.field, value: key } }];
    }),
  );

/** The words of a level are the keys of the registers of areas. */
const isLevel = (
  registers: readonly RegisterDefinition[],
  register: RegisterDefinition,
  levelField: string,
  key: string,
): boolean => {
  const level = register.fields.find(({ name }) => name === levelField);
  const target = registers.find((one) => one.key === key);
  return level?.codeList === 'area-level' && target?.group === 'area' && LEVELS.has(key);
};

const LEVELS: ReadonlySet<string> = new Set([
  'province',
  'zone',
  'district',
  'subdistrict',
  'council_area',
  'village',
]);
