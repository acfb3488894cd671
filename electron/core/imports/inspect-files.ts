import { rmSync } from 'node:fs';
import type { ImportSet } from '../../../shared/contract/imports.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { refusalText } from '../../../shared/text/refusals.ts';
import type { InputFile } from './expand-files.ts';
import { type FileStamps, stampsOf } from './file-stamps.ts';
import { foundNothing } from './found-nothing.ts';
import { inspectSet } from './inspect-set.ts';
import { type Choice, type InspectedSet, NO_CHOICE } from './inspected-set.ts';
import { makeIssue } from './issues.ts';
import { collectSources, type SourceSet, type Sources } from './sources.ts';
import { Stages } from './stages.ts';
import type { Surroundings } from './surroundings.ts';

/** A set that can't be read, and why; it stops no other. */
export interface RefusedSet {
  readonly source: SourceSet;
  readonly refusal: Refusal;
}

/** Files that were dropped together, looked at. `close` deletes what was unpacked of them. */
export interface InspectedFiles {
  readonly sources: Sources;
  readonly surroundings: Surroundings;
  readonly sets: Map<string, InspectedSet | RefusedSet>;
  /** A temporary folder that lives as long as these files are looked at; undefined after a quick look. */
  readonly scratch: string | undefined;
  readonly stages: Stages;
  /** The files as they were before they were read. */
  readonly stamps: FileStamps;
  close(): void;
}

export interface FilesOptions {
  readonly choice?: Partial<Choice>;
  readonly quick?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (fraction: number) => void;
}

export const isRefused = (set: InspectedSet | RefusedSet): set is RefusedSet => 'refusal' in set;

/**
 * Finds and reads every set in the files. Refuses what a lone set is refused with, or the first when all are.
 *
 * @param temporary makes a temporary folder; it is deleted by `close`
 */
export async function inspectFiles(
  inputs: readonly InputFile[],
  surroundings: Surroundings,
  temporary: () => string,
  options: FilesOptions = {},
): Promise<InspectedFiles> {
  const folders: string[] = [];
  const close = (): void => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  const unpackInto = (): string => {
    const folder = temporary();
    folders.push(folder);
    return folder;
  };
  try {
    const sources = await collectSources(inputs, unpackInto, options);
    const stamps = stampsOf(sources);
    const stages = new Stages(unpackInto);
    const scratch = options.quick ? undefined : unpackInto();
    const sets = await inspectAll(sources, surroundings, options, { scratch, stages });
    const list = [...sets.values()];
    if (list.every(isRefused) && list[0]) throw (list[0] as RefusedSet).refusal;
    return { sources, surroundings, sets, scratch, stages, stamps, close };
  } catch (error) {
    close();
    throw error;
  }
}

async function inspectAll(
  sources: Sources,
  surroundings: Surroundings,
  options: FilesOptions,
  folders: { scratch: string | undefined; stages: Stages },
): Promise<Map<string, InspectedSet | RefusedSet>> {
  const sets = new Map<string, InspectedSet | RefusedSet>();
  const bytes = sources.sets.reduce((sum, set) => sum + set.sizeBytes, 0) || 1;
  let before = 0;
  for (const [i, source] of sources.sets.entries()) {
    const from = before;
    const more = {
      ...folders,
      skippedFiles: i === 0 ? sources.skippedFiles : [],
      onProgress: (fraction: number) => options.onProgress?.((from + fraction * source.sizeBytes) / bytes),
    };
    sets.set(source.key, await inspectOne(source, surroundings, options, more));
    before += source.sizeBytes;
  }
  return sets;
}

async function inspectOne(
  source: SourceSet,
  surroundings: Surroundings,
  { choice = {}, quick = false, signal }: FilesOptions,
  more: {
    scratch: string | undefined;
    stages: Stages;
    skippedFiles: readonly string[];
    onProgress: (fraction: number) => void;
  },
): Promise<InspectedSet | RefusedSet> {
  try {
    return await inspectSet(source, surroundings, { ...NO_CHOICE, ...choice }, { ...more, quick, signal });
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'job-cancelled') return { source, refusal: error };
    throw error;
  }
}

/** How a set that can't be read stands among those that can. */
export function shownRefusal({ source, refusal }: RefusedSet): ImportSet {
  const type = String(refusal.details.type ?? '');
  const issue =
    refusal.code === 'geometry-unsupported'
      ? makeIssue('geometry-unsupported', 'error', 1, { type })
      : makeIssue('file-skipped', 'error', 1, { files: source.name });
  const none = { read: 0, inserted: 0, updated: 0, unchanged: 0, skipped: 0, repaired: 0 };
  return {
    key: source.key,
    format: source.format,
    name: source.name,
    parts: source.parts.map((part) => part.name.slice(part.name.lastIndexOf('/') + 1)),
    missing: [...source.missing],
    sizeBytes: source.sizeBytes,
    featureCount: 0,
    geometryType: 'None',
    encoding: { name: null, evidence: 'undecided', candidates: [] },
    crs: { id: null, evidence: 'none', operation: null, candidates: [] },
    extent: null,
    fields: [],
    issues: [issue],
    readings: [],
    sample: [],
    suggestedTitle: source.name,
    saidAbove: { agency: null, asOf: null },
    suggestedRegister: null,
    compared: true,
    account: none,
    skippedRows: [],
    outlines: [],
    ...foundNothing(),
    offered: source.offered && !source.secondary,
    refusal: refusalText(refusal),
  };
}
