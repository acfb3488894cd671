import { figureProblem } from '../figure-counts.ts';
import { formatDistance } from '../units.ts';
import { numberOf, type Rule, textOf, wrongOrder } from './definition.ts';

/** Digits of the official codes, by the column that holds them; a register's own stand in `code`. */
const ABOVE_DIGITS: Readonly<Record<string, number>> = {
  province_code: 2,
  district_code: 4,
  subdistrict_code: 6,
  home_subdistrict_code: 6,
};

/** The registers whose code is an official one and continues that of the area above. */
const OWN: Readonly<Record<string, { readonly digits: number; readonly parent: string | null }>> = {
  province: { digits: 2, parent: null },
  district: { digits: 4, parent: 'province_code' },
  subdistrict: { digits: 6, parent: 'district_code' },
  village: { digits: 8, parent: 'subdistrict_code' },
};

const isCode = (value: string, digits: number): boolean => value.length === digits && /^[0-9]+$/.test(value);

const digitsRule = (field: string, registers: readonly string[], digits: number): Rule => ({
  key: 'code-digits',
  registers,
  severity: 'error',
  fields: [field],
  check: (row) => {
    const code = row[field] ?? null;
    if (code === null || code === '') return null;
    return typeof code === 'string' && isCode(code, digits) ? null : { digits };
  },
});

const parentRule = (register: string, parent: string): Rule => ({
  key: 'code-parent',
  registers: [register],
  severity: 'error',
  fields: ['code', parent],
  check: (row) => {
    const [code, above] = [textOf(row, 'code'), textOf(row, parent)];
    return code === null || above === null || code.startsWith(above) ? null : { parent: above };
  },
});

const CODED: Readonly<Record<string, readonly string[]>> = {
  province_code: ['district', 'local_authority'],
  district_code: ['subdistrict', 'council_area'],
  subdistrict_code: ['village'],
  home_subdistrict_code: ['person'],
};

const CODE_RULES: readonly Rule[] = [
  ...Object.entries(OWN).map(([register, { digits }]) => digitsRule('code', [register], digits)),
  ...Object.entries(CODED).map(([field, registers]) =>
    digitsRule(field, registers, ABOVE_DIGITS[field] ?? 0),
  ),
  ...Object.entries(OWN).flatMap(([register, { parent }]) => (parent ? [parentRule(register, parent)] : [])),
  {
    key: 'code-taken',
    registers: ['province', 'district', 'subdistrict', 'village', 'local_authority', 'council_area'],
    severity: 'error',
    fields: ['code'],
    check: (_row, { sameCode }) => (sameCode ? { name: sameCode } : null),
  },
];

const MOO = { first: 1, last: 99 } as const;

const figureRule = (key: 'figure-count' | 'figure-negative', problem: 'not-counted' | 'negative'): Rule => ({
  key,
  registers: ['area_statistic'],
  severity: 'error',
  fields: ['value', 'indicator', 'unit'],
  check: (row) => {
    const value = numberOf(row, 'value');
    if (value === null) return null;
    return figureProblem(textOf(row, 'indicator') ?? '', textOf(row, 'unit'), value) === problem ? {} : null;
  },
});

/** Rules of areas: official codes, villages, validity, and what must lie where. */
export const AREA_RULES: readonly Rule[] = [
  ...CODE_RULES,
  figureRule('figure-count', 'not-counted'),
  figureRule('figure-negative', 'negative'),
  {
    key: 'moo-range',
    registers: ['village'],
    severity: 'error',
    fields: ['moo'],
    check: (row) => {
      const moo = numberOf(row, 'moo');
      return moo === null || (moo >= MOO.first && moo <= MOO.last) ? null : {};
    },
  },
  {
    key: 'moo-taken',
    registers: ['village'],
    severity: 'error',
    fields: ['moo', 'subdistrict_code'],
    check: (row, { sameMoo }) => (sameMoo ? { moo: numberOf(row, 'moo') ?? '', name: sameMoo } : null),
  },
  {
    key: 'valid-order',
    registers: ['district', 'subdistrict', 'council_area', 'village'],
    severity: 'error',
    fields: ['valid_to', 'valid_from'],
    check: wrongOrder('valid_from', 'valid_to'),
  },
  {
    key: 'point-outside',
    registers: ['village', 'council', 'housing_project', 'learning_area', 'household'],
    severity: 'warning',
    fields: ['council_area_id'],
    check: (_row, { outside }) =>
      outside ? { area: outside.area, distance: formatDistance(outside.metres) } : null,
  },
  {
    key: 'coordinator-one',
    registers: ['council_area'],
    severity: 'warning',
    fields: ['name_th'],
    check: (_row, { coordinators }) =>
      coordinators === undefined || coordinators === null || coordinators === 1
        ? null
        : { count: coordinators },
  },
];
