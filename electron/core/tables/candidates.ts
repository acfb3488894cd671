import type { CellValue } from '../../../shared/contract/base.ts';
import type { OpenWorkspace } from '../context.ts';
import type { RowSource } from '../layers/index.ts';
import { fieldNamed } from './field-named.ts';
import { findNamed, referencesOf, registerMeant } from './references.queries.ts';

const MOST_CANDIDATES = 50;

/** Rows that a reference of a row may name, by words of their name or code; none while its store is locked. */
export const candidatesOf = (
  workspace: OpenWorkspace,
  source: RowSource,
  about: {
    readonly field: string;
    readonly search: string;
    readonly row: Readonly<Record<string, CellValue>>;
  },
): { value: string; name: string; hint: string }[] => {
  const field = fieldNamed(source, about.field);
  const register = registerMeant(field, about.row);
  if (register === null) return [];
  const rows = referencesOf(workspace, field, source.layer.fields).ofRegister(register);
  return findNamed(rows, about.search, MOST_CANDIDATES).map(({ value, bare, code }) => ({
    value,
    name: bare === '' ? value : bare,
    hint: code,
  }));
};
