import type { Bilingual } from '../../../shared/contract/base.ts';
import type { FieldChange, NewField } from '../../../shared/contract/fields.ts';
import type { Field, LayerSummary } from '../../../shared/contract/layers.ts';
import { type FieldKind, factsOfKind, kindOfField, takesUnit } from '../../../shared/domain/field-kinds.ts';
import { holdsIdNumber, withoutIdNumbers } from '../../../shared/domain/id-numbers.ts';
import { asksForIdNumbers } from '../../../shared/domain/personal-fields.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../shared/domain/refusal-words.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import { SECTIONS } from '../../../shared/domain/registers/sections.ts';
import { normaliseThai } from '../../../shared/domain/thai-text.ts';
import type { Titled } from '../../../shared/domain/titled.ts';
import { fieldsText } from '../../../shared/text/fields.ts';
import type { Change, OpenWorkspace } from '../context.ts';
import { readLayer, type StoredField } from '../layers/index.ts';
import { listItems } from './code-lists.ts';
import { columnsIn, freeColumn, sqlTypeOf } from './fields.queries.ts';
import { editEntries, type FieldHome, fieldHome, patched } from './stored-entries.ts';

/** The kind of change sets that set fields up. */
export const FIELDS = 'fields';

/** A field of a layer. Refuses `field-not-found`. */
export const fieldIn = (layer: LayerSummary, name: string): Field => {
  const field = layer.fields.find((one) => one.name === name);
  if (!field) throw new Refusal('field-not-found', { field: name, ...namedInBoth('layer', layer) });
  return field;
};

/** The labels of fields are read by all, and so is what stands under them. Refuses `field-personal`. */
export const refusePersonal = (layer: string | null, title: string, titleEn: string): void => {
  if (registerOf(layer ?? '')?.store === 'restricted') return;
  if ([title, titleEn].some((label) => asksForIdNumbers(label) || holdsIdNumber(label)))
    throw new Refusal('field-personal', {
      field: withoutIdNumbers(title),
      fieldEn: withoutIdNumbers(titleEn || title),
    });
};

const refuseTaken = (layer: LayerSummary, title: string, besides: string | null): void => {
  if (layer.fields.some((field) => field.title === title && field.name !== besides))
    throw new Refusal('name-taken', { name: title });
};

/** A list of numbers is kept as numbers, any other as text, whatever kind was asked for. */
const kindWithList = (db: Change['db'], kind: FieldKind, codeList: string | null): FieldKind => {
  if (codeList === null) return kind;
  return listItems(db, codeList).every(({ value }) => typeof value === 'number') ? 'integer' : 'text';
};

const sectionOf = (section: string | null): string | undefined =>
  section !== null && section in SECTIONS ? section : undefined;

/** What the catalogue keeps of a new field. Refuses `list-not-found`. */
export const entryOf = (db: Change['db'], name: string, field: NewField): StoredField => {
  const kind = kindWithList(db, field.kind, field.codeList);
  const { type, format, unit } = factsOfKind(kind);
  const section = sectionOf(field.section);
  const title = normaliseThai(field.title);
  return {
    name,
    title,
    titleEn: field.titleEn || title,
    type,
    unit: unit ?? (takesUnit(kind) ? field.unit || null : null),
    codeList: field.codeList,
    many: field.codeList !== null && type === 'text' && field.many,
    required: field.required,
    ...(format ? { format } : {}),
    ...(section ? { section } : {}),
  };
};

/** Behind all fields, where the office gave them places. */
const lastPlace = (entries: readonly StoredField[]): Pick<StoredField, 'position'> => {
  const places = entries.flatMap(({ position }) => position ?? []);
  return places.length === 0 ? {} : { position: Math.max(...places) + 1 };
};

/** Adds an empty field within a change; returns its column's name. */
export const putField = (change: Change, home: FieldHome, field: NewField): string => {
  const { db } = change;
  const name = freeColumn(columnsIn(db, home.table), field);
  const entry = entryOf(db, name, field);
  change.addColumn(home.table, { name, type: sqlTypeOf(entry.type ?? 'text') });
  editEntries(change, home, (entries) => [
    ...entries.filter((one) => one.name !== name),
    { ...entry, ...lastPlace(entries) },
  ]);
  return name;
};

/**
 * Adds a field to a register or an imported layer. Refuses `layer-not-found`, `field-fixed` for a result, `name-taken`
 * for a label that another field has, `field-personal` for one of ID numbers, and `list-not-found`.
 */
export const addField = (
  workspace: OpenWorkspace,
  layerName: string,
  field: NewField,
): { layer: LayerSummary; field: Field } => {
  const layer = readLayer(workspace.db, layerName);
  if (layer.kind === 'result') throw new Refusal('field-fixed', namedInBoth('field', layer));
  refusePersonal(layer.register, field.title, field.titleEn);
  refuseTaken(layer, normaliseThai(field.title), null);
  const home = fieldHome(workspace.db, layerName);
  const label = fieldsText.added(field.title, layer);
  const name = workspace.change({ kind: FIELDS, label }, (change) => putField(change, home, field));
  const after = readLayer(workspace.db, layerName);
  return { layer: after, field: fieldIn(after, name) };
};

/** What the program says of the field leaves to the office: its label, its place, whether it is seen or asked for. */
const refuseFixed = (layer: LayerSummary, field: Field, change: FieldChange): void => {
  const definition = registerOf(layer.register ?? '')?.fields.find((one) => one.name === field.name);
  if (field.own) return;
  const fixed =
    change.unit !== undefined ||
    change.many !== undefined ||
    (change.required !== undefined && (layer.kind === 'result' || definition?.required === true));
  if (fixed) throw new Refusal('field-fixed', namedInBoth('field', field));
};

const labelOf = (field: Field, change: FieldChange, layer: Titled): Bilingual => {
  if (change.hidden === true) return fieldsText.hidden(field, layer);
  if (change.hidden === false) return fieldsText.shown(field, layer);
  if (change.title !== undefined && change.title !== field.title)
    return fieldsText.renamed(field.title, change.title, layer);
  return fieldsText.changed(field, layer);
};

const patchOf = (layer: LayerSummary, field: Field, change: FieldChange) => {
  const { title, titleEn, unit, required, many, section, hidden } = change;
  const renamed = title !== undefined && title !== field.title;
  return {
    ...(renamed ? { title: normaliseThai(title) } : {}),
    // The heading of the file stays known: by it the next file of the agency finds its field.
    ...(renamed && layer.kind === 'imported' ? { original: field.title } : {}),
    ...(titleEn === undefined ? {} : { titleEn: titleEn || undefined }),
    ...(unit === undefined ? {} : { unit: takesUnit(kindOfField(field)) ? unit || null : field.unit }),
    ...(required === undefined ? {} : { required }),
    ...(many === undefined ? {} : { many: many && field.codeList !== null && field.type === 'text' }),
    ...(section === undefined ? {} : { section: sectionOf(section) }),
    ...(hidden === undefined ? {} : { hidden: hidden || undefined }),
  };
};

/**
 * Changes what is said of a field: label, unit, whether it is asked for, section, whether it is seen. Refuses
 * `layer-not-found`, `field-not-found`, `name-taken`, `field-personal`, and `field-fixed` for what the program itself says.
 */
export const updateField = (
  workspace: OpenWorkspace,
  input: { layer: string; field: string; change: FieldChange },
): LayerSummary => {
  const layer = readLayer(workspace.db, input.layer);
  const field = fieldIn(layer, input.field);
  refuseFixed(layer, field, input.change);
  const { title = '', titleEn = '' } = input.change;
  // A field of the program says what it is for, and one that came with a file may keep its heading.
  if (title !== field.title) refusePersonal(layer.register, title, titleEn);
  if (input.change.title !== undefined) refuseTaken(layer, normaliseThai(input.change.title), field.name);
  const home = fieldHome(workspace.db, input.layer);
  const patch = patchOf(layer, field, input.change);
  const label = labelOf(field, input.change, layer);
  workspace.change({ kind: FIELDS, label }, (change) => {
    editEntries(change, home, (entries) => {
      const known = entries.find((entry) => entry.name === field.name)?.original;
      return patched(entries, field.name, {
        ...patch,
        ...(known !== undefined && 'original' in patch ? { original: known } : {}),
      });
    });
  });
  return readLayer(workspace.db, input.layer);
};

/** Gives the fields a new order; names that are left out keep their places behind. Refuses `field-not-found`. */
export const reorderFields = (
  workspace: OpenWorkspace,
  layerName: string,
  names: readonly string[],
): LayerSummary => {
  const layer = readLayer(workspace.db, layerName);
  for (const name of names) fieldIn(layer, name);
  const order = [...new Set([...names, ...layer.fields.map((field) => field.name)])];
  const home = fieldHome(workspace.db, layerName);
  workspace.change({ kind: FIELDS, label: fieldsText.reordered(layer) }, (change) => {
    editEntries(change, home, (entries) =>
      order.reduce<readonly StoredField[]>(
        (list, name, position) => patched(list, name, { position }),
        entries,
      ),
    );
  });
  return readLayer(workspace.db, layerName);
};

/** Says by which field rows of an imported layer are called. Refuses `field-fixed` for a register. */
export const setLabelField = (
  workspace: OpenWorkspace,
  layerName: string,
  name: string | null,
): LayerSummary => {
  const layer = readLayer(workspace.db, layerName);
  if (layer.kind !== 'imported') throw new Refusal('field-fixed', namedInBoth('field', layer));
  if (name !== null) fieldIn(layer, name);
  workspace.change({ kind: FIELDS, label: fieldsText.labelSet(layer) }, (change) =>
    change.updateLayer(layerName, { labelField: name }),
  );
  return readLayer(workspace.db, layerName);
};
