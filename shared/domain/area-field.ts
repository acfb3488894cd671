import type { Field } from '../contract/layers.ts';
import { recordsText } from '../text/records.ts';

/** The name under which the geodesic area of a row is sorted, filtered, summed and chosen: it is no column of the table. */
export const AREA = 'areaM2';

/** The geodesic area as a field among the others: measured, never typed. */
export const AREA_FIELD: Field = {
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
