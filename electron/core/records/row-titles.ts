import { codeLabel } from '../../../shared/domain/code-lists/index.ts';
import type { RegisterDefinition, RegisterField } from '../../../shared/domain/registers/index.ts';
import type { SqlValue } from '../db/types.ts';

/** The fields that make a row's name, as far as they may be shown without a reason. */
export const titleFields = (register: RegisterDefinition): readonly RegisterField[] => {
  const names = register.labelFields ?? [register.labelField];
  return names.flatMap((name) => {
    const field = register.fields.find((one) => one.name === name);
    return field && !field.masked ? [field] : [];
  });
};

/** What stands for a name of which nothing may be shown, or that nobody gave. */
const NAMELESS = '•••';

const word = (field: RegisterField, value: SqlValue | undefined): string => {
  if (value === null || value === undefined || value instanceof Uint8Array) return '';
  return field.codeList === undefined
    ? String(value)
    : codeLabel(field.codeList, typeof value === 'number' ? value : String(value)).th;
};

/** What a row is called, from its values by field. */
export const rowTitle = (register: RegisterDefinition, row: Readonly<Record<string, SqlValue>>): string =>
  titleFields(register)
    .map((field) => word(field, row[field.name]))
    .filter((part) => part !== '')
    .join(' ') || NAMELESS;
