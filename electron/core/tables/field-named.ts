import type { Field } from '../../../shared/contract/layers.ts';
import { AREA, AREA_FIELD } from '../../../shared/domain/area-field.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../shared/domain/refusal-words.ts';
import type { RowSource } from '../layers/index.ts';

/** A column by its name, the area among them. Refuses `field-not-found`. */
export const fieldNamed = ({ layer }: RowSource, name: string): Field => {
  const field = name === AREA ? AREA_FIELD : layer.fields.find((candidate) => candidate.name === name);
  if (!field) throw new Refusal('field-not-found', { field: name, ...namedInBoth('layer', layer) });
  return field;
};
