import type { Bilingual } from '../contract/base.ts';
import type { Conversion } from '../contract/import-choice.ts';
import { mappingTargetText, memberTarget } from '../text/mapping.ts';
import { MEMBER_FIELDS, type MemberField } from './member-fields.ts';
import { type RegisterDefinition, type RegisterField, registerOf } from './registers/index.ts';

/** Something that columns of a file can become. */
export interface MappingTarget {
  /** A field of the register, or a target that begins with `@`. */
  readonly field: string;
  readonly label: Bilingual;
  /** Ways to get there, the usual one first. */
  readonly conversions: readonly Conversion[];
}

/** Links to other rows are found by the areas that a row names, never typed. */
const isLink = (field: RegisterField): boolean =>
  field.reference?.by === 'id' || field.name === 'scheme_id' || field.name === 'area_level';
const LEVELS = ['province', 'district', 'subdistrict', 'village'] as const;
const ORDER: readonly string[] = LEVELS;
const CODE: readonly Conversion[] = ['area-code', 'code-parts'];
const AREA_CODES: Readonly<Record<string, readonly string[]>> = {
  province: ['code'],
  district: ['code', 'province_code'],
  subdistrict: ['code', 'district_code'],
  council_area: ['district_code'],
  village: ['code', 'subdistrict_code'],
};

/** True for fields that hold the code of an area, which has the digits of its level. */
export const isAreaCode = (register: string, field: string): boolean =>
  AREA_CODES[register]?.includes(field) ?? false;

/** How many digits the code in such a field has. */
export function digitsOfCode(register: string, field: string): 2 | 4 | 6 | 8 {
  const level = field === 'code' ? register : field.replace(/_code$/, '');
  return ({ province: 2, district: 4, subdistrict: 6, village: 8 } as const)[level as 'province'] ?? 6;
}

function conversionsOf(register: RegisterDefinition, field: RegisterField): readonly Conversion[] {
  if (isAreaCode(register.key, field.name)) return CODE;
  if (field.codeList) return ['code-list'];
  if (field.unit === 'satang') return ['baht', 'million-baht'];
  if (field.format === 'year-be') return ['year-be'];
  if (field.type === 'date' || field.type === 'datetime') return ['date'];
  if (field.type === 'boolean') return ['boolean'];
  if (field.type === 'integer') return ['integer', 'boolean'];
  return field.type === 'real' ? ['number'] : ['text', 'phone'];
}

const BY_MEMBER_FIELD: Readonly<Record<string, Conversion>> = {
  national_id: 'national-id',
  birth_year_be: 'year-be',
  birth_date: 'date',
};

const memberConversion = ({ name, codeList }: MemberField): Conversion =>
  BY_MEMBER_FIELD[name] ?? (codeList ? 'code-list' : 'text');

const target = (
  field: keyof typeof mappingTargetText,
  conversions: readonly Conversion[],
): MappingTarget => ({
  field,
  label: mappingTargetText[field],
  conversions,
});

/** The areas above a row that a file may name. */
function hintTargets(register: RegisterDefinition): MappingTarget[] {
  const own = ORDER.indexOf(register.key);
  const above =
    own >= 0 ? LEVELS.slice(0, own) : register.key === 'council_area' ? LEVELS.slice(0, 3) : LEVELS;
  if (above.length === 0) return [];
  const code = own >= 0 ? [] : [target('@area', CODE)];
  const names = above.map((level) => target(`@${level}`, ['text']));
  const council = register.group === 'area' ? [] : [target('@council_area', ['text'])];
  return [...code, ...names, ...council];
}

function memberTargets(): MappingTarget[] {
  const fields = MEMBER_FIELDS.map((field) => ({
    field: `@member.${field.name}`,
    label: memberTarget(field),
    conversions: [memberConversion(field)],
  }));
  const whole = target('@member.full_name', ['full-name']);
  return [{ ...whole, label: memberTarget(whole.label) }, ...fields];
}

/** A register by its key, or as it is with the office's own fields. */
export type RegisterRef = string | RegisterDefinition;

/** The definition that is meant, or undefined for an unknown key. */
export const definitionOf = (register: RegisterRef): RegisterDefinition | undefined =>
  typeof register === 'string' ? registerOf(register) : register;

/** All that columns can become where a register is filled, in the order of a menu. Empty for an unknown register. */
export function mappingTargets(of: RegisterRef): MappingTarget[] {
  const register = definitionOf(of);
  if (!register) return [];
  const declares = register.fields.some((field) => field.name === 'declared_rai');
  return [
    ...register.fields
      .filter((field) => !isLink(field))
      .map((field) => ({
        field: field.name,
        label: { th: field.th, en: field.en },
        conversions: conversionsOf(register, field),
      })),
    ...(declares
      ? [
          target('@declared-area', [
            'rai-ngan-wah',
            'rai',
            'hectare',
            'square-metre',
            'square-kilometre',
          ] as const),
        ]
      : []),
    ...hintTargets(register),
    ...(register.key === 'household' ? memberTargets() : []),
    target('@id', ['text']),
  ];
}
