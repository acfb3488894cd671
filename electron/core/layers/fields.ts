import type { FieldType } from '../../../shared/contract/base.ts';
import type { Field, LayerSummary } from '../../../shared/contract/layers.ts';
import { type RegisterField, registerOf, SYSTEM_COLUMNS } from '../../../shared/domain/registers/index.ts';
import type { OwnLists } from './code-lists.queries.ts';
import { type StoredField, storedFields } from './stored-fields.ts';

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

/** Fields of a zone that only the zone panel changes: a zone is more than its row. */
const ZONE_MANAGED = new Set(['scheme_id', 'code', 'color', 'name_th']);

const system = new Set<string>(SYSTEM_COLUMNS);

/** Columns that a person may see: no system column, no state of another one. */
const shownColumns = (register: string | null, columns: readonly TableColumn[]): TableColumn[] => {
  const names = new Set(columns.map((column) => column.name));
  const isState = (name: string): boolean =>
    name.endsWith(STATE_SUFFIX) && names.has(name.slice(0, -STATE_SUFFIX.length));
  return columns.filter(
    ({ name }) => !system.has(name) && !isState(name) && !(register === 'zone' && name === 'scheme_id'),
  );
};

/**
 * The fields of a layer as people see them: from the register or from the import, with what the office says otherwise,
 * for columns that stand in the table. A column that another program added is the office's own, under its own name.
 *
 * @param lists the office's own code lists, whose words their fields carry
 */
export const fieldsOf = (
  layer: Pick<LayerSummary, 'kind' | 'register'>,
  columns: readonly TableColumn[],
  stored: string | null,
  lists: OwnLists = new Map(),
): Field[] => {
  const register = layer.register === null ? undefined : registerOf(layer.register);
  const known = storedFields(stored);
  const shown = shownColumns(layer.register, columns)
    .map((column): Field => {
      const { name } = column;
      const definition = register?.fields.find((field) => field.name === name);
      const kept = known.find((field) => field.name === name);
      const codeList = definition?.codeList ?? kept?.codeList ?? null;
      const own = definition === undefined && layer.kind !== 'result';
      return {
        name,
        ...titlesOf(name, definition, kept),
        type: definition?.type ?? kept?.type ?? typeOfColumn(column.type),
        unit: definition?.unit ?? kept?.unit ?? null,
        codeList,
        ...choicesOf(codeList, lists),
        editable: layer.kind !== 'result' && !(layer.register === 'zone' && ZONE_MANAGED.has(name)),
        required: definition?.required ?? kept?.required ?? false,
        many: definition?.many ?? kept?.many ?? false,
        ...formFacts(definition, kept, register !== undefined),
        ...(own ? { own } : {}),
        ...(kept?.hidden ? { hidden: true } : {}),
      };
    })
    .filter((field) => field.type !== 'binary');
  const listed = register ? register.fields : known;
  return inOrder(asListed(listed, shown), known);
};

const titlesOf = (
  name: string,
  definition: RegisterField | undefined,
  kept: StoredField | undefined,
): Pick<Field, 'title' | 'titleEn'> => {
  const title = kept?.title ?? definition?.th ?? name;
  // A label of the office's own has no English beside it but its own.
  return { title, titleEn: kept?.titleEn ?? (kept?.title ? title : (definition?.en ?? title)) };
};

const choicesOf = (codeList: string | null, lists: OwnLists): Pick<Field, 'choices'> => {
  const list = codeList === null ? undefined : lists.get(codeList);
  return list ? { choices: [...list.items] } : {};
};

/** How a form asks for a field. */
const formFacts = (
  definition: RegisterField | undefined,
  kept: StoredField | undefined,
  ofRegister: boolean,
): Pick<Field, 'reference' | 'when' | 'format' | 'section' | 'masked' | 'sensitive'> => {
  const { reference, when } = definition ?? {};
  const usual = definition === undefined && ofRegister ? 'own' : 'main';
  return {
    reference: reference ?? null,
    when: when ? { field: when.field, in: [...when.in] } : null,
    format: definition?.format ?? kept?.format ?? null,
    section: kept?.section ?? definition?.section ?? usual,
    masked: definition?.masked ?? false,
    ...(definition?.sensitive ? { sensitive: true } : {}),
  };
};

/** As the definition or the file lists them, wherever their columns stand; what neither knows comes after them. */
const asListed = (listed: readonly { readonly name: string }[], fields: readonly Field[]): Field[] => {
  const rank = ({ name }: Field): number => {
    const at = listed.findIndex((field) => field.name === name);
    return at < 0 ? listed.length : at;
  };
  return [...fields].sort((a, b) => rank(a) - rank(b));
};

/** As the office arranged them; a field that came since stands behind the one that it follows by itself. */
const inOrder = (fields: readonly Field[], known: readonly StoredField[]): Field[] => {
  const positions = new Map(known.map(({ name, position }) => [name, position]));
  let last = -1;
  const placed = fields.map((field, i) => {
    last = positions.get(field.name) ?? last;
    return { field, at: last, i };
  });
  return placed.sort((a, b) => a.at - b.at || a.i - b.i).map(({ field }) => field);
};
