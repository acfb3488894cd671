import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Bilingual } from '../../../shared/contract/base.ts';
import type {
  ImportResult,
  ImportSet,
  PreviewResult,
  RegisterFill,
} from '../../../shared/contract/imports.ts';
import { importsText } from '../../../shared/text/imports.ts';
import type { AppContext, JobControl, OpenWorkspace } from '../context.ts';
import { api, type Procedures } from '../procedures.ts';
import { requireUnchanged } from './file-stamps.ts';
import { importedLayer } from './imports.queries.ts';
import {
  type InspectedFiles,
  inspectFiles,
  isRefused,
  type RefusedSet,
  shownRefusal,
} from './inspect-files.ts';
import type { Choice, InspectedSet } from './inspected-set.ts';
import { importOriginals, importOrigins } from './origins/index.ts';
import { createPreviews, type Previews, stampOf } from './previews.ts';
import { listProfiles, removeProfile } from './profiles.queries.ts';
import type { SetDetails } from './set-details.ts';
import { skippedOf } from './skipped-of.ts';
import { writeSkippedRows } from './skipped-rows.ts';
import { type Surroundings, surroundingsOfWorkspace } from './surroundings.ts';
import { importResultOf, takeEach } from './take-in.ts';
import { writeImport, writeRegister } from './write-import.ts';

/** Looking into files, choosing how they are read, taking them in. */
export const importsProcedures = (context: AppContext): Procedures<'imports'> => {
  const previews = createPreviews(
    () => stampOf(context),
    (tokens) => context.files.release(tokens),
  );
  context.onClose(() => previews.clear());
  const job = (kind: string, title: Bilingual, work: (control: JobControl) => Promise<unknown>) => ({
    jobId: context.jobs.start(kind, title, work),
  });
  const chosen = <T>(
    input: Choice & { previewId: string; key: string },
    signal: AbortSignal | undefined,
    work: (set: InspectedSet) => T | Promise<T>,
  ): Promise<T> => {
    const files = previews.get(input.previewId);
    return previews.using(files, async () =>
      work(await previews.choose(files, input.key, input, around(context), signal)),
    );
  };
  return {
    inspect: api.imports.inspect.handler(({ input }) =>
      job('inspect', importsText.inspecting, (control) => inspect(context, previews, input.files, control)),
    ),
    preview: api.imports.preview.handler(({ input, signal }) => chosen(input, signal, ({ shown }) => shown)),
    commit: api.imports.commit.handler(({ input }) => {
      const files = previews.get(input.previewId);
      return job('import', importsText.importing, (control) =>
        previews.using(files, () => takeAll(context, previews, files, input.sets, control)),
      );
    }),
    skippedRows: api.imports.skippedRows.handler(({ input, signal }) =>
      chosen(input, signal, (set) => skippedTable(context, set)),
    ),
    profiles: api.imports.profiles.handler(() => listProfiles(context.workspace().db)),
    removeProfile: api.imports.removeProfile.handler(({ input }) => {
      const label = { kind: 'profile', label: importsText.profileRemoved };
      context.workspace().change(label, (change) => removeProfile(change, input.id));
      return {};
    }),
    discard: api.imports.discard.handler(({ input }) => {
      if (input.previewId !== null) previews.drop(input.previewId);
      context.files.release(input.files);
      return {};
    }),
    origins: api.imports.origins.handler(({ input }) => importOrigins(context.workspace(), input)),
    originals: api.imports.originals.handler(({ input, signal }) =>
      importOriginals(context.workspace(), input.importId, signal),
    ),
    useAsRegister: api.imports.useAsRegister.handler(({ input }) => {
      const workspace = context.workspace();
      return job('register', importsText.stepDissolving, (control) =>
        fillFrom(context, workspace, input, control),
      );
    }),
  };
};

async function inspect(
  context: AppContext,
  previews: Previews,
  tokens: readonly string[],
  { signal, progress }: JobControl,
): Promise<PreviewResult> {
  previews.endWith(context.workspace());
  const held = tokens.map((token) => context.files.hold(token));
  try {
    const files = await inspectFiles(held, around(context), () => context.files.temporaryFolder(), {
      signal,
      onProgress: (fraction) => progress(fraction, importsText.stepReading),
    });
    return { previewId: previews.add(files, tokens), sets: [...files.sets.values()].map(shownOf) };
  } finally {
    for (const { done } of held) done();
  }
}

async function takeAll(
  context: AppContext,
  previews: Previews,
  files: InspectedFiles,
  sets: readonly AskedSet[],
  control: JobControl,
): Promise<ImportResult> {
  const share = 1 / sets.length;
  const batch = randomUUID();
  const held = previews.tokensOf(files).map((token) => context.files.hold(token));
  try {
    const work = sets.map((asked, i): [string, () => ReturnType<typeof takeIn>] => {
      const part = shareOf(control, i * share, share);
      return [asked.title, () => takeIn(context, previews, files, { ...asked, batch }, part)];
    });
    const { log } = context.options;
    return importResultOf(
      await takeEach({ workspace: context.workspace(), log, signal: control.signal }, work, batch),
    );
  } finally {
    for (const { done } of held) done();
  }
}

async function skippedTable(context: AppContext, set: InspectedSet) {
  // The name is asked of nothing personal: a file's own name may be.
  const name = `${importsText.skippedSheet.th}.xlsx`;
  const path = join(context.files.temporaryFolder(), 'skipped.xlsx');
  const rows = await writeSkippedRows(path, skippedOf(set, around(context)));
  return { token: context.files.add(path, { name, temporary: true, once: true }).token, name, rows };
}

function fillFrom(
  context: AppContext,
  workspace: OpenWorkspace,
  { layer, register }: { layer: string; register: string },
  { signal, progress }: JobControl,
): Promise<RegisterFill> {
  const { resources } = context.options.paths;
  const title = importedLayer(workspace.db, layer)?.title ?? layer;
  progress(null, importsText.stepDissolving);
  const onProgress = (fraction: number): void => progress(fraction, importsText.stepDissolving);
  return writeRegister(workspace, { layer, register, title, resources }, { signal, onProgress });
}

const shownOf = (set: InspectedSet | RefusedSet): ImportSet =>
  isRefused(set) ? shownRefusal(set) : set.shown;

function shareOf(control: JobControl, from: number, share: number): JobControl {
  return {
    signal: control.signal,
    progress: (fraction, step) => control.progress(fraction === null ? null : from + fraction * share, step),
  };
}

/** What the open workspace knows of the world. */
function around(context: AppContext): Surroundings {
  const workspace = context.workspace();
  return surroundingsOfWorkspace(context.options.paths.resources, workspace, [workspace.info().provinceCode]);
}

interface AskedSet extends Choice, SetDetails {
  readonly key: string;
}

async function takeIn(
  context: AppContext,
  previews: Previews,
  files: InspectedFiles,
  asked: AskedSet,
  control: JobControl,
) {
  control.progress(0, importsText.stepReading);
  requireUnchanged(files.stamps);
  const workspace = context.workspace();
  const set = await previews.choose(files, asked.key, asked, around(context), control.signal);
  control.progress(0.5, importsText.stepWriting);
  const { title, source, asOf, basis = null, saveProfile = null, batch = null } = asked;
  const { resources } = context.options.paths;
  return writeImport(
    workspace,
    set,
    { details: { title, source, asOf, basis, saveProfile, batch }, rehearse: false, resources },
    {
      signal: control.signal,
      onProgress: (fraction) => control.progress(0.5 + fraction / 2, importsText.stepWriting),
    },
  );
}
