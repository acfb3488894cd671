import type { Issue } from '../../../shared/contract/base.ts';
import type { ImportAccount, ImportResult } from '../../../shared/contract/imports.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { refusalText } from '../../../shared/text/refusals.ts';
import { noneOf } from './account.ts';
import type { ImportLayerResult } from './commit-set.ts';

/** What one set came to when it was taken in: its result, or the refusal of it. */
export type Taken =
  | { readonly result: ImportLayerResult }
  | { readonly name: string; readonly refusal: Refusal };

/** Runs the taking in of one set; a refusal of it is kept, so that it stops no other. */
export async function takeOne(name: string, work: () => Promise<ImportLayerResult>): Promise<Taken> {
  try {
    return { result: await work() };
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'job-cancelled') return { name, refusal: error };
    throw error;
  }
}

/** The whole of an import: sums over its sets. Throws the first refusal when nothing at all came of it. */
export function importResultOf(taken: readonly Taken[]): ImportResult {
  const layers = taken.map((one): ImportLayerResult => {
    if ('result' in one) return one.result;
    const { refusal, name } = one;
    const error = { code: refusal.code, message: refusalText(refusal).th };
    return { name: '', title: name, status: 'none', issues: [], error, ...noneOf() };
  });
  const refused = taken.find((one) => 'refusal' in one);
  if (refused && layers.every((layer) => layer.error)) throw refused.refusal;
  const sum = (key: keyof ImportAccount): number => layers.reduce((total, layer) => total + layer[key], 0);
  const issues: Issue[] = layers.flatMap((layer) => layer.issues);
  const status = layers.every((layer) => layer.status === 'done')
    ? 'done'
    : layers.every((layer) => layer.status === 'none')
      ? 'none'
      : 'partial';
  return {
    status,
    layer: layers.find((layer) => layer.name !== '')?.name ?? null,
    read: sum('read'),
    inserted: sum('inserted'),
    updated: sum('updated'),
    unchanged: sum('unchanged'),
    skipped: sum('skipped'),
    repaired: sum('repaired'),
    issues,
    layers,
  };
}
