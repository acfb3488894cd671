import { basename, extname } from 'node:path';
import type { ContractRouterClient } from '@orpc/contract';
import type { CliLayer, CliOutput, CliRegister } from '../../../shared/contract/cli.ts';
import { type ExportFormat, exportFormat } from '../../../shared/contract/exports.ts';
import type { Contract } from '../../../shared/contract/index.ts';
import { provinceOf } from '../../../shared/domain/provinces.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { REGISTERS } from '../../../shared/domain/registers/index.ts';
import { filledRecipe } from '../../../shared/recipes/parameters.ts';
import { recipeJsonSchema, runRecipe } from '../analyses/index.ts';
import type { AppContext, JobControl, OpenWorkspace } from '../context.ts';
import { exportLayer } from '../exports/index.ts';
import { type ImportPathOptions, importPath, inspectPath } from '../imports/index.ts';
import { recipeAtPath } from '../recipes/index.ts';
import { fillSample, SAMPLE_WORKSPACE } from '../sample/index.ts';
import type { WorkspaceSession } from '../workspace/index.ts';

/** What a command works with: the app's own parts, and the way to stop and to tell progress. */
export interface CommandParts {
  readonly context: AppContext;
  readonly session: WorkspaceSession;
  readonly client: ContractRouterClient<Contract>;
  readonly control: JobControl;
}

/** Makes a workspace with the sample province in exactly that folder. Refuses `workspace-exists`. */
export async function sample(
  { context, session, client, control }: CommandParts,
  { folder, passphrase }: { folder: string; passphrase: string | null },
): Promise<CliOutput<'sample'>> {
  const workspace = await session.create(SAMPLE_WORKSPACE, { folder });
  const made = await fillSample(workspace, { control, ...(passphrase === null ? {} : { passphrase }) }).catch(
    async (error: unknown) => {
      await session
        .abandonNew(workspace)
        .catch((failed: unknown) => context.log.bug(failed, { step: 'abandon' }));
      throw error;
    },
  );
  // A passphrase that was given is the caller's own and is not printed.
  const shown = passphrase === null ? made.passphrase : null;
  return { workspace: workspace.folder, layers: await layerLines(client), passphrase: shown };
}

/**
 * Makes a workspace without rows in exactly that folder, of a province where one is named. Refuses `workspace-exists`, and
 * `usage` for a code that no province has.
 */
export async function init(
  { session, client }: CommandParts,
  { folder, province, title }: { folder: string; province: string | null; title: string | null },
): Promise<CliOutput<'init'>> {
  const name = provinceOf(province)?.name.th ?? null;
  if (province !== null && name === null)
    throw new Refusal('usage', { reason: `init: there is no province ${province}` });
  const called = title?.trim() || name || basename(folder);
  const workspace = await session.create(
    { title: called, provinceCode: province, sample: false },
    { folder },
  );
  return { workspace: workspace.folder, layers: await layerLines(client) };
}

export interface InspectAsked {
  readonly path: string;
  /** A workspace, whose areas coordinates are judged by. */
  readonly folder: string | null;
  readonly province: string | null;
  readonly quick: boolean;
}

export async function inspect(parts: CommandParts, asked: InspectAsked): Promise<CliOutput<'inspect'>> {
  const { path, folder, province, quick } = asked;
  const workspace = folder === null ? null : await parts.session.open(folder);
  return inspectPath(parts.context, path, { workspace, province, quick }, parts.control);
}

export interface ImportAsked extends ImportPathOptions {
  readonly path: string;
  readonly folder: string;
  readonly passphrase: string | null;
}

export async function importFile(parts: CommandParts, asked: ImportAsked): Promise<CliOutput<'import'>> {
  const workspace = await openWith(parts, asked.folder, asked.passphrase);
  return importPath(parts.context, workspace, asked.path, asked, parts.control);
}

export async function layers(parts: CommandParts, { folder }: { folder: string }): Promise<CliLayer[]> {
  await parts.session.open(folder);
  return layerLines(parts.client);
}

/** Every register with its fields: what `--register` takes. */
export function registers(): CliRegister[] {
  return REGISTERS.filter(({ fromFiles }) => fromFiles).map(({ key, th, en, fields }) => ({
    key,
    title: th,
    titleEn: en,
    fields: fields.map((field) => ({
      name: field.name,
      title: field.th,
      titleEn: field.en,
      type: field.type,
      required: field.required ?? false,
    })),
  }));
}

export { recipeJsonSchema as recipeSchema };

export interface AnalyseAsked {
  readonly recipeFile: string;
  readonly folder: string;
  /** Texts for the blanks that the recipe leaves open, by name. */
  readonly values: Readonly<Record<string, string>>;
  /** Wished table name of the result. */
  readonly into: string | null;
  /** A file to write the result to as well, in the format of its ending. */
  readonly out: string | null;
  readonly passphrase: string | null;
}

/**
 * Runs a recipe. Refuses `recipe-invalid` for a file that is none, `recipe-value-missing`, `-wrong` and `-unknown` for
 * what its open blanks are given, and what the analysis itself refuses.
 */
export async function analyse(parts: CommandParts, asked: AnalyseAsked): Promise<CliOutput<'analyse'>> {
  const { control } = parts;
  const recipe = filledRecipe(recipeAtPath(asked.recipeFile), asked.values);
  const format = asked.out === null ? null : formatOf(asked.out);
  const workspace = await openWith(parts, asked.folder, asked.passphrase);
  const result = await runRecipe(workspace, recipe, {
    ...control,
    ...(asked.into === null ? {} : { into: asked.into }),
  });
  if (asked.out === null || format === null) return result;
  const request = { layer: result.layer, format, crs: null, out: asked.out };
  return { ...result, out: await exportLayer(workspace, request, control) };
}

export interface ExportAsked {
  readonly layer: string;
  readonly folder: string;
  readonly format: string;
  readonly out: string;
  readonly crs: string | null;
}

export async function exportOne(parts: CommandParts, asked: ExportAsked): Promise<CliOutput<'export'>> {
  const format = exportFormat.safeParse(asked.format);
  if (!format.success) throw new Refusal('export-format-unsupported', { format: asked.format });
  const workspace = await parts.session.open(asked.folder);
  const request = { layer: asked.layer, format: format.data, crs: asked.crs, out: asked.out };
  return exportLayer(workspace, request, parts.control);
}

export async function backup(
  { session, control }: CommandParts,
  { folder, out }: { folder: string; out: string },
): Promise<CliOutput<'backup'>> {
  await session.open(folder);
  const onProgress = (fraction: number): void => control.progress(fraction);
  return { ...(await session.backup({ signal: control.signal, onProgress }, out)), file: out };
}

/** Restores into a folder that holds no workspace. Refuses `workspace-exists`, `backup-damaged`, `backup-not-found`. */
export async function restore(
  { session, client }: CommandParts,
  { file, folder }: { file: string; folder: string },
): Promise<CliOutput<'restore'>> {
  const workspace = await session.restore(file, folder);
  return { workspace: workspace.folder, layers: await layerLines(client) };
}

export async function check(
  { session }: CommandParts,
  { folder }: { folder: string },
): Promise<CliOutput<'check'>> {
  return session.check(folder);
}

/** Opens a workspace and, where a passphrase is given, its restricted store. */
export async function openWith(
  parts: CommandParts,
  folder: string,
  passphrase: string | null,
): Promise<OpenWorkspace> {
  const workspace = await parts.session.open(folder);
  if (passphrase !== null) await workspace.restricted.unlock(passphrase);
  return workspace;
}

async function layerLines(client: ContractRouterClient<Contract>): Promise<CliLayer[]> {
  const all = await client.layers.list();
  return all.map(({ name, title, featureCount, geometryType, extent, register }) => ({
    name,
    title,
    featureCount,
    geometryType,
    extent,
    register,
  }));
}

const BY_ENDING: Readonly<Record<string, ExportFormat>> = {
  '.gpkg': 'gpkg',
  '.shp': 'shp',
  '.zip': 'shp',
  '.geojson': 'geojson',
  '.json': 'geojson',
  '.kml': 'kml',
  '.fgb': 'fgb',
  '.csv': 'csv',
  '.xlsx': 'xlsx',
};

function formatOf(file: string): ExportFormat {
  const ending = extname(file).toLowerCase();
  const format = BY_ENDING[ending];
  if (!format) throw new Refusal('export-format-unsupported', { format: ending });
  return format;
}
