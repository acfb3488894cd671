import type { Field } from '../contract/layers.ts';

/** A plain text field that may be edited, but for what is said of it. */
export const aField = (name: string, more: Partial<Field> = {}): Field => ({
  name,
  title: name,
  titleEn: '',
  type: 'text',
  unit: null,
  codeList: null,
  editable: true,
  required: false,
  many: false,
  reference: null,
  when: null,
  format: null,
  section: 'main',
  masked: false,
  ...more,
});
