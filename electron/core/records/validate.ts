import type { CellValue } from '../../../shared/contract/base.ts';
import type { Field, LayerSummary } from '../../../shared/contract/layers.ts';
import type { Finding } from '../../../shared/contract/records.ts';
import { isAsked } from '../../../shared/domain/field-condition.ts';
import { cellOfList, listOf } from '../../../shared/domain/field-lists.ts';
import { keptText, valueProblem } from '../../../shared/domain/field-values.ts';
import { holdsIdNumber } from '../../../shared/domain/id-numbers.ts';
import { mayHoldIdNumber } from '../../../shared/domain/personal-fields.ts';
import { parsePhones } from '../../../shared/domain/phone.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../shared/domain/refusal-words.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import { arabicDigits } from '../../../shared/domain/units.ts';
import { validationText } from '../../../shared/text/layers.ts';
import type { SqlValue } from '../db/types.ts';

type Values = Readonly<Record<string, CellValue>>;

const keptForm = (field: Field, text: string): string => {
  if (field.format === 'phone') return parsePhones(text)?.text ?? text;
  if (field.format === 'national-id') return arabicDigits(text).replace(/[\s-]/g, '');
  return text;
};

/** A value in the one spelling in which it is kept: texts normalised, nothing for what is empty. */
const tidied = (field: Field, value: CellValue): CellValue => {
  if (typeof value !== 'string') return value;
  if (field.many)
    return cellOfList(listOf(value).map((one) => (typeof one === 'string' ? keptText(field, one) : one)));
  const text = field.type === 'text' ? keptForm(field, keptText(field, value)) : value.trim();
  return text === '' ? null : text;
};

/** The values as they would be kept. Refuses `field-not-found` for a name that is no field of the layer. */
export const tidyValues = (layer: LayerSummary, values: Values): Record<string, CellValue> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const field = layer.fields.find((candidate) => candidate.name === name);
      if (!field) throw new Refusal('field-not-found', { field: name, ...namedInBoth('layer', layer) });
      return [name, tidied(field, value)];
    }),
  );

const wrong = (field: Field, message: Finding['message']): Finding => ({
  rule: 'value',
  severity: 'error',
  fields: [field.name],
  message,
});

/** An ID number belongs into the encrypted store: the workspace goes to whoever gets the file. */
const isMisplacedId = (layer: LayerSummary, field: Field, value: CellValue): boolean =>
  registerOf(layer.register ?? '')?.store !== 'restricted' && mayHoldIdNumber(field) && holdsIdNumber(value);

/**
 * What the fields themselves say against values: their type, list, form, whether they must be given, and that ID numbers
 * of persons don't stand in the open.
 *
 * @param row all values of the row as they would be, for what is asked for only when others hold something
 * @param written the fields that are judged
 */
export const valueFindings = (layer: LayerSummary, row: Values, written: ReadonlySet<string>): Finding[] =>
  layer.fields.flatMap((field): Finding[] => {
    if (!written.has(field.name)) return [];
    const value = row[field.name] ?? null;
    if (!field.editable && value !== null) return [wrong(field, validationText.notEditable)];
    if (value === null)
      return field.required && isAsked(field, row) ? [wrong(field, validationText.required)] : [];
    const problem = valueProblem(field, value);
    if (problem) return [wrong(field, problem)];
    return isMisplacedId(layer, field, value) ? [wrong(field, validationText.personalId)] : [];
  });

/** A value as SQLite keeps it. */
export const stored = (value: CellValue): SqlValue => (typeof value === 'boolean' ? Number(value) : value);

/**
 * Refuses the first error of a row: `name-taken` for a code of another row, else `validation-failed` with the field's title
 * and the reason in words.
 */
export const refuseErrors = (layer: LayerSummary, findings: readonly Finding[], written: Values): void => {
  const error = findings.find(({ severity }) => severity === 'error');
  if (!error) return;
  const [name = ''] = error.fields;
  if (error.rule === 'code-taken') throw new Refusal('name-taken', { name: String(written[name] ?? '') });
  const { title, titleEn } = layer.fields.find((one) => one.name === name) ?? layer;
  throw new Refusal('validation-failed', {
    ...{ field: title, fieldEn: titleEn || title },
    ...namedInBoth('reason', error.message),
  });
};
