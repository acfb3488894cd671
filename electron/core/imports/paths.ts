import { basename } from 'node:path';
import type { ImportResult, Inspection } from '../../../shared/contract/imports.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { importsText } from '../../../shared/text/imports.ts';
import type { AppContext, JobControl, OpenWorkspace } from '../context.ts';
import type { ImportLayerResult } from './commit-set.ts';
import { inspectFiles, isRefused, shownRefusal } from './inspect-files.ts';
import type { InspectedSet } from './inspected-set.ts';
import { fillableRegister } from './mapping-of.ts';
import { surroundingsOf } from './surroundings.ts';
import { importResultOf, type Taken, takeOne } from './take-in.ts';
import { writeImport } from './write-import.ts';

export interface InspectPathOptions {
  /** Its areas and its province are what coordinates are judged by; null without a workspace. */
  readonly workspace: OpenWorkspace | null;
  /** Two digits, or null. */
  readonly province: string | null;
  readonly quick: boolean;
}

/** Looks into a file, folder or archive without a preview: what `changwat inspect` prints. */
export async function inspectPath(
  context: AppContext,
  path: string,
  options: InspectPathOptions,
  control: JobControl,
): Promise<Inspection> {
  const { workspace, province, quick } = options;
  const codes = [province ?? workspace?.info().provinceCode ?? null];
  const surroundings = surroundingsOf(context.options.paths.resources, workspace?.db ?? null, codes);
  if (province !== null && surroundings.province.length === 0)
    throw new Refusal('usage', { reason: `--province ${province}` });
  const inputs = [{ path, name: basename(path) }];
  const files = await inspectFiles(inputs, surroundings, () => context.files.temporaryFolder(), {
    quick,
    signal: control.signal,
    onProgress: (fraction) => control.progress(fraction, importsText.stepReading),
  });
  try {
    const sets = [...files.sets.values()];
    const layers = sets.map((set) => {
      const shown = isRefused(set) ? shownRefusal(set) : set.shown;
      const { name, featureCount, geometryType, encoding, crs, extent, fields, issues } = shown;
      return { name, featureCount, geometryType, encoding, crs, extent, fields, issues };
    });
    const complete = !quick && sets.every((set) => isRefused(set) || set.reading.complete);
    return { path, format: sets[0]?.source.format ?? 'shapefile', complete, layers };
  } finally {
    files.close();
  }
}

export interface ImportPathOptions {
  readonly into: string | null;
  readonly register: string | null;
  readonly encoding: string | null;
  readonly crs: string | null;
  readonly profile: string | null;
  /** Tells what would come of it and writes nothing. */
  readonly dryRun: boolean;
}

/** Takes a file, folder or archive into a workspace: what `changwat import` does. */
export async function importPath(
  context: AppContext,
  workspace: OpenWorkspace,
  path: string,
  options: ImportPathOptions,
  control: JobControl,
): Promise<ImportResult> {
  if (options.register !== null) fillableRegister(options.register);
  const { resources } = context.options.paths;
  const surroundings = surroundingsOf(resources, workspace.db, [workspace.info().provinceCode]);
  const inputs = [{ path, name: basename(path) }];
  const files = await inspectFiles(inputs, surroundings, () => context.files.temporaryFolder(), {
    choice: {
      encoding: options.encoding,
      crs: options.crs,
      register: options.register,
      profile: options.profile,
    },
    signal: control.signal,
    onProgress: (fraction) => control.progress(fraction * 0.5, importsText.stepReading),
  });
  try {
    const taken: Taken[] = [];
    for (const set of files.sets.values()) {
      const name = set.source.name;
      if (isRefused(set)) taken.push({ name, refusal: set.refusal });
      else taken.push(await takeOne(name, () => takeSet(context, workspace, set, options, control)));
    }
    return importResultOf(taken);
  } finally {
    files.close();
  }
}

function takeSet(
  context: AppContext,
  workspace: OpenWorkspace,
  set: InspectedSet,
  options: ImportPathOptions,
  control: JobControl,
): Promise<ImportLayerResult> {
  const details = { title: set.shown.suggestedTitle, source: '', asOf: null, into: options.into };
  const { dryRun: rehearse } = options;
  const { resources } = context.options.paths;
  return writeImport(
    workspace,
    set,
    { details, rehearse, resources },
    {
      signal: control.signal,
      onProgress: (fraction) => control.progress(0.5 + fraction / 2, importsText.stepWriting),
    },
  );
}
