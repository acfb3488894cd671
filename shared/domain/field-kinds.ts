import type { FieldType } from '../contract/base.ts';
import type { Field } from '../contract/layers.ts';

/** What a field is for a person who sets it up: its type with the form in which it is typed and shown. */
export const FIELD_KINDS = [
  'text',
  'long-text',
  'integer',
  'real',
  'money',
  'boolean',
  'date',
  'datetime',
  'year-be',
  'phone',
  'email',
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** What a kind stands for in the table and in the catalogue. */
export interface KindFacts {
  readonly type: Exclude<FieldType, 'binary'>;
  readonly format: Field['format'];
  /** The unit that belongs to the kind; others are the office's to say. */
  readonly unit: string | null;
}

const FACTS: Readonly<Record<FieldKind, KindFacts>> = {
  text: { type: 'text', format: null, unit: null },
  'long-text': { type: 'text', format: 'long-text', unit: null },
  integer: { type: 'integer', format: null, unit: null },
  real: { type: 'real', format: null, unit: null },
  money: { type: 'integer', format: null, unit: 'satang' },
  boolean: { type: 'boolean', format: null, unit: null },
  date: { type: 'date', format: null, unit: null },
  datetime: { type: 'datetime', format: null, unit: null },
  'year-be': { type: 'integer', format: 'year-be', unit: null },
  phone: { type: 'text', format: 'phone', unit: null },
  email: { type: 'text', format: 'email', unit: null },
};

export const factsOfKind = (kind: FieldKind): KindFacts => FACTS[kind];

/** The kind of a field. Money is told by its unit, the rest by type and format. */
export const kindOfField = ({ type, unit, format }: Pick<Field, 'type' | 'unit' | 'format'>): FieldKind => {
  if (type === 'integer' && unit === 'satang') return 'money';
  const exact = FIELD_KINDS.find((kind) => FACTS[kind].type === type && FACTS[kind].format === format);
  return exact ?? FIELD_KINDS.find((kind) => FACTS[kind].type === type) ?? 'text';
};

/** Kinds whose values are counted or measured, so that a unit can be said of them. */
export const takesUnit = (kind: FieldKind): boolean => kind === 'integer' || kind === 'real';

/** Kinds whose values may come from a list. */
export const takesList = (kind: FieldKind): boolean => kind === 'text' || kind === 'integer';
