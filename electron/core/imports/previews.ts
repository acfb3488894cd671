import { randomUUID } from 'node:crypto';
import { importChoice } from '../../../shared/contract/import-choice.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { AppContext, OpenWorkspace } from '../context.ts';
import { type InspectedFiles, isRefused } from './inspect-files.ts';
import { inspectSet } from './inspect-set.ts';
import type { Choice, InspectedSet } from './inspected-set.ts';
import type { Surroundings } from './surroundings.ts';

/** Previews that are kept for a page to come back to; an older one is dropped with its unpacked files. */
const KEPT_PREVIEWS = 6;

/** Files that are looked at until they are discarded. */
export interface Previews {
  /** @param tokens of the files: they are released with the preview that is dropped for being too old */
  add(files: InspectedFiles, tokens: readonly string[]): string;
  /** Refuses `token-unknown`. */
  get(id: string): InspectedFiles;
  /** The tokens that files were looked at by. */
  tokensOf(files: InspectedFiles): readonly string[];
  /** The set in the choice: read again when it was last read in another. */
  choose(
    files: InspectedFiles,
    key: string,
    choice: Choice,
    surroundings: Surroundings,
    signal: AbortSignal | undefined,
  ): Promise<InspectedSet>;
  /** Works with files. Where they are dropped meanwhile, they go when that has ended. */
  using<T>(files: InspectedFiles, work: () => Promise<T>): Promise<T>;
  drop(id: string): void;
  clear(): void;
  /** Drops all of them when that workspace is closed: nothing of a file that was looked at stays behind. */
  endWith(workspace: Pick<OpenWorkspace, 'onClose'>): void;
}

/** What the rows of a file are compared with: the last change to the workspace, and the households as far as they are open. */
export function stampOf(context: AppContext): string {
  const { journal, restricted } = context.workspace();
  const { undo, redo } = journal.state();
  return [undo?.id, redo?.id, restricted.state, restricted.households()].join(' ');
}

/** Files that jobs work with: closed meanwhile, they are deleted when the last of them has ended. */
class Uses {
  private readonly counts = new Map<InspectedFiles, number>();
  private readonly leaving = new Set<InspectedFiles>();

  close(files: InspectedFiles): void {
    if (this.counts.has(files)) this.leaving.add(files);
    else files.close();
  }

  async during<T>(files: InspectedFiles, work: () => Promise<T>): Promise<T> {
    this.counts.set(files, (this.counts.get(files) ?? 0) + 1);
    try {
      return await work();
    } finally {
      const left = (this.counts.get(files) ?? 1) - 1;
      if (left > 0) this.counts.set(files, left);
      else {
        this.counts.delete(files);
        if (this.leaving.delete(files)) files.close();
      }
    }
  }
}

/**
 * @param stamp of the workspace as it is now: a set that fills a register is compared anew after every change
 * @param release deletes uploaded files
 */
export function createPreviews(
  stamp: () => string,
  release: (tokens: readonly string[]) => void = () => undefined,
): Previews {
  const kept = new Map<string, InspectedFiles>();
  const tokensOf = new WeakMap<InspectedFiles, readonly string[]>();
  const stamps = new WeakMap<object, string>();
  const ending = new WeakSet<object>();
  const uses = new Uses();
  const drop = (id: string): void => {
    const files = kept.get(id);
    kept.delete(id);
    if (files) uses.close(files);
  };
  const dropOldest = (): void => {
    const [oldest] = kept;
    if (kept.size <= KEPT_PREVIEWS || !oldest) return;
    drop(oldest[0]);
    const used = new Set([...kept.values()].flatMap((files) => tokensOf.get(files) ?? []));
    release((tokensOf.get(oldest[1]) ?? []).filter((token) => !used.has(token)));
  };
  return {
    add(files, tokens) {
      const id = randomUUID();
      kept.set(id, files);
      tokensOf.set(files, tokens);
      dropOldest();
      return id;
    },
    get(id) {
      const files = kept.get(id);
      if (!files) throw new Refusal('token-unknown');
      return files;
    },
    tokensOf: (files) => tokensOf.get(files) ?? [],
    async choose(files, key, asked, surroundings, signal) {
      const choice = importChoice.parse(asked);
      const set = files.sets.get(key);
      if (!set) throw new Refusal('layer-not-found', { layer: key });
      const now = stamp();
      const current = (one: InspectedSet): boolean =>
        (one.filling === null && one.recipe.areas === null) || stamps.get(one) === now;
      if (!isRefused(set) && isReadAs(set, choice) && current(set)) return set;
      const earlier = isRefused(set) ? undefined : set;
      const first = files.sources.sets[0]?.key === key;
      const skippedFiles = first ? files.sources.skippedFiles : [];
      const options = { earlier, signal, scratch: files.scratch, stages: files.stages, skippedFiles };
      const again = await inspectSet(set.source, surroundings, choice, options);
      files.sets.set(key, again);
      stamps.set(again, now);
      return again;
    },
    using: (files, work) => uses.during(files, work),
    drop,
    clear() {
      for (const id of [...kept.keys()]) drop(id);
    },
    endWith(workspace) {
      if (ending.has(workspace)) return;
      ending.add(workspace);
      workspace.onClose(() => {
        for (const id of [...kept.keys()]) drop(id);
      });
    },
  };
}

/** What was read leaving a question to the evidence stays read when its answer is chosen. */
function isReadAs({ choice: before, encoding, crs }: InspectedSet, choice: Choice): boolean {
  const same = (key: keyof Choice): boolean => JSON.stringify(before[key]) === JSON.stringify(choice[key]);
  return (Object.keys(before) as (keyof Choice)[]).every(
    (key) =>
      same(key) ||
      (key === 'encoding' && choice.encoding === encoding.name && encoding.evidence !== 'user') ||
      (key === 'crs' && choice.crs === crs.finding.id && crs.finding.evidence !== 'user'),
  );
}
