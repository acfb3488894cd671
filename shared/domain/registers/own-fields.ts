import type { Field } from '../../contract/layers.ts';
import type { RegisterDefinition, RegisterField } from './definition.ts';

/** A field of the office's own as a register's definition would have it. None is needed for a row to be taken in. */
const asDefined = (field: Field): RegisterField => ({
  name: field.name,
  th: field.title,
  en: field.titleEn,
  type: field.type,
  class: 'public',
  many: field.many,
  ...(field.unit === null ? {} : { unit: field.unit }),
  ...(field.codeList === null ? {} : { codeList: field.codeList }),
  ...(field.choices === undefined ? {} : { choices: field.choices }),
  ...(field.format === null ? {} : { format: field.format }),
});

/** A register with the fields that the office added to it, so that files fill them like any other. */
export const withOwnFields = (register: RegisterDefinition, fields: readonly Field[]): RegisterDefinition => {
  const own = fields.filter((field) => field.own === true).map(asDefined);
  return own.length === 0 ? register : { ...register, fields: [...register.fields, ...own] };
};
