import type { Field, LayerSummary } from '../../../shared/contract/layers.ts';
import { type RegisterDefinition, registerOf } from '../../../shared/domain/registers/index.ts';
import { defaultStyle } from '../../../shared/domain/styles.ts';
import type { OpenWorkspace } from '../context.ts';
import { columnsOf, countRows } from '../db/index.ts';
import { fieldsOf } from './fields.ts';
import type { RowSource } from './source.ts';

/** The definition of a register of the restricted store, or null. */
export const restrictedRegister = (name: string): RegisterDefinition | null => {
  const register = registerOf(name);
  return register?.store === 'restricted' ? register : null;
};

/** A register of the restricted store as a layer: never drawn on a map, known by its definition. */
const summaryOf = (
  register: RegisterDefinition,
  facts: { readonly fields: Field[]; readonly count: number; readonly version: number },
): LayerSummary => ({
  name: register.key,
  title: register.th,
  titleEn: register.en,
  group: register.group,
  kind: 'register',
  register: register.key,
  geometryType: register.geometryType,
  featureCount: facts.count,
  extent: null,
  version: facts.version,
  visible: false,
  order: 0,
  opacity: 1,
  style: defaultStyle(register.key, register.geometryType, register.labelField, 0),
  fields: facts.fields,
  labelField: register.labelField,
  source: null,
  asOf: null,
  zoneSchemeId: null,
});

/**
 * The rows of a register of the restricted store, masked as far as nothing was opened: `table` is a view that masks. Refuses
 * `restricted-locked` and `restricted-missing`.
 */
export const restrictedSource = (workspace: OpenWorkspace, register: RegisterDefinition): RowSource => {
  const { key } = register;
  const { db, table, base, version, opened, editable, seen } = workspace.restricted.reading(key);
  const fields = fieldsOf({ kind: 'register', register: key }, columnsOf(db, base), null).map((field) => ({
    ...field,
    editable: field.editable && editable,
    masked: field.masked && !opened,
  }));
  return {
    db,
    layer: summaryOf(register, { fields, count: countRows(db, base), version }),
    table: { name: table, base, register: key, geometryType: register.geometryType, version, seen },
    areas: workspace.db,
  };
};
