import type { Choice } from '../../../shared/contract/records.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import { recordsText } from '../../../shared/text/records.ts';
import type { OpenWorkspace } from '../context.ts';
import { findChoices } from './choices.queries.ts';
import { placeLine } from './place-line.ts';
import { rowsOfRegister } from './row-store.ts';

export interface ChoicesWanted {
  readonly register: string;
  readonly by: 'id' | 'code';
  readonly text: string;
  readonly limit: number;
}

/**
 * Rows that a reference may name, by name or code, with where they lie: namesakes are told apart by it. Refuses
 * `register-not-found`.
 */
export const choicesOf = (
  workspace: OpenWorkspace,
  { register: key, by, text, limit }: ChoicesWanted,
): { locked: boolean; choices: Choice[] } => {
  const register = registerOf(key);
  if (!register) throw new Refusal('register-not-found', { register: key });
  const { db, locked } = rowsOfRegister(workspace, key);
  if (!db) return { locked, choices: [] };
  const found = findChoices(db, register, text, limit);
  const choices = found.flatMap((row): Choice[] => {
    const chosen = by === 'id' ? row.id : row.code;
    if (chosen === null || chosen === '') return [];
    const place = placeLine(workspace, register, row);
    const detail = row.over ? [recordsText.noLongerUsed.th, place].filter(Boolean).join(' · ') : place;
    return [{ key: chosen, title: row.title, layer: row.layer, fid: row.fid, detail }];
  });
  return { locked: false, choices };
};
