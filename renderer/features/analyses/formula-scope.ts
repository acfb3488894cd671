import type { Bilingual, CellValue } from '../../../shared/contract/base.ts';
import type { Field, LayerSummary } from '../../../shared/contract/layers.ts';
import type { Blank } from '../../../shared/domain/operations.ts';
import { PLACE_FIELDS, type PlaceField } from '../../../shared/domain/place-fields.ts';
import type { NamedField } from '../../../shared/recipes/formula-fields.ts';
import { formulaUi } from '../../../shared/text/formula-ui.ts';
import { fieldsAt, fieldsOf, rootLayer, type Situation } from './blank-options.ts';
import type { BlankName } from './step-draft.ts';

export type FormulaBlankOf = Extract<Blank, { kind: 'formula' }>;

/** What a formula in a blank may name. */
export interface FormulaScope {
  readonly fields: readonly FormulaField[];
  /** The layer that it goes over; null where it goes over the result of an earlier step. */
  readonly layer: LayerSummary | null;
  /** Earlier steps may have made fields that are not known before they are run. */
  readonly open: boolean;
}
export interface FormulaField extends NamedField {
  /** Null of what an earlier step made, and of what is known of the area. */
  readonly field: Field | null;
  /** What is known of the area beside its own fields: the core looks it up when it is asked. */
  readonly place?: PlaceField;
}

/** The fields and the layer of a formula's rows. */
export const formulaScope = (blank: FormulaBlankOf, situation: Situation): FormulaScope => {
  const of = blank.of as BlankName;
  const input = situation.steps[situation.at]?.filled[of]?.[0];
  const own = new Map(fieldsOf(of, situation).map((field) => [field.name, field]));
  const fields = fieldsAt(of, situation).map(({ name, label }) => ({
    ...{ name, title: label, field: own.get(name) ?? null },
  }));
  const layer = input?.startsWith('#') ? null : rootLayer(input, situation);
  return { fields: [...fields, ...placeFieldsOf(layer)], layer, open: layer === null };
};

const placeFieldsOf = (layer: LayerSummary | null): FormulaField[] =>
  PLACE_FIELDS.filter(({ of }) => layer?.kind === 'register' && of.includes(layer.register ?? '')).map(
    (place) => ({ name: place.name, title: place.title, field: null, place }),
  );

const KINDS: Partial<Record<Field['type'], Bilingual>> = {
  integer: formulaUi.number,
  real: formulaUi.number,
  date: formulaUi.date,
  datetime: formulaUi.date,
  boolean: formulaUi.boolean,
};
/** What a field holds, in a word. */
export const kindWords = ({ field, place }: FormulaField): Bilingual =>
  place !== undefined
    ? (KINDS[place.type] ?? formulaUi.text)
    : field === null
      ? formulaUi.made
      : (field.codeList === null && KINDS[field.type]) || formulaUi.text;

/** A value as formulas reckon with it: money in baht, yes and no as such. */
export const reckoned = (field: Field | null, value: CellValue): CellValue => {
  if (field?.unit === 'satang' && typeof value === 'number') return value / 100;
  return field?.type === 'boolean' && typeof value === 'number' ? value !== 0 : value;
};
