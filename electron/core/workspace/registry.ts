import { randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

/**
 * What this machine knows of the workspaces it has opened: `workspaces.json` in the settings folder. The replica id
 * stands here and not in the data, so that a copied folder, a restored backup or another machine never shares a clock.
 */
const entry = z.object({
  id: z.string(),
  folder: z.string(),
  host: z.string(),
  replica: z.string(),
  /** The newest clock reading that this replica wrote there. */
  clock: z.string().nullable(),
  title: z.string(),
  openedAt: z.string(),
  /** What the last backup held: the instant of the workspace's last change and the restricted store's version. */
  backup: z.object({ at: z.string(), savedAt: z.string(), restricted: z.number() }).nullable(),
  sizeBytes: z.number(),
  thumbnail: z.array(z.object({ path: z.string(), color: z.string() })),
});
export type RegistryEntry = z.infer<typeof entry>;
const registryFile = z.object({ version: z.literal(1), workspaces: z.array(entry) });

export interface Registry {
  /** Last opened first. */
  list(): RegistryEntry[];
  byId(id: string): RegistryEntry | undefined;
  byFolder(folder: string): RegistryEntry | undefined;
  put(entry: RegistryEntry): void;
  remove(id: string): void;
}

/** Written beside, flushed and renamed: a crash in between leaves the old file whole. */
export function writeAtomically(path: string, text: string): void {
  const beside = `${path}.${process.pid}.new`;
  const file = openSync(beside, 'w');
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(beside, path);
}

function load(path: string): RegistryEntry[] {
  if (!existsSync(path)) return [];
  try {
    return registryFile.parse(JSON.parse(readFileSync(path, 'utf8'))).workspaces;
  } catch {
    // Set aside, never thrown away; the list of recents starts anew and the workspaces themselves are untouched.
    renameSync(path, `${path}.damaged-${Date.now()}`);
    return [];
  }
}

/** The registry in a folder of this machine. Read at each call: the command line may have written it meanwhile. */
export function createRegistry(settingsFolder: string): Registry {
  const path = join(settingsFolder, 'workspaces.json');
  const save = (workspaces: RegistryEntry[]): void => {
    mkdirSync(settingsFolder, { recursive: true });
    writeAtomically(path, JSON.stringify({ version: 1, workspaces }, null, 1));
  };
  return {
    list: () => load(path).sort((a, b) => b.openedAt.localeCompare(a.openedAt)),
    byId: (id) => load(path).find((known) => known.id === id),
    byFolder: (folder) => load(path).find((known) => known.folder === folder),
    put: (changed) => save([changed, ...load(path).filter((known) => known.id !== changed.id)]),
    remove: (id) => save(load(path).filter((known) => known.id !== id)),
  };
}

/**
 * The entry under which a folder is opened: the known one, with a new replica id where the data is not what this
 * replica left: another machine's settings, or an older copy put in its place.
 *
 * @param lastClock the newest clock reading of that replica in the data, or null when it wrote nothing there
 */
export function entryFor(
  registry: Registry,
  folder: string,
  title: string,
  lastClock: (replica: string) => string | null,
): RegistryEntry {
  const known = registry.byFolder(folder);
  const openedAt = new Date().toISOString();
  if (!known) {
    const fresh = { clock: null, backup: null, sizeBytes: 0, thumbnail: [] };
    return { ...fresh, id: randomUUID(), folder, host: hostname(), replica: randomUUID(), title, openedAt };
  }
  const inData = lastClock(known.replica) ?? '';
  const continues = known.host === hostname() && inData >= (known.clock ?? '');
  if (continues) return { ...known, title, openedAt };
  return { ...known, title, openedAt, host: hostname(), replica: randomUUID(), clock: null, backup: null };
}
