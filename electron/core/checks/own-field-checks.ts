import type { Bilingual } from '../../../shared/contract/base.ts';
import type { Field } from '../../../shared/contract/layers.ts';
import { fieldList } from '../../../shared/domain/code-lists/index.ts';
import { listOf } from '../../../shared/domain/field-lists.ts';
import { checkDetail } from '../../../shared/text/checks.ts';
import type { ReadableDb, SqlValue } from '../db/types.ts';
import { listLayers } from '../layers/index.ts';
import type { Finding } from './check.ts';
import { emptyIn, filledIn } from './rows.queries.ts';

interface OwnField {
  readonly layer: string;
  readonly field: Field;
  readonly title: Bilingual;
}

/** The fields that the office set itself, in registers and imported layers. */
const ownFields = (db: ReadableDb, wanted: (field: Field) => boolean): OwnField[] =>
  listLayers(db).flatMap((layer) =>
    layer.fields
      .filter((field) => field.own === true && field.hidden !== true && wanted(field))
      .map((field) => ({
        layer: layer.name,
        field,
        title: { th: field.title, en: field.titleEn || field.title },
      })),
  );

/** Rows that have nothing where the office wants something. */
export function* ownMissing(db: ReadableDb): Generator<Finding | undefined> {
  for (const { layer, field, title } of ownFields(db, ({ required }) => required)) {
    for (const { fid } of emptyIn(db, layer, field.name))
      yield { layer, fid, detail: checkDetail.missing(title) };
    yield undefined;
  }
}

const strange = (known: ReadonlySet<unknown>, many: boolean, value: SqlValue): unknown => {
  if (!many) return known.has(value) ? undefined : value;
  return listOf(typeof value === 'string' ? value : null).find((one) => !known.has(one));
};

/** Values that their list has no word for: written by another program, or before the list was set. */
export function* ownUnknown(db: ReadableDb): Generator<Finding | undefined> {
  for (const { layer, field, title } of ownFields(db, ({ codeList }) => codeList !== null)) {
    const list = fieldList(field);
    if (list === undefined || list.open) continue;
    const known = new Set<unknown>(list.items.map(({ value }) => value));
    for (const { fid, value } of filledIn(db, layer, field.name)) {
      const unknown = strange(known, field.many, value);
      if (unknown !== undefined) yield { layer, fid, detail: checkDetail.unknown(title, String(unknown)) };
    }
    yield undefined;
  }
}
