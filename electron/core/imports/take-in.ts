import type { Issue } from '../../../shared/contract/base.ts';
import type { ImportAccount, ImportResult } from '../../../shared/contract/imports.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { refusalText } from '../../../shared/text/refusals.ts';
import type { Log, OpenWorkspace } from '../context.ts';
import { revertBatch } from '../undo/index.ts';
import { noneOf } from './account.ts';
import type { ImportLayerResult } from './commit-set.ts';

/** What one set came to when it was taken in: its result, or the refusal of it. */
export type Taken =
  | { readonly result: ImportLayerResult }
  | { readonly name: string; readonly refusal: Refusal }
  | { readonly name: string; readonly bug: unknown; readonly logId: string };

/** Of what surrounds the taking in: where to stop, and where a fault of the program is noted. */
export interface TakingIn {
  readonly workspace: OpenWorkspace;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/**
 * Takes sets in one after the other. What is refused, or fails by a fault of the program, stops no other set. Cancelled,
 * it leaves nothing behind: what was taken in before is taken back.
 *
 * @param sets the work of each set, by what it is called
 * @param batch what the change sets of all of them bear
 */
export async function takeEach(
  { workspace, log, signal }: TakingIn,
  sets: Iterable<readonly [string, () => Promise<ImportLayerResult>]>,
  batch: string,
): Promise<Taken[]> {
  const taken: Taken[] = [];
  for (const [name, work] of sets)
    try {
      signal.throwIfAborted();
      taken.push({ result: await work() });
    } catch (error) {
      if (signal.aborted || (error instanceof Refusal && error.code === 'job-cancelled')) {
        revertBatch(workspace, batch);
        throw error;
      }
      if (error instanceof Refusal) taken.push({ name, refusal: error });
      else taken.push({ name, bug: error, logId: log.bug(error, { step: 'import' }) });
    }
  return taken;
}

type Failed = Exclude<Taken, { result: unknown }>;
const isFailed = (one: Taken): one is Failed => !('result' in one);

/** What is said of a set that was not taken in. */
function errorOf(one: Failed): NonNullable<ImportLayerResult['error']> {
  if ('refusal' in one) return { code: one.refusal.code, message: refusalText(one.refusal).th };
  return { code: 'internal', message: frameText.failedWithId.th.replace('{id}', one.logId) };
}

/** The whole of an import: sums over its sets. Throws the first refusal or fault when nothing at all came of it. */
export function importResultOf(taken: readonly Taken[]): ImportResult {
  const layers = taken.map((one): ImportLayerResult => {
    if (!isFailed(one)) return one.result;
    return { name: '', title: one.name, status: 'none', issues: [], error: errorOf(one), ...noneOf() };
  });
  const [failed] = taken.filter(isFailed);
  if (failed && layers.every((layer) => layer.error)) throw 'refusal' in failed ? failed.refusal : failed.bug;
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
