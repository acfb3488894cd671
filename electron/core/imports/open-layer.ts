import type { WritableSet } from './inspected-set.ts';
import { openName, openNames } from './personal/index.ts';
import type { SetDetails } from './set-details.ts';
import type { SourceSet } from './sources.ts';

/** The columns that what anyone can read never takes, by their names. */
export const withheldNames = ({ personal }: WritableSet['reading']): ReadonlySet<string> =>
  new Set(personal.filter(({ withheld }) => withheld).map(({ name }) => name));

/** True for a list of persons: what its names tell is withheld as well. */
export const isOfPersons = ({ personal }: WritableSet['reading']): boolean =>
  personal.some(({ withheld }) => withheld);

/** A set as it becomes a layer of its own: without the columns that are withheld from it. */
export function withoutPersons(set: WritableSet): WritableSet {
  const { table, reading } = set;
  const withheld = withheldNames(reading);
  if (withheld.size === 0) return set;
  const stays = ({ name }: { readonly name: string }): boolean => !withheld.has(name);
  return {
    ...set,
    table: { ...table, columns: table.columns.filter(stays), samples: table.samples.filter(stays) },
  };
}

/** What is written of a set beside its rows, fit for where anyone reads it: names of files may hold those of persons. */
export function withOpenNames<T extends WritableSet>(
  set: T,
  details: SetDetails,
): { readonly set: T; readonly details: SetDetails } {
  const ofPersons = isOfPersons(set.reading);
  return {
    set: { ...set, source: openSourceNames(set.source, ofPersons) },
    details: openNames(details, ofPersons),
  };
}

function openSourceNames<S extends SourceSet>(source: S, ofPersons: boolean): S {
  const { name, title, original, parts } = source;
  const open = <T extends { readonly name: string }>(file: T): T => ({
    ...file,
    name: openName(file.name, ofPersons),
  });
  const named = { ...source, ...openNames({ name, title }, ofPersons) };
  return { ...named, original: open(original), parts: parts.map(open) };
}
