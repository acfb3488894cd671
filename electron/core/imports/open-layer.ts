import type { PersonalColumn } from '../../../shared/contract/import-findings.ts';
import type { WritableSet } from './inspected-set.ts';
import { personalColumns } from './mapping/index.ts';

/**
 * The columns that a layer which anyone can read never takes: of a list with national ID numbers, all that tells of
 * persons. Where no such number stands, names and telephones may be those of an office, and are only pointed out.
 */
export const withheldFromLayers = (personal: readonly PersonalColumn[]): string[] =>
  personal.some(({ kind }) => kind === 'national-id') ? personal.map(({ name }) => name) : [];

/** A set as it becomes a layer of its own: without the columns that are withheld from it. */
export function withoutPersons(set: WritableSet): WritableSet {
  const { table } = set;
  const withheld = new Set(withheldFromLayers(personalColumns(table.samples)));
  if (withheld.size === 0) return set;
  const stays = ({ name }: { readonly name: string }): boolean => !withheld.has(name);
  return {
    ...set,
    table: { ...table, columns: table.columns.filter(stays), samples: table.samples.filter(stays) },
  };
}
