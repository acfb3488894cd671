import type { CellValue } from '../../../shared/contract/base.ts';
import type { FieldTarget, TypePreview } from '../../../shared/contract/fields.ts';
import type { Field, LayerSummary } from '../../../shared/contract/layers.ts';
import type { StyleKind } from '../../../shared/contract/style.ts';
import { fieldLabel } from '../../../shared/domain/code-lists/index.ts';
import { type FieldKind, factsOfKind } from '../../../shared/domain/field-kinds.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../shared/domain/refusal-words.ts';
import { fieldsText } from '../../../shared/text/fields.ts';
import type { Change } from '../context.ts';
import type { ReadableDb, SqlValue } from '../db/types.ts';
import { asText, type Convert, converter } from '../formats/values/convert.ts';
import { Turns } from '../jobs/turns.ts';
import { readLayer } from '../layers/index.ts';
import { listItems } from './code-lists.ts';
import { fieldIn, putField } from './edit-fields.ts';
import { distinctInTurns, emptyCells, sqlTypeOf } from './fields.queries.ts';
import { editEntries, type FieldHome, fieldHome, patched } from './stored-entries.ts';
import { styleWithout } from './style-without.ts';

/** How one field is turned into another kind. */
interface Turning {
  readonly layer: LayerSummary;
  readonly field: Field;
  readonly home: FieldHome;
  readonly kind: FieldKind;
  readonly codeList: string | null;
  readonly convert: Convert;
  /** True where a value that is in no list stays where it is: text in a column of text. */
  readonly inPlace: boolean;
}

/** Refuses `layer-not-found`, `field-not-found`, `list-not-found`, and `field-fixed` for a field of the program. */
function turning(db: ReadableDb, layerName: string, name: string, target: FieldTarget): Turning {
  const layer = readLayer(db, layerName);
  const field = fieldIn(layer, name);
  if (!field.own) throw new Refusal('field-fixed', namedInBoth('field', field));
  const { codeList } = target;
  const items = codeList === null ? null : listItems(db, codeList);
  const numbers = items?.every(({ value }) => typeof value === 'number') ?? false;
  const kind = items === null ? target.kind : numbers ? 'integer' : 'text';
  const list = codeList === null || items === null ? null : { key: codeList, items };
  return {
    layer,
    field,
    home: fieldHome(db, layerName),
    kind,
    codeList,
    convert: converter(field, { kind, list }),
    inPlace: items !== null && !numbers && field.type === 'text',
  };
}

/** As a person reads it. */
const shown = (field: Field, value: Exclude<SqlValue, null>): string =>
  field.codeList !== null && (typeof value === 'string' || typeof value === 'number')
    ? fieldLabel(field, value).th
    : asText(field, value);

const cellOf = (kind: FieldKind, value: SqlValue): CellValue => {
  if (value === null || value instanceof Uint8Array) return null;
  if (kind === 'boolean') return Number(value) !== 0;
  return typeof value === 'bigint' ? Number(value) : value;
};

const EXAMPLES = 8;
const UNREAD = 200;

/** Refuses what changing a field's kind would refuse. */
export function refuseTurning(
  db: ReadableDb,
  input: { layer: string; field: string; target: FieldTarget },
): void {
  turning(db, input.layer, input.field, input.target);
}

/**
 * What would become of a field's values, without changing any. Refuses as the change itself would. Many values are looked
 * at in turns.
 */
export async function previewType(
  db: ReadableDb,
  input: { layer: string; field: string; target: FieldTarget },
): Promise<TypePreview> {
  const turn = turning(db, input.layer, input.field, input.target);
  const { table } = turn.home;
  const preview = { filled: 0, readable: 0, unreadable: 0 };
  const examples: TypePreview['examples'] = [];
  const unread: TypePreview['unread'] = [];
  const turns = new Turns();
  for (const { value, count } of await distinctInTurns(db, table, turn.field.name, turns)) {
    if (turns.over) await turns.pass();
    if (value === null) continue;
    preview.filled += count;
    const outcome = turn.convert(value);
    const before = shown(turn.field, value);
    if (outcome.read) {
      preview.readable += count;
      if (examples.length < EXAMPLES)
        examples.push({ before, after: cellOf(turn.kind, outcome.value), count });
    } else {
      preview.unreadable += count;
      if (unread.length < UNREAD) unread.push({ before, count });
    }
  }
  const keptIn = preview.unreadable === 0 ? 'none' : turn.inPlace ? 'place' : 'field';
  return { ...preview, empty: emptyCells(db, table, turn.field.name), examples, unread, keptIn };
}

/** Converts the column's cells; those of which nothing can be made are returned as a person reads them. */
function retype(change: Change, turn: Turning): (readonly [number, string])[] {
  const { field, home, convert, inPlace, kind } = turn;
  const kept: (readonly [number, string])[] = [];
  const column = { name: field.name, type: sqlTypeOf(factsOfKind(kind).type) };
  change.retypeColumn(home.table, column, (value, fid) => {
    const outcome = convert(value);
    if (outcome.read) return outcome.value;
    if (inPlace) return value;
    if (value !== null) kept.push([fid, shown(field, value)]);
    return null;
  });
  return kept;
}

/** A field of text beside, with the values of which nothing could be made. */
function keepBeside(
  change: Change,
  { layer, field, home }: Turning,
  kept: readonly (readonly [number, string])[],
): void {
  if (kept.length === 0) return;
  const title = fieldsText.keptField(field.title);
  const taken = new Set(layer.fields.map((one) => one.title));
  let th = title.th;
  for (let i = 2; taken.has(th); i++) th = `${title.th} ${i}`;
  const name = putField(change, home, {
    ...{ title: th, titleEn: title.en, kind: 'text', unit: null, codeList: null },
    ...{ many: false, required: false, section: field.section },
  });
  change.fillColumn(home.table, name, kept);
}

const NUMERIC: readonly FieldKind[] = ['integer', 'real', 'money', 'year-be'];
/** Kinds of style that read their field as a number. */
const BY_NUMBER: readonly StyleKind[] = ['classes', 'sizes', 'dots', 'bivariate', 'heat'];

/** Gives a field another kind or list within a change. Refuses as `previewType` does. */
export function turnField(
  change: Change,
  input: { layer: string; field: string; target: FieldTarget },
): void {
  const turn = turning(change.db, input.layer, input.field, input.target);
  const { layer, field, home, kind, codeList } = turn;
  const { type, format, unit } = factsOfKind(kind);
  // Text that stays text is looked at in another way, and not touched.
  const stays = field.type === 'text' && type === 'text' && codeList === null;
  if (!stays) keepBeside(change, turn, retype(change, turn));
  editEntries(change, home, (entries) =>
    patched(entries, field.name, {
      ...{ title: field.title, titleEn: field.titleEn, type, codeList },
      unit: unit ?? (NUMERIC.includes(kind) && field.unit !== 'satang' ? field.unit : null),
      format: format ?? undefined,
      many: codeList !== null && type === 'text' && field.many,
    }),
  );
  const style =
    BY_NUMBER.includes(layer.style.kind) && !NUMERIC.includes(kind) ? styleWithout(layer, field.name) : null;
  if (style) change.updateLayer(layer.name, { style });
}

/** Takes a field out within a change, and what is drawn and called by it. Refuses as `turnField` does. */
export function dropField(change: Change, input: { layer: string; field: string }): void {
  const layer = readLayer(change.db, input.layer);
  const field = fieldIn(layer, input.field);
  if (!field.own) throw new Refusal('field-fixed', namedInBoth('field', field));
  const home = fieldHome(change.db, input.layer);
  const style = styleWithout(layer, field.name);
  change.removeColumn(home.table, field.name);
  editEntries(change, home, (entries) => entries.filter((entry) => entry.name !== field.name));
  if (layer.labelField === field.name) change.updateLayer(layer.name, { labelField: null });
  if (style) change.updateLayer(layer.name, { style });
}
