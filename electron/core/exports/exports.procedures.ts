import { join } from 'node:path';
import type { DownloadResult, ExportFormat } from '../../../shared/contract/exports.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { exportsText } from '../../../shared/text/exports.ts';
import type { AppContext, JobControl, OpenWorkspace } from '../context.ts';
import { api, type Procedures } from '../procedures.ts';
import { startSheet } from '../reports/index.ts';
import { exportLayer, refusePersonal } from './export-layer.ts';
import type { ExportPart } from './export-part.ts';
import { layerEntry } from './exports.queries.ts';
import { exportFileName } from './file-name.ts';

interface RunInput {
  readonly layer: string;
  readonly format: ExportFormat;
  readonly crs: string | null;
  readonly part?: ExportPart;
}

/** Exports into a temporary folder; the page fetches the file by its token. */
async function exportForDownload(
  context: AppContext,
  workspace: OpenWorkspace,
  input: RunInput,
  title: string,
  control: JobControl,
): Promise<DownloadResult> {
  const name = exportFileName(title, input.format, new Date().toISOString());
  const out = join(context.files.temporaryFolder(), name);
  const result = await exportLayer(workspace, { ...input, out }, control);
  const { token } = context.files.add(out, { name, temporary: true });
  return { ...result, file: name, download: token };
}

/**
 * Starts the export of a layer, or of a part of it, as a job whose result is a `DownloadResult`; returns its id. Refuses
 * `export-personal-data`, `layer-not-found`.
 */
export function startExport(context: AppContext, workspace: OpenWorkspace, input: RunInput): string {
  refusePersonal(input.layer);
  const entry = layerEntry(workspace.db, input.layer);
  if (!entry) throw new Refusal('layer-not-found', { layer: input.layer });
  return context.jobs.start('export', exportsText.job(entry.title), (control) =>
    exportForDownload(context, workspace, input, entry.title, control),
  );
}

/** Exports of layers as files, and of map sheets. */
export const exportsProcedures = (context: AppContext): Procedures<'exports'> => ({
  run: api.exports.run.handler(({ input }) => ({
    jobId: startExport(context, context.workspace(), input),
  })),
  sheet: api.exports.sheet.handler(({ input }) => ({ jobId: startSheet(context, input) })),
});
