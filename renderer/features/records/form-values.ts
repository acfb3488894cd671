import type { Bilingual, CellValue } from '../../../shared/contract/base.ts';
import type { Field, LayerSummary } from '../../../shared/contract/layers.ts';
import { isAsked } from '../../../shared/domain/field-condition.ts';
import { REGISTERS, SECTIONS, type SectionKey } from '../../../shared/domain/registers/index.ts';
import { shownFields } from './cell-text.ts';
import type { Draft } from './drafts.ts';
import { type Parsed, parseValue, typedOf } from './parse-value.ts';

type Values = Readonly<Record<string, CellValue>>;

/** Under these names a draft keeps what was typed into an input that writes no field, or several. */
export const DECLARED = '@declared';
export const PLACE = '@place';

/** Papers are attached in their own place; an id of one says nothing in a form. */
const isFormField = ({ reference }: Field): boolean =>
  reference === null ||
  typeof reference.register !== 'string' ||
  REGISTERS.some(({ key }) => key === reference.register);

/** The fields of a form, in the order of the register. */
export const formFields = (layer: LayerSummary): Field[] => shownFields(layer.fields).filter(isFormField);

/** A heading with its fields. */
export interface FormSection {
  readonly key: string;
  readonly title: Bilingual;
  readonly fields: readonly Field[];
}

const sectionTitle = (key: string): Bilingual => SECTIONS[key as SectionKey] ?? { th: key, en: key };

/** Fields under their headings, the headings in the order of `SECTIONS`; those not asked for now are left out. */
export const formSections = (layer: LayerSummary, values: Values): FormSection[] => {
  const order = Object.keys(SECTIONS);
  const rank = (key: string): number => (order.indexOf(key) < 0 ? order.length : order.indexOf(key));
  const asked = formFields(layer).filter((field) => isAsked(field, values));
  const keys = [...new Set(asked.map(({ section }) => section))].sort((a, b) => rank(a) - rank(b));
  return keys.map((key) => ({
    key,
    title: sectionTitle(key),
    fields: asked.filter(({ section }) => section === key),
  }));
};

/** Fields that must be given and hold nothing: of a row that is there only those that were emptied. */
export const neededFields = (layer: LayerSummary, draft: Draft, values: Values): string[] =>
  formFields(layer).flatMap((field) => {
    const judged = field.required && field.editable && (draft.fid === null || field.name in draft.typed);
    return judged && isAsked(field, values) && (values[field.name] ?? null) === null ? [field.name] : [];
  });

/** The first field, in the order in which the form shows them, that keeps it from being saved; undefined for none. */
export const firstWrong = ({
  layer,
  values,
  errors,
  needed,
}: {
  readonly layer: LayerSummary;
  readonly values: Values;
  readonly errors: Readonly<Record<string, unknown>>;
  readonly needed: readonly string[];
}): string | undefined =>
  formSections(layer, values)
    .flatMap(({ fields }) => fields)
    .find(({ name }) => name in errors || needed.includes(name))?.name ?? Object.keys(errors)[0];

/** What stands in a field's input. */
export const typedIn = (field: Field, draft: Draft, row: Values): string =>
  draft.typed[field.name] ?? typedOf(field, row[field.name] ?? null);

/** What was typed into each touched field, read as its type. */
export const parsedFields = (layer: LayerSummary, draft: Draft): Readonly<Record<string, Parsed>> =>
  Object.fromEntries(
    formFields(layer).flatMap((field) => {
      const typed = draft.typed[field.name];
      return typed === undefined ? [] : [[field.name, parseValue(field, typed)]];
    }),
  );

/** The row as it would be: its values, and over them what was typed as far as it can be read. */
export const valuesNow = (
  row: Values,
  parsed: Readonly<Record<string, Parsed>>,
): Record<string, CellValue> => {
  const values: Record<string, CellValue> = { ...row };
  for (const [name, one] of Object.entries(parsed)) if (one.ok) values[name] = one.value;
  return values;
};

/** What would be written: fields that are asked for and now differ from the row; of a new row all that hold something. */
export const writtenValues = (
  layer: LayerSummary,
  row: Values,
  parsed: Readonly<Record<string, Parsed>>,
): Record<string, CellValue> => {
  const now = valuesNow(row, parsed);
  const written = formFields(layer).flatMap((field): [string, CellValue][] => {
    const one = parsed[field.name];
    if (!one?.ok || !field.editable || !isAsked(field, now)) return [];
    return one.value === (row[field.name] ?? null) ? [] : [[field.name, one.value]];
  });
  return Object.fromEntries(written);
};
