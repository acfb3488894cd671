import type { RowLabel } from '../../../shared/contract/records.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import type { OpenWorkspace } from '../context.ts';
import { rowsByKey } from './labels.queries.ts';
import { rowsOfRegister } from './row-store.ts';

export interface WantedLabels {
  readonly register: string;
  readonly by: 'id' | 'code';
  readonly keys: readonly string[];
}

export interface Labels {
  /** True where the names stand in the restricted store and that is locked. */
  readonly locked: boolean;
  readonly labels: Record<string, RowLabel>;
}

const NONE: Labels = { locked: false, labels: {} };

const labelsFor = (workspace: OpenWorkspace, { register: key, by, keys }: WantedLabels): Labels => {
  const register = registerOf(key);
  if (!register) return NONE;
  const { db, locked } = rowsOfRegister(workspace, key);
  if (!db) return { locked, labels: {} };
  const found = rowsByKey(db, register, by, [...new Set(keys)]);
  const labels: Record<string, RowLabel> = {};
  for (const [one, { title, layer, fid }] of found) labels[one] = { title, layer, fid };
  return { locked: false, labels };
};

/** Names of rows by id or code, an answer for each register that is wanted. What is not there is left out. */
export const labelsOf = (workspace: OpenWorkspace, wanted: readonly WantedLabels[]): Labels[] =>
  wanted.map((one) => labelsFor(workspace, one));
