import type { Field } from '../../../shared/contract/layers.ts';
import type { TableQuery } from '../../../shared/contract/table-query.ts';
import { fieldItems } from '../../../shared/domain/typed-cell.ts';
import type { OpenWorkspace } from '../context.ts';
import { mapInTurns, sortInTurns, Turns } from '../jobs/turns.ts';
import { type RowSource, rowSource } from '../layers/index.ts';
import { type ColumnStore, columnBetween, plainText, type Ranks, storeOf } from './column-store.queries.ts';
import { inThaiOrder, type Keyed, keyed } from './thai-order.ts';

/** Fewer are put in order before a page would notice. */
const FEW = 10_000;
/** Rows that are read at once. */
const PAGE = 10_000;

/** Text that is sorted as in a dictionary: what takes longest. */
const isWords = (field: Field): boolean =>
  field.type === 'text' &&
  !field.masked &&
  field.reference === null &&
  (fieldItems(field) === null || field.many);

const textsOf = async (
  source: RowSource,
  { fids }: ColumnStore,
  column: string,
  turns: Turns,
): Promise<(string | null)[]> => {
  const texts: (string | null)[] = [];
  for (let at = 0; at < fids.length; at += PAGE) {
    const [first, last] = [fids[at] ?? 0, fids[Math.min(at + PAGE, fids.length) - 1] ?? 0];
    for (const value of columnBetween(source, column, first, last)) texts.push(plainText(value));
    if (turns.over) await turns.pass();
  }
  return texts;
};

/** The ranks that sorting at once would find, in turns. */
const rankTexts = async (texts: readonly (string | null)[], turns: Turns): Promise<Ranks> => {
  const different = new Map<string, number>();
  await mapInTurns(texts, (text) => text !== null && different.set(text, 0), turns);
  const keys: Keyed[] = await mapInTurns([...different.keys()], keyed, turns);
  const sorted = await sortInTurns(keys, inThaiOrder, turns);
  await mapInTurns(sorted, ({ value }, rank) => different.set(value, rank), turns);
  const missing = sorted.length;
  const of = await mapInTurns(
    texts,
    (text) => (text === null ? missing : (different.get(text) ?? missing)),
    turns,
  );
  return { of: Uint32Array.from(of), missing };
};

/** What is being put in order, by column: a page asks for rows and sums at the same time. */
const going = new WeakMap<ColumnStore, Map<string, Promise<void>>>();

const rankColumn = async (workspace: OpenWorkspace, source: RowSource, column: string): Promise<void> => {
  const store = storeOf(source);
  const turns = new Turns();
  const ranks = await rankTexts(await textsOf(source, store, column, turns), turns);
  const now = rowSource(workspace, source.layer.name);
  // What was edited meanwhile is put in order by who asks for it.
  if (now.table.version === source.table.version && storeOf(now) === store) store.ranks.set(column, ranks);
};

/**
 * Finds in turns the dictionary's order of the columns that a query sorts or groups by, so that the first sorting of very
 * many rows does not hold up others.
 */
export const rankAhead = async (workspace: OpenWorkspace, query: TableQuery): Promise<void> => {
  for (const { field: name } of [...query.sort, ...(query.group ? [query.group] : [])]) {
    const source = rowSource(workspace, query.layer);
    const field = source.layer.fields.find((one) => one.name === name);
    const store = storeOf(source);
    if (!field || !isWords(field) || store.fids.length <= FEW || store.ranks.has(name)) continue;
    const columns = going.get(store) ?? new Map<string, Promise<void>>();
    going.set(store, columns);
    const work = columns.get(name) ?? rankColumn(workspace, source, name).finally(() => columns.delete(name));
    columns.set(name, work);
    await work;
  }
};
