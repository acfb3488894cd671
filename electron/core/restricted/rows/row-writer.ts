import { isMasked, maskOf } from '../../../../shared/domain/masking.ts';
import { isNationalId } from '../../../../shared/domain/national-id.ts';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../../shared/domain/refusal-words.ts';
import { type RegisterDefinition, registerOf } from '../../../../shared/domain/registers/index.ts';
import { restrictedText } from '../../../../shared/text/restricted.ts';
import type { RestrictedWriter } from '../../context.ts';
import type { SqlValue, WritableDb } from '../../db/types.ts';
import {
  borneByAnother,
  borneTwice,
  deleteRows,
  existing,
  insertCells,
  updateCells,
  updateManyCells,
} from './rows.queries.ts';

type Cells = Readonly<Record<string, SqlValue>>;

export interface WriterParts {
  readonly who: string;
  /** True when a row, or its whole register, was opened with a reason. */
  isOpen(register: string, fid: number): boolean;
}

/** Papers of persons are rows of the store, but no register. */
const DOCUMENT: Pick<RegisterDefinition, 'key' | 'fields' | 'codeField'> = {
  key: 'document',
  fields: [],
  codeField: null,
};
type Definition = typeof DOCUMENT;

/** A passphrase belongs to each of its rows, and rights: only `users` writes them, for who keeps the users. */
const USERS = 'app_user';

const definitionOf = (table: string): Definition => {
  if (table === USERS) throw new Refusal('rights-missing');
  if (table === DOCUMENT.key) return DOCUMENT;
  const register = registerOf(table);
  if (register?.store !== 'restricted') throw new Refusal('layer-not-found', { layer: table });
  return register;
};

/** What was shown masked never comes back as a value, and what may not be seen is not overwritten blindly. */
function refuseMasked(register: Definition, cells: Cells, open: boolean): void {
  for (const field of register.fields) {
    const value = cells[field.name];
    if (value === undefined) continue;
    const hidden = field.masked === true && !open;
    if (hidden || (maskOf(field) !== null && isMasked(value)))
      throw new Refusal('personal-masked', namedInBoth('field', field));
  }
}

function refuseWrongNumbers(register: Definition, cells: Cells): void {
  for (const field of register.fields) {
    const value = cells[field.name];
    if (typeof value !== 'string' || value === '') continue;
    if (field.format === 'national-id' && !isNationalId(value))
      throw new Refusal('validation-failed', {
        ...namedInBoth('field', field),
        ...namedInBoth('reason', restrictedText.numberInvalid),
      });
  }
}

/** The code that cells give to a row of the register; null where they give none. */
const codeIn = ({ codeField }: Definition, cells: Cells): string | null => {
  const code = codeField === null ? undefined : cells[codeField];
  return typeof code === 'string' && code !== '' ? code : null;
};

function refuseWrong(db: WritableDb, register: Definition, cells: Cells, fid: number): void {
  refuseWrongNumbers(register, cells);
  const code = codeIn(register, cells);
  const { codeField, key } = register;
  if (code !== null && codeField !== null && borneByAnother(db, key, codeField, code, fid))
    throw new Refusal('name-taken', { name: code });
}

/** Digits alone, as an import keeps them: two spellings of a number would be two persons. */
const tidied = (register: Definition, cells: Cells): Cells =>
  Object.fromEntries(
    Object.entries(cells).map(([name, value]) => {
      const number = register.fields.some((field) => field.name === name && field.format === 'national-id');
      return [name, number && typeof value === 'string' ? value.replace(/\D/g, '') : value];
    }),
  );

/** Rows whose being there is asked for at once. */
const PAGE = 5000;

function needRows(db: WritableDb, table: string, fids: readonly number[]): void {
  for (let at = 0; at < fids.length; at += PAGE) {
    const page = fids.slice(at, at + PAGE);
    const there = new Set(existing(db, table, page));
    const gone = page.find((fid) => !there.has(fid));
    if (gone !== undefined) throw new Refusal('row-not-found', { row: gone });
  }
}

/** The same cells of many rows: judged as one by one, but for codes, which are judged once all are written. */
const manyWriter =
  (db: WritableDb, { who, isOpen }: WriterParts): RestrictedWriter['updateMany'] =>
  (table, columns, rows, { onProgress } = {}) => {
    const register = definitionOf(table);
    const codes: string[] = [];
    const tidy = Array.from(rows, ({ fid, values }) => {
      const cells = tidied(register, Object.fromEntries(columns.map((name, i) => [name, values[i] ?? null])));
      refuseMasked(register, cells, isOpen(table, fid));
      refuseWrongNumbers(register, cells);
      const code = codeIn(register, cells);
      if (code !== null) codes.push(code);
      return { fid, values: columns.map((name) => cells[name] ?? null) };
    });
    needRows(
      db,
      table,
      tidy.map(({ fid }) => fid),
    );
    updateManyCells(db, table, columns, tidy, { who, onProgress });
    const { codeField, key } = register;
    const twice = codes.length === 0 || codeField === null ? null : borneTwice(db, key, codeField, codes);
    if (twice !== null) throw new Refusal('name-taken', { name: twice });
    return tidy.length;
  };

/**
 * Writes rows of the restricted store inside a change of it. Refuses `personal-masked` where a masked field of a row is
 * written that was not opened, `validation-failed` for an ID number whose check digit does not fit, `name-taken`,
 * `row-not-found`, and `rights-missing` for the register of users.
 */
export function rowWriter(db: WritableDb, parts: WriterParts): RestrictedWriter {
  const { who, isOpen } = parts;
  return {
    insert(table, values, wkb = null) {
      const register = definitionOf(table);
      const cells = tidied(register, values);
      refuseMasked(register, cells, true);
      refuseWrong(db, register, cells, -1);
      return insertCells(db, table, { cells, wkb, who });
    },
    update(table, fid, values, wkb) {
      const register = definitionOf(table);
      needRows(db, table, [fid]);
      const cells = tidied(register, values);
      const open = isOpen(table, fid);
      refuseMasked(register, cells, open);
      // The place of a house is masked like its number.
      if (wkb !== undefined && !open)
        throw new Refusal('personal-masked', {
          ...{ field: restrictedText.place.th, fieldEn: restrictedText.place.en },
        });
      refuseWrong(db, register, cells, fid);
      updateCells(db, table, fid, { cells, ...(wkb === undefined ? {} : { wkb }), who });
    },
    remove(table, fids) {
      definitionOf(table);
      needRows(db, table, fids);
      deleteRows(db, table, fids);
    },
    updateMany: manyWriter(db, parts),
  };
}
