import type { Field } from '../../../shared/contract/layers.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { AREA } from '../../../shared/domain/sums.ts';
import { recordsText } from '../../../shared/text/records.ts';
import type { RowSource } from '../layers/index.ts';

/** The geodesic area as a column among the fields: measured, never typed. */
const AREA_FIELD: Field = {
  name: AREA,
  title: recordsText.area.th,
  titleEn: recordsText.area.en,
  type: 'real',
  unit: 'm2',
  codeList: null,
  editable: false,
  required: false,
  many: false,
  reference: null,
  when: null,
  format: null,
  section: 'main',
  masked: false,
};

/** A column by its name. Refuses `field-not-found`. */
export const fieldNamed = ({ layer }: RowSource, name: string): Field => {
  const field = name === AREA ? AREA_FIELD : layer.fields.find((candidate) => candidate.name === name);
  if (!field) throw new Refusal('field-not-found', { field: name, layer: layer.title });
  return field;
};
