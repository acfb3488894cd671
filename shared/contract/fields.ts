import { z } from 'zod';
import { FIELD_KINDS } from '../domain/field-kinds.ts';
import { cellValue, codeItem, geometryType, jobRef, procedure } from './base.ts';
import { field, layerGroup, layerSummary } from './layers.ts';

const label = z.string().trim().min(1).max(120);
const fieldRef = z.object({ layer: z.string(), field: z.string() });
export const fieldKind = z.enum(FIELD_KINDS);

/** A code list that the office made. Values are stored; they are never renamed. */
export const ownCodeList = z.object({
  key: z.string(),
  title: z.string(),
  titleEn: z.string(),
  items: z.array(codeItem),
  usedBy: z.array(
    z.object({ layer: z.string(), layerTitle: z.string(), field: z.string(), fieldTitle: z.string() }),
  ),
});
export type OwnCodeList = z.infer<typeof ownCodeList>;

/** The most words that a list may have. */
export const MOST_ITEMS = 2000;

/** What is said of a new field. */
export const newField = z.object({
  title: label,
  titleEn: z.string().trim().max(120).default(''),
  kind: fieldKind,
  unit: z.string().trim().max(40).nullable().default(null),
  codeList: z.string().nullable().default(null),
  many: z.boolean().default(false),
  required: z.boolean().default(false),
  section: z.string().max(40).nullable().default(null),
});
export type NewField = z.infer<typeof newField>;

/** What may be changed of a field without touching its values. */
export const fieldChange = z.object({
  title: label.optional(),
  titleEn: z.string().trim().max(120).optional(),
  unit: z.string().trim().max(40).nullable().optional(),
  required: z.boolean().optional(),
  many: z.boolean().optional(),
  section: z.string().max(40).optional(),
  hidden: z.boolean().optional(),
});
export type FieldChange = z.infer<typeof fieldChange>;

/** To what a field is turned: a kind, and the list from which its values come. */
export const fieldTarget = z.object({
  kind: fieldKind,
  codeList: z.string().nullable().default(null),
});
export type FieldTarget = z.infer<typeof fieldTarget>;

const counted = z.object({ value: cellValue, count: z.number().int() });
export type CountedValue = z.infer<typeof counted>;

/** What would become of a field's values, and of which ones nothing can be made. */
export const typePreview = z.object({
  filled: z.number().int(),
  empty: z.number().int(),
  /** Values that can be read, with what becomes of some of them. */
  readable: z.number().int(),
  examples: z.array(z.object({ before: z.string(), after: cellValue, count: z.number().int() })),
  /** Values that can't be read: kept as they are, in a text field beside or, in a list, where they stand. */
  unreadable: z.number().int(),
  unread: z.array(z.object({ before: z.string(), count: z.number().int() })),
  /** Where they are kept: in place, in a new field, or nowhere since there are none. */
  keptIn: z.enum(['place', 'field', 'none']),
});
export type TypePreview = z.infer<typeof typePreview>;

export const fieldsContract = {
  /** The office's own lists, with the fields that take their values from them. */
  codeLists: procedure.output(z.array(ownCodeList)),
  /** Makes a list (`key` null) or changes one: labels, order, new words, retired ones. Refuses `value-in-use`. */
  saveCodeList: procedure
    .input(
      z.object({
        key: z.string().nullable(),
        title: label,
        titleEn: z.string().trim().max(120).default(''),
        items: z.array(codeItem).max(MOST_ITEMS),
      }),
    )
    .output(ownCodeList),
  /** Refuses `list-in-use` while a field takes its values from it. */
  removeCodeList: procedure.input(z.object({ key: z.string() })).output(z.object({})),
  /** How many rows bear each value of a list, over all fields that use it. */
  listUse: procedure.input(z.object({ key: z.string() })).output(z.array(counted)),
  /** The different values of a column, the most frequent first; `more` where there are others besides. */
  distinct: procedure
    .input(fieldRef.extend({ limit: z.number().int().min(1).max(MOST_ITEMS).default(500) }))
    .output(z.object({ values: z.array(counted), empty: z.number().int(), more: z.boolean() })),
  add: procedure
    .input(z.object({ layer: z.string(), field: newField }))
    .output(z.object({ layer: layerSummary, field })),
  update: procedure.input(fieldRef.extend({ change: fieldChange })).output(layerSummary),
  /** The names of all fields in their new order. */
  reorder: procedure.input(z.object({ layer: z.string(), fields: z.array(z.string()) })).output(layerSummary),
  /** The field by which rows are called; null for none. */
  setLabel: procedure
    .input(z.object({ layer: z.string(), field: z.string().nullable() }))
    .output(layerSummary),
  /** A job: what the field holds goes into the journal, and one undo brings all of it back. */
  remove: procedure.input(fieldRef).output(jobRef),
  previewType: procedure.input(fieldRef.extend({ target: fieldTarget })).output(typePreview),
  /** A job. Values that can't be read are kept: see `typePreview`. */
  changeType: procedure.input(fieldRef.extend({ target: fieldTarget })).output(jobRef),
  /** A layer of the office's own, empty, to be drawn into or filled by hand. */
  createLayer: procedure
    .input(
      z.object({
        title: label,
        titleEn: z.string().trim().max(120).default(''),
        geometryType: geometryType.extract(['Point', 'MultiLineString', 'MultiPolygon', 'None']),
        group: layerGroup.extract(['area', 'resource', 'housing', 'organisation', 'imported']),
        fields: z.array(newField).max(200),
      }),
    )
    .output(layerSummary),
};
