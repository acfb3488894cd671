import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { BasemapLook } from '../../../shared/contract/basemaps.ts';
import { copiedBasemap, keptBasemaps, type StoredBasemap, storedBasemap } from './stored-basemap.ts';

const FOLDER = 'basemaps';
const RECORD = 'basemap.json';
const LOOK: BasemapLook = { opacity: 1, grey: false, fromZoom: 0, toZoom: 24 };

/** A basemap with where its record stands. */
export interface KeptBasemap {
  readonly record: StoredBasemap;
  /** The folder of a copy in the workspace; null for what stands in this machine's list. */
  readonly folder: string | null;
}

/**
 * The lists of basemaps: this machine's in `basemaps.json` of the settings, for files that stay where they are and for
 * addresses, and each copy's beside it in the workspace's `basemaps/`, so that it goes along with the workspace. A record
 * that can't be read is passed over.
 */
export class BasemapStore {
  private readonly file: string;
  private machine: StoredBasemap[];
  private shownBy: Record<string, string>;
  private looks: Record<string, BasemapLook>;
  /** Copies that were taken off the list; their folders go when the workspace closes. */
  private readonly leaving = new Map<string, KeptBasemap>();

  constructor(settings: string) {
    this.file = join(settings, 'basemaps.json');
    const kept = keptBasemaps.safeParse(readJson(this.file));
    this.machine = (kept.data?.basemaps ?? []).flatMap((one) => storedBasemap.safeParse(one).data ?? []);
    this.shownBy = kept.data?.shown ?? {};
    this.looks = kept.data?.looks ?? {};
  }

  /** Those of the machine, then the workspace's own copies. */
  all(workspace: string): KeptBasemap[] {
    const here = this.machine.map((record) => ({ record, folder: null }));
    return [...here, ...copiesIn(workspace)].filter(({ record }) => !this.leaving.has(record.id));
  }

  /** Keeps a basemap: beside its copy where it has a folder, else in the machine's list. */
  keep({ record, folder }: KeptBasemap): void {
    if (folder !== null) {
      writeWhole(join(folder, RECORD), record);
      return;
    }
    const others = this.machine.filter(({ id }) => id !== record.id);
    this.machine = [...others, record];
    this.write();
  }

  remove(kept: KeptBasemap): void {
    this.leaving.set(kept.record.id, kept);
    if (kept.folder !== null) return;
    this.machine = this.machine.filter(({ id }) => id !== kept.record.id);
    this.write();
  }

  /** Takes a removal back; false where there was none. */
  restore(id: string): boolean {
    const kept = this.leaving.get(id);
    if (kept === undefined) return false;
    this.leaving.delete(id);
    if (kept.folder === null) this.keep(kept);
    return true;
  }

  /** Deletes what was taken off the list: nothing can bring it back any more. */
  forgetRemoved(): void {
    for (const { folder } of this.leaving.values())
      if (folder !== null) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    this.leaving.clear();
  }

  /** What lies under the data of a workspace; the outlines at first. */
  shown(workspaceId: string): string {
    return this.shownBy[workspaceId] ?? 'context';
  }

  show(workspaceId: string, shown: string): void {
    this.shownBy = { ...this.shownBy, [workspaceId]: shown };
    this.write();
  }

  look(id: string): BasemapLook {
    return this.looks[id] ?? LOOK;
  }

  setLook(id: string, look: BasemapLook): void {
    this.looks = { ...this.looks, [id]: look };
    this.write();
  }

  private write(): void {
    writeWhole(this.file, { basemaps: this.machine, shown: this.shownBy, looks: this.looks });
    // Addresses may hold keys: other users of the machine don't read them.
    chmodSync(this.file, 0o600);
  }
}

/** The folder that a copy gets in its workspace. */
export function folderOfCopy(workspace: string, id: string): string {
  const folder = join(workspace, FOLDER, id);
  mkdirSync(folder, { recursive: true });
  return folder;
}

function copiesIn(workspace: string): KeptBasemap[] {
  const parent = join(workspace, FOLDER);
  if (!existsSync(parent)) return [];
  return readdirSync(parent).flatMap((name) => {
    const record = copiedBasemap.safeParse(readJson(join(parent, name, RECORD))).data;
    // What was copied by hand from elsewhere names another folder; an address never stands in a workspace.
    return record?.id === name ? [{ record, folder: join(parent, name) }] : [];
  });
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** Written beside and renamed: a crash in between leaves what was there before. */
function writeWhole(file: string, value: unknown): void {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(value, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
