import { isMasked, maskOf } from '../../../../shared/domain/masking.ts';
import { isNationalId } from '../../../../shared/domain/national-id.ts';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { type RegisterDefinition, registerOf } from '../../../../shared/domain/registers/index.ts';
import { restrictedText } from '../../../../shared/text/restricted.ts';
import type { RowWriter } from '../../context.ts';
import type { SqlValue, WritableDb } from '../../db/types.ts';
import { borneByAnother, deleteRows, existing, insertCells, updateCells } from './rows.queries.ts';

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
      throw new Refusal('personal-masked', { field: field.th });
  }
}

function refuseWrong(db: WritableDb, register: Definition, cells: Cells, fid: number): void {
  for (const field of register.fields) {
    const value = cells[field.name];
    if (typeof value !== 'string' || value === '') continue;
    if (field.format === 'national-id' && !isNationalId(value))
      throw new Refusal('validation-failed', { field: field.th, reason: restrictedText.numberInvalid.th });
  }
  const { codeField, key } = register;
  const code = codeField === null ? undefined : cells[codeField];
  if (
    codeField !== null &&
    typeof code === 'string' &&
    code !== '' &&
    borneByAnother(db, key, codeField, code, fid)
  )
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

/**
 * Writes rows of the restricted store one by one, inside a change of it. Refuses `personal-masked` where a masked field of a
 * row is written that was not opened, `validation-failed` for an ID number whose check digit does not fit, `name-taken`,
 * `row-not-found`, and `rights-missing` for the register of users.
 */
export function rowWriter(db: WritableDb, { who, isOpen }: WriterParts): RowWriter {
  const need = (table: string, fids: readonly number[]): void => {
    const there = new Set(existing(db, table, fids));
    const gone = fids.find((fid) => !there.has(fid));
    if (gone !== undefined) throw new Refusal('row-not-found', { row: gone });
  };
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
      need(table, [fid]);
      const cells = tidied(register, values);
      const open = isOpen(table, fid);
      refuseMasked(register, cells, open);
      // The place of a house is masked like its number.
      if (wkb !== undefined && !open)
        throw new Refusal('personal-masked', { field: restrictedText.place.th });
      refuseWrong(db, register, cells, fid);
      updateCells(db, table, fid, { cells, ...(wkb === undefined ? {} : { wkb }), who });
    },
    remove(table, fids) {
      definitionOf(table);
      need(table, fids);
      deleteRows(db, table, fids);
    },
  };
}
