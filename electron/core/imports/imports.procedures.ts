import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { importChoice } from '../../../shared/contract/import-choice.ts';
import type { ImportSet, PreviewResult } from '../../../shared/contract/imports.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { importsText } from '../../../shared/text/imports.ts';
import type { AppContext, JobControl } from '../context.ts';
import { api, type Procedures } from '../procedures.ts';
import type { SetDetails } from './import-record.ts';
import { importedLayer } from './imports.queries.ts';
import {
  type InspectedFiles,
  inspectFiles,
  isRefused,
  type RefusedSet,
  shownRefusal,
} from './inspect-files.ts';
import { inspectSet } from './inspect-set.ts';
import type { Choice, InspectedSet } from './inspected-set.ts';
import { listProfiles, removeProfile } from './profiles.queries.ts';
import { skippedOf } from './skipped-of.ts';
import { writeSkippedRows } from './skipped-rows.ts';
import { type Surroundings, surroundingsOfWorkspace } from './surroundings.ts';
import { importResultOf, type Taken, takeOne } from './take-in.ts';
import { writeImport, writeRegister } from './write-import.ts';

/** Previews that are kept for a page to come back to; an older one is dropped with its unpacked files. */
const KEPT_PREVIEWS = 6;

/** Looking into files, choosing how they are read, taking them in. */
export const importsProcedures = (context: AppContext): Procedures<'imports'> => {
  const previews = createPreviews(() => stampOf(context));
  context.onClose(() => previews.clear());
  return {
    inspect: api.imports.inspect.handler(({ input }) => ({
      jobId: context.jobs.start('inspect', importsText.inspecting, async (control) => {
        const inputs = input.files.map((token) => context.files.path(token));
        const files = await inspectFiles(inputs, around(context), () => context.files.temporaryFolder(), {
          signal: control.signal,
          onProgress: (fraction) => control.progress(fraction, importsText.stepReading),
        });
        const previewId = previews.add(files);
        return { previewId, sets: [...files.sets.values()].map(shownOf) } satisfies PreviewResult;
      }),
    })),
    preview: api.imports.preview.handler(async ({ input, signal }) => {
      const files = previews.get(input.previewId);
      const set = await previews.choose(files, input.key, input, around(context), signal);
      return set.shown;
    }),
    commit: api.imports.commit.handler(({ input }) => {
      const files = previews.get(input.previewId);
      return {
        jobId: context.jobs.start('import', importsText.importing, async (control) => {
          const taken: Taken[] = [];
          const share = 1 / input.sets.length;
          for (const [i, asked] of input.sets.entries()) {
            const part = shareOf(control, i * share, share);
            taken.push(await takeOne(asked.title, () => takeIn(context, previews, files, asked, part)));
          }
          return importResultOf(taken);
        }),
      };
    }),
    skippedRows: api.imports.skippedRows.handler(async ({ input, signal }) => {
      const files = previews.get(input.previewId);
      const set = await previews.choose(files, input.key, input, around(context), signal);
      // The name is asked of nothing personal: a file's own name may be.
      const name = `${importsText.skippedSheet.th}.xlsx`;
      const path = join(context.files.temporaryFolder(), 'skipped.xlsx');
      const rows = await writeSkippedRows(path, skippedOf(set, around(context)));
      return { token: context.files.add(path, { name, temporary: true }).token, name, rows };
    }),
    profiles: api.imports.profiles.handler(() => listProfiles(context.workspace().db)),
    removeProfile: api.imports.removeProfile.handler(({ input }) => {
      context
        .workspace()
        .change({ kind: 'profile', label: importsText.profileRemoved }, (change) =>
          removeProfile(change, input.id),
        );
      return {};
    }),
    discard: api.imports.discard.handler(({ input }) => {
      previews.drop(input.previewId);
      return {};
    }),
    useAsRegister: api.imports.useAsRegister.handler(({ input }) => {
      const workspace = context.workspace();
      return {
        jobId: context.jobs.start('register', importsText.stepDissolving, async ({ signal, progress }) => {
          const { resources } = context.options.paths;
          const title = importedLayer(workspace.db, input.layer)?.title ?? input.layer;
          progress(null, importsText.stepDissolving);
          return writeRegister(
            workspace,
            { ...input, title, resources },
            {
              signal,
              onProgress: (fraction) => progress(fraction, importsText.stepDissolving),
            },
          );
        }),
      };
    }),
  };
};

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
  const workspace = context.workspace();
  const set = await previews.choose(files, asked.key, asked, around(context), control.signal);
  control.progress(0.5, importsText.stepWriting);
  const { title, source, asOf, basis = null, saveProfile = null } = asked;
  const { resources } = context.options.paths;
  return writeImport(
    workspace,
    set,
    { details: { title, source, asOf, basis, saveProfile }, rehearse: false, resources },
    {
      signal: control.signal,
      onProgress: (fraction) => control.progress(0.5 + fraction / 2, importsText.stepWriting),
    },
  );
}

interface Previews {
  add(files: InspectedFiles): string;
  /** Refuses `token-unknown`. */
  get(id: string): InspectedFiles;
  /** The set in the choice: read again when it was last read in another. */
  choose(
    files: InspectedFiles,
    key: string,
    choice: Choice,
    surroundings: Surroundings,
    signal: AbortSignal | undefined,
  ): Promise<InspectedSet>;
  drop(id: string): void;
  clear(): void;
}

/** What the rows of a file are compared with: the last change to the workspace, and the households as far as they are open. */
function stampOf(context: AppContext): string {
  const { journal, restricted } = context.workspace();
  const { undo, redo } = journal.state();
  return [undo?.id, redo?.id, restricted.state, restricted.households()].join(' ');
}

/** @param stamp of the workspace as it is now: a set that fills a register is compared anew after every change */
function createPreviews(stamp: () => string): Previews {
  const kept = new Map<string, InspectedFiles>();
  const stamps = new WeakMap<object, string>();
  const drop = (id: string): void => {
    kept.get(id)?.close();
    kept.delete(id);
  };
  return {
    add(files) {
      const id = randomUUID();
      kept.set(id, files);
      const [oldest] = kept.keys();
      if (kept.size > KEPT_PREVIEWS && oldest !== undefined) drop(oldest);
      return id;
    },
    get(id) {
      const files = kept.get(id);
      if (!files) throw new Refusal('token-unknown');
      return files;
    },
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
    drop,
    clear() {
      for (const id of [...kept.keys()]) drop(id);
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
