import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type ShapeDraft, shapeDraft } from '../../../shared/contract/shapes.ts';

const file = z.object({ version: z.literal(1), drafts: z.array(shapeDraft) });

/** Older ones go: a draft is a thing of days. */
const MOST = 20;

/** What was drawn and not saved, by workspace. */
export interface ShapeDrafts {
  /** The newest first. */
  list(workspace: string): ShapeDraft[];
  /** Keeps a draft, in the place of an earlier one with its id. */
  keep(workspace: string, draft: ShapeDraft): void;
  drop(workspace: string, id: string): void;
}

/**
 * Drafts in files of the settings folder: they are this machine's unfinished work and no data of the workspace, and they
 * outlive a crash. A file that can't be read is set aside.
 */
export function createDrafts(settingsFolder: string): ShapeDrafts {
  const folder = join(settingsFolder, 'shape-drafts');
  const pathOf = (workspace: string): string => join(folder, `${workspace.replace(/[^\w-]/g, '_')}.json`);
  const list = (workspace: string): ShapeDraft[] => {
    const path = pathOf(workspace);
    if (!existsSync(path)) return [];
    try {
      return file.parse(JSON.parse(readFileSync(path, 'utf8'))).drafts;
    } catch {
      renameSync(path, `${path}.damaged`);
      return [];
    }
  };
  const write = (workspace: string, drafts: readonly ShapeDraft[]): void => {
    const path = pathOf(workspace);
    if (drafts.length === 0) {
      rmSync(path, { force: true });
      return;
    }
    mkdirSync(folder, { recursive: true });
    // Written beside and renamed: a crash in between leaves the old drafts whole.
    writeFileSync(`${path}.new`, JSON.stringify({ version: 1, drafts }));
    renameSync(`${path}.new`, path);
  };
  const others = (workspace: string, id: string): ShapeDraft[] =>
    list(workspace).filter((draft) => draft.id !== id);
  return {
    list,
    keep: (workspace, draft) => write(workspace, [draft, ...others(workspace, draft.id)].slice(0, MOST)),
    drop: (workspace, id) => write(workspace, others(workspace, id)),
  };
}
