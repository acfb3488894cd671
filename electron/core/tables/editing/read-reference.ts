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

const ways = (text: string): ((row: NamedRow) => boolean)[] => {
  const loose = looseText(text);
  const bare = looseText(text.replace(KIND, ''));
  return [
    ({ value, name }) => value === text || name === text,
    ({ code }) => code !== '' && code === text,
    ({ bare: name }) => looseText(name) === loose,
    ({ bare: name }) => looseText(name.replace(KIND, '')) === bare,
  ];
};

/** The one row that the words mean: by its own name in the table, its code, its name, its name without its kind. */
const findRow = (rows: readonly NamedRow[], text: string): NamedRow | 'several' | null => {
  for (const passes of ways(text)) {
    const found = rows.filter(passes);
    if (found.length > 1) return 'several';
    if (found[0]) return found[0];
  }
  return null;
};

const refused = (reason: Bilingual): Read => ({ value: null, reason });

/** Reads the words of references in some rows of a table; the same words are looked up once. */
export const referenceReader = (
  workspace: OpenWorkspace,
  source: RowSource,
  fids: readonly number[],
): ((field: Field, text: string, fid: number) => Read) => {
  const { db, table, layer } = source;
  const known = new Map<string, Read>();
  const references = new Map<string, References>();
  const levels = layer.fields.flatMap(({ reference }) =>
    reference !== null && typeof reference.register !== 'string' ? [reference.register.field] : [],
  );
  const rows = levels.length === 0 ? new Map() : readCells(db, table.name, [...new Set(levels)], fids);
  return (field, text, fid) => {
    const register = registerMeant(field, (rows.get(fid) ?? {}) as Record<string, CellValue>);
    if (register === null) return refused(tableEditText.levelFirst);
    const key = `${field.name} ${register} ${text}`;
    const before = known.get(key);
    if (before) return before;
    const targets = references.get(field.name) ?? referencesOf(workspace, field, layer.fields);
    references.set(field.name, targets);
    const read = readOne(targets, register, text);
    known.set(key, read);
    return read;
  };
};

const readOne = (references: References, register: string, text: string): Read => {
  if (references.state === 'locked') return refused(tableEditText.locked);
  const row = findRow([...references.ofRegister(register).values()], text);
  if (row === 'several') return refused(tableEditText.several(text));
  if (row !== null) return { value: row.value, reason: null };
  return refused(tableEditText.notFound(text, registerOf(register)?.th ?? register));
};
