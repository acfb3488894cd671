import type { Bilingual, CellValue } from '../../../../shared/contract/base.ts';
import type { Field } from '../../../../shared/contract/layers.ts';
import { registerOf } from '../../../../shared/domain/registers/index.ts';
import { looseText } from '../../../../shared/domain/thai-text.ts';
import { tableEditText } from '../../../../shared/text/table-edit.ts';
import type { OpenWorkspace } from '../../context.ts';
import type { RowSource } from '../../layers/index.ts';
import { type NamedRow, type References, referencesOf, registerMeant } from '../references.queries.ts';
import { readCells } from './cells.queries.ts';

type Read = { readonly value: CellValue; readonly reason: Bilingual | null };

/** Words before a name that say what kind of area it is. */
const KIND = /^(?:จังหวัด|จ\.|อำเภอ|อ\.|ตำบล|ต\.|หมู่บ้าน|บ้าน|โซน)\s*/;

/** The row of each word, `several` where it is more than one. */
type ByWord = ReadonlyMap<string, NamedRow | 'several'>;

const byWords = (rows: Iterable<NamedRow>, wordsOf: (row: NamedRow) => readonly string[]): ByWord => {
  const found = new Map<string, NamedRow | 'several'>();
  for (const row of rows)
    for (const word of new Set(wordsOf(row))) found.set(word, found.has(word) ? 'several' : row);
  return found;
};

interface Words {
  readonly own: ByWord;
  readonly codes: ByWord;
  readonly loose: ByWord;
  readonly bare: ByWord;
}

/** Of a register's rows as they are kept: gone with them when one is renamed. */
const known = new WeakMap<object, Words>();

const wordsOf = (rows: ReadonlyMap<string, NamedRow>): Words => {
  const before = known.get(rows);
  if (before) return before;
  const all = [...rows.values()];
  const made: Words = {
    own: byWords(all, ({ value, name }) => [value, name]),
    codes: byWords(all, ({ code }) => (code === '' ? [] : [code])),
    loose: byWords(all, ({ bare }) => [looseText(bare)]),
    bare: byWords(all, ({ bare }) => [looseText(bare.replace(KIND, ''))]),
  };
  known.set(rows, made);
  return made;
};

/** The one row that the words mean: by its own name in the table, its code, its name, its name without its kind. */
const findRow = (rows: ReadonlyMap<string, NamedRow>, text: string): NamedRow | 'several' | null => {
  const { own, codes, loose, bare } = wordsOf(rows);
  return (
    own.get(text) ??
    codes.get(text) ??
    loose.get(looseText(text)) ??
    bare.get(looseText(text.replace(KIND, ''))) ??
    null
  );
};

const refused = (reason: Bilingual): Read => ({ value: null, reason });

/** Reads the words of references in some rows of a table; the same words are looked up once. */
export const referenceReader = (
  workspace: OpenWorkspace,
  source: RowSource,
  fids: readonly number[],
): ((field: Field, text: string, fid: number) => Read) => {
  const { db, table, layer } = source;
  const read = new Map<string, Read>();
  const references = new Map<string, References>();
  const levels = layer.fields.flatMap(({ reference }) =>
    reference !== null && typeof reference.register !== 'string' ? [reference.register.field] : [],
  );
  const rows = levels.length === 0 ? new Map() : readCells(db, table.name, [...new Set(levels)], fids);
  return (field, text, fid) => {
    const register = registerMeant(field, (rows.get(fid) ?? {}) as Record<string, CellValue>);
    if (register === null) return refused(tableEditText.levelFirst);
    const key = `${field.name} ${register} ${text}`;
    const before = read.get(key);
    if (before) return before;
    const targets = references.get(field.name) ?? referencesOf(workspace, field, layer.fields);
    references.set(field.name, targets);
    const made = readOne(targets, register, text);
    read.set(key, made);
    return made;
  };
};

const readOne = (references: References, register: string, text: string): Read => {
  if (references.state === 'locked') return refused(tableEditText.locked);
  const row = findRow(references.ofRegister(register), text);
  if (row === 'several') return refused(tableEditText.several(text));
  if (row !== null) return { value: row.value, reason: null };
  return refused(tableEditText.notFound(text, registerOf(register)?.th ?? register));
};
