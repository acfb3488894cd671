import type { Bilingual, CellValue } from '../../../shared/contract/base.ts';
import type { Field, LayerSummary } from '../../../shared/contract/layers.ts';
import { codeListOf } from '../../../shared/domain/code-lists/index.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import { normaliseThai } from '../../../shared/domain/thai-text.ts';
import { validationText } from '../../../shared/text/layers.ts';
import type { SqlValue } from '../db/types.ts';

/** A value as it is stored, or why it can't be. */
type Checked = { readonly value: SqlValue } | { readonly reason: Bilingual };

/** A year beyond is one of the Buddhist era that was not converted. */
const LAST_YEAR = 2300;

/** True for a day that the calendar has, of the common era: 2026-02-29 and 2567-01-31 are none. */
const isDate = (text: string): boolean => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const made = new Date(Date.UTC(year, month - 1, day));
  return (
    year < LAST_YEAR &&
    made.getUTCFullYear() === year &&
    made.getUTCMonth() === month - 1 &&
    made.getUTCDate() === day
  );
};

const checkType = (field: Field, value: NonNullable<CellValue>): Checked => {
  switch (field.type) {
    case 'integer':
      return Number.isSafeInteger(value) ? { value: Number(value) } : { reason: validationText.integer };
    case 'real':
      return typeof value === 'number' && Number.isFinite(value)
        ? { value }
        : { reason: validationText.real };
    case 'boolean':
      return typeof value === 'boolean' ? { value: Number(value) } : { reason: validationText.boolean };
    case 'date':
      return typeof value === 'string' && isDate(value) ? { value } : { reason: validationText.date };
    case 'datetime':
      return typeof value === 'string' && isDate(value.slice(0, 10)) && !Number.isNaN(Date.parse(value))
        ? { value }
        : { reason: validationText.datetime };
    default:
      return typeof value === 'string' ? { value: normaliseThai(value) } : { reason: validationText.text };
  }
};

const inList = (field: Field, value: SqlValue): boolean => {
  const list = field.codeList === null ? undefined : codeListOf(field.codeList);
  return list === undefined || list.items.some((item) => item.value === value);
};

const checkOne = (field: Field, required: boolean, value: CellValue): Checked => {
  if (!field.editable) return { reason: validationText.notEditable };
  if (value === null || (typeof value === 'string' && value.trim() === ''))
    return required ? { reason: validationText.required } : { value: null };
  const checked = checkType(field, value);
  if ('value' in checked && !inList(field, checked.value)) return { reason: validationText.codeList };
  return checked;
};

/**
 * The values of a form as they are stored. Refuses `field-not-found`, and `validation-failed` with the field's title and
 * the reason in words.
 */
export const checkValues = (
  layer: LayerSummary,
  values: Readonly<Record<string, CellValue>>,
): Record<string, SqlValue> => {
  const register = layer.register === null ? undefined : registerOf(layer.register);
  const stored: Record<string, SqlValue> = {};
  for (const [name, value] of Object.entries(values)) {
    const field = layer.fields.find((candidate) => candidate.name === name);
    if (!field) throw new Refusal('field-not-found', { field: name, layer: layer.title });
    const required = register?.fields.find((one) => one.name === name)?.required ?? false;
    const checked = checkOne(field, required, value);
    if ('reason' in checked)
      throw new Refusal('validation-failed', { field: field.title, reason: checked.reason.th });
    stored[name] = checked.value;
  }
  return stored;
};

/** One value as it is stored, or why its field can't hold it. */
export const checkCell = (layer: LayerSummary, field: Field, value: CellValue): Checked => {
  const register = layer.register === null ? undefined : registerOf(layer.register);
  const required = register?.fields.find(({ name }) => name === field.name)?.required ?? field.required;
  return checkOne(field, required, value);
};
