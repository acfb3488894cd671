import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { LawfulBasis, Placing } from '../../../shared/contract/import-choice.ts';
import type { ImportResult } from '../../../shared/contract/imports.ts';
import { importsText } from '../../../shared/text/imports.ts';
import type { AppContext, JobControl, OpenWorkspace } from '../context.ts';
import type { ImportLayerResult } from './commit-set.ts';
import { requireUnchanged } from './file-stamps.ts';
import { type InspectedFiles, inspectFiles, isRefused, type RefusedSet } from './inspect-files.ts';
import type { Choice, InspectedSet } from './inspected-set.ts';
import { fillableRegister } from './mapping-of.ts';
import type { SetDetails } from './set-details.ts';
import { skippedOf } from './skipped-of.ts';
import type { SkippedTable } from './skipped-rows.ts';
import { surroundingsOfWorkspace } from './surroundings.ts';
import { importResultOf, takeEach } from './take-in.ts';
import { writeImport } from './write-import.ts';
import { requireFree, writeSkippedFiles } from './write-skipped.ts';

export interface ImportPathOptions {
  /** The layer that the first set becomes or is added to; any other is named by its file. */
  readonly into: string | null;
  readonly register: string | null;
  readonly encoding: string | null;
  readonly crs: string | null;
  /** Its id, name or agency. */
  readonly profile: string | null;
  /** Tells what would come of it and writes nothing. */
  readonly dryRun: boolean;
  /** Two digits: where the data lies, if not in the workspace's own province. */
  readonly province?: string | null;
  readonly placing?: Placing | null;
  readonly headerRow?: number | null;
  readonly repairText?: boolean;
  readonly basis?: LawfulBasis | null;
  readonly agency?: string | null;
  readonly asOf?: string | null;
  readonly saveProfile?: string | null;
  /** Where the skipped rows are written to with their reasons, as XLSX. Refuses `name-taken` for a file that stands. */
  readonly skipped?: string | null;
}

const choiceOf = (options: ImportPathOptions): Partial<Choice> => ({
  encoding: options.encoding,
  crs: options.crs,
  register: options.register,
  profile: options.profile,
  placing: options.placing ?? null,
  headerRow: options.headerRow ?? null,
  repairText: options.repairText ?? false,
});

/** Takes a file, folder or archive into a workspace: what `changwat import` does. */
export async function importPath(
  context: AppContext,
  workspace: OpenWorkspace,
  path: string,
  options: ImportPathOptions,
  control: JobControl,
): Promise<ImportResult> {
  if (options.register !== null) fillableRegister(options.register);
  if (options.skipped) requireFree(options.skipped);
  const { resources } = context.options.paths;
  const province = options.province ?? workspace.info().provinceCode;
  const surroundings = surroundingsOfWorkspace(resources, workspace, [province]);
  const inputs = [{ path, name: basename(path) }];
  const files = await inspectFiles(inputs, surroundings, () => context.files.temporaryFolder(), {
    choice: choiceOf(options),
    signal: control.signal,
    onProgress: (fraction) => control.progress(fraction * 0.5, importsText.stepReading),
  });
  try {
    const { log } = context.options;
    const batch = randomUUID();
    const work = takingIn({ context, workspace, control, batch }, files, options);
    const taken = await takeEach({ workspace, log, signal: control.signal }, work, batch);
    // Written before a refusal of them all is told: the reasons are most wanted then.
    const skipped = options.skipped ? await writeSkippedFiles(options.skipped, skippedTables(files)) : null;
    const result = importResultOf(taken);
    return skipped ? { ...result, skippedFiles: skipped } : result;
  } finally {
    files.close();
  }
}

interface Around {
  readonly context: AppContext;
  readonly workspace: OpenWorkspace;
  readonly control: JobControl;
  readonly batch: string;
}

/** The work of each set. What is taken in only if the user says so, as a sheet of notes, is named by `inspect`. */
function* takingIn(
  around: Around,
  files: InspectedFiles,
  options: ImportPathOptions,
): Generator<readonly [string, () => Promise<ImportLayerResult>]> {
  let { into } = options;
  for (const set of files.sets.values()) {
    if (!isOffered(set)) continue;
    const take = async (): Promise<ImportLayerResult> => {
      if (isRefused(set)) throw set.refusal;
      requireUnchanged(files.stamps);
      const result = await takeSet(around, set, { ...options, into });
      into = null;
      return result;
    };
    yield [set.source.name, take];
  }
}

const isOffered = (set: InspectedSet | RefusedSet): boolean =>
  isRefused(set) ? set.source.offered && !set.source.secondary : set.shown.offered;

/** The skipped rows of the sets that were looked at, also of those of which no row was taken. */
const skippedTables = (files: InspectedFiles): SkippedTable[] =>
  [...files.sets.values()].flatMap((set) =>
    isRefused(set) || !isOffered(set) ? [] : [skippedOf(set, files.surroundings)],
  );

function takeSet(
  { context, workspace, control, batch }: Around,
  set: InspectedSet,
  options: ImportPathOptions,
): Promise<ImportLayerResult> {
  const details: SetDetails = {
    title: set.shown.suggestedTitle,
    source: options.agency ?? '',
    asOf: options.asOf ?? null,
    into: options.into,
    basis: options.basis ?? null,
    saveProfile: options.saveProfile ?? null,
    batch,
  };
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
