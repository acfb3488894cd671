import type { FieldType } from '../../../shared/contract/base.ts';
import type { Field, LayerSummary } from '../../../shared/contract/layers.ts';
import {
  type RegisterDefinition,
  type RegisterField,
  registerOf,
  SYSTEM_COLUMNS,
} from '../../../shared/domain/registers/index.ts';

/** A column as the table has it. */
export interface TableColumn {
  readonly name: string;
  readonly type: string;
}

/** Behind a field's name: the column that says why a value is not there. */
export const STATE_SUFFIX = '_state';

const TYPES: Readonly<Record<string, FieldType>> = {
  TEXT: 'text',
  INTEGER: 'integer',
  INT: 'integer',
  MEDIUMINT: 'integer',
  SMALLINT: 'integer',
  TINYINT: 'integer',
  REAL: 'real',
  DOUBLE: 'real',
  FLOAT: 'real',
  BOOLEAN: 'boolean',
  DATE: 'date',
  DATETIME: 'datetime',
  BLOB: 'binary',
};

/** The field type of an SQL column type, as GeoPackage names them. */
export const typeOfColumn = (sqlType: string): FieldType =>
  TYPES[sqlType.toUpperCase().replace(/\(.*/, '')] ?? 'text';

/** What the catalogue keeps of an imported table's or result's column. */
interface StoredField {
  readonly name: string;
  readonly title?: string;
  readonly titleEn?: string;
  readonly type?: FieldType;
  readonly unit?: string | null;
  readonly codeList?: string | null;
  readonly many?: boolean;
  readonly required?: boolean;
}

/** Fields of a zone that only the zone panel changes: a zone is more than its row. */
const ZONE_MANAGED = new Set(['scheme_id', 'code', 'color', 'name_th']);

const system = new Set<string>(SYSTEM_COLUMNS);

/**
 * The fields of a layer as people see them: titles from the register or from the import, for columns that stand in the
 * table. A column that another program added is shown under its own name.
 */
export const fieldsOf = (
  layer: Pick<LayerSummary, 'kind' | 'register'>,
  columns: readonly TableColumn[],
  stored: string | null,
): Field[] => {
  const register = layer.register === null ? undefined : registerOf(layer.register);
  const known = stored === null ? [] : (JSON.parse(stored) as StoredField[]);
  const names = new Set(columns.map((column) => column.name));
  const shown = columns
    .filter(({ name }) => !system.has(name))
    .filter(({ name }) => !(name.endsWith(STATE_SUFFIX) && names.has(name.slice(0, -STATE_SUFFIX.length))))
    .filter(({ name }) => !(layer.register === 'zone' && name === 'scheme_id'))
    .map((column): Field => {
      const { name } = column;
      const definition = register?.fields.find((field) => field.name === name);
      const kept = known.find((field) => field.name === name);
      return {
        name,
        title: definition?.th ?? kept?.title ?? name,
        titleEn: definition?.en ?? kept?.titleEn ?? kept?.title ?? name,
        type: definition?.type ?? kept?.type ?? typeOfColumn(column.type),
        unit: definition?.unit ?? kept?.unit ?? null,
        codeList: definition?.codeList ?? kept?.codeList ?? null,
        editable: layer.kind !== 'result' && !(layer.register === 'zone' && ZONE_MANAGED.has(name)),
        required: definition?.required ?? kept?.required ?? false,
        many: definition?.many ?? kept?.many ?? false,
        ...formFacts(definition),
      };
    })
    .filter((field) => field.type !== 'binary');
  return register ? inOrderOf(register, shown) : shown;
};

/** What only a register's definition says of a field. */
const formFacts = (
  definition: RegisterField | undefined,
): Pick<Field, 'reference' | 'when' | 'format' | 'section' | 'masked'> => {
  const { reference, when } = definition ?? {};
  return {
    reference: reference ?? null,
    when: when ? { field: when.field, in: [...when.in] } : null,
    format: definition?.format ?? null,
    section: definition?.section ?? 'main',
    masked: definition?.masked ?? false,
  };
};

/** As the definition lists them, whenever their columns were added; the office's own fields after them. */
const inOrderOf = (register: RegisterDefinition, fields: readonly Field[]): Field[] => {
  const rank = ({ name }: Field): number => {
    const at = register.fields.findIndex((field) => field.name === name);
    return at < 0 ? register.fields.length : at;
  };
  return [...fields].sort((a, b) => rank(a) - rank(b));
};
