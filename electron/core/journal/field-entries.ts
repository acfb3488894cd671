import type { SqlValue } from '../db/types.ts';

type Entry = Readonly<Record<string, unknown>> & { readonly name: string };

const entriesOf = (text: SqlValue): Entry[] =>
  typeof text === 'string' ? (JSON.parse(text) as Entry[]) : [];
const byName = (entries: readonly Entry[]): Map<string, Entry> =>
  new Map(entries.map((entry) => [entry.name, entry]));
const same = (a: Entry | undefined, b: Entry | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Takes back what a change did to the descriptions of a layer's fields and keeps what later ones did to other fields:
 * each field is a cell of its own. Returns null where the same field was changed again, and nothing is left to do.
 *
 * @param present the catalogue's text now; `before` and `after` are those of the change
 */
export function fieldsTakenBack(
  present: SqlValue,
  before: SqlValue,
  after: SqlValue,
): { text: SqlValue; kept: boolean } {
  const [old, made, now] = [byName(entriesOf(before)), byName(entriesOf(after)), byName(entriesOf(present))];
  let kept = false;
  for (const name of new Set([...old.keys(), ...made.keys()])) {
    const [was, became] = [old.get(name), made.get(name)];
    if (same(was, became)) continue;
    if (!same(now.get(name), became)) kept = true;
    else if (was === undefined) now.delete(name);
    else now.set(name, was);
  }
  const rank = new Map(entriesOf(before).map((entry, i) => [entry.name, i]));
  const at = (entry: Entry): number => rank.get(entry.name) ?? rank.size;
  const entries = [...now.values()].sort((a, b) => at(a) - at(b));
  return { text: entries.length === 0 && before === null ? null : JSON.stringify(entries), kept };
}
