import { AREA_REGISTERS, STATISTIC_REGISTERS } from './areas.ts';
import type { RegisterDefinition } from './definition.ts';
import { ORGANISATION_REGISTERS } from './organisations.ts';
import { PEOPLE_REGISTERS } from './people.ts';
import { PLACE_REGISTERS } from './places.ts';
import { type Referrer, referrersOf } from './references.ts';

export type {
  ColumnClass,
  FieldCondition,
  FieldFormat,
  FieldReference,
  RegisterDefinition,
  RegisterField,
  RegisterGroup,
} from './definition.ts';
export { withOwnFields } from './own-fields.ts';
export { LINK_TABLES, type LinkEnd, type LinkTable, type Referrer } from './references.ts';
export { SECTIONS, type SectionKey } from './sections.ts';

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

/** All registers: areas, what lies in them, organisations, people. */
export const REGISTERS: readonly RegisterDefinition[] = [
  ...AREA_REGISTERS,
  ...PLACE_REGISTERS,
  ...ORGANISATION_REGISTERS,
  ...STATISTIC_REGISTERS,
  ...PEOPLE_REGISTERS,
];

/** The definition of a register. `undefined` for a key that is none. */
export const registerOf = (key: string): RegisterDefinition | undefined =>
  REGISTERS.find((r) => r.key === key);

/** Every field of any register that may name a row of the one given, in the order of the registers. */
export const referrersTo = (key: string): Referrer[] => referrersOf(REGISTERS, key);
