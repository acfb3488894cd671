import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DownloadResult } from '../../../../shared/contract/exports.ts';
import { BUDDHIST_OFFSET } from '../../../../shared/domain/dates.ts';
import { handingOnText } from '../../../../shared/text/restricted-handing-on.ts';
import type { AppContext, JobControl, OpenWorkspace } from '../../context.ts';
import { hashOf } from '../../files/index.ts';
import type { OutTable } from '../../formats/out-table.ts';
import { writeXlsx } from '../../formats/xlsx/write-xlsx.ts';
import { handedRows } from './out-rows.ts';
import { paperList } from './paper-list.ts';

/** The day in the Buddhist era, which sorts by age. A register's name is no personal word; a row's is never in it. */
export function fileNameOf(title: string, extension: string): string {
  const local = new Date(Date.now() + 7 * 3_600_000).toISOString();
  return `${title} ${Number(local.slice(0, 4)) + BUDDHIST_OFFSET}${local.slice(4, 10)}${extension}`;
}

async function delivered(
  context: AppContext,
  path: string,
  name: string,
  rows: number,
): Promise<DownloadResult> {
  const sha256 = await hashOf(path);
  try {
    // Locked meanwhile: what was to be handed on is not there any more.
    context.workspace().restricted.db();
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
  const { token } = context.files.add(path, { name, temporary: true, personal: true });
  return {
    ...{ file: name, rows, bytes: statSync(path).size, sha256 },
    ...{ leftOut: [], issues: [], download: token },
  };
}

/** Writes a table as a sheet to be fetched by its token. */
export async function sheetDownload(
  context: AppContext,
  table: OutTable,
  title: string,
  rows: number,
): Promise<DownloadResult> {
  const name = fileNameOf(title, '.xlsx');
  const path = join(context.files.temporaryFolder(), name);
  await writeXlsx(path, table);
  return delivered(context, path, name, rows);
}

export interface HandOn {
  readonly layer: string;
  readonly fids: readonly number[] | null;
  readonly format: 'xlsx' | 'paper';
}

async function make(
  context: AppContext,
  workspace: OpenWorkspace,
  { layer, fids, format }: HandOn,
  { signal, progress }: JobControl,
): Promise<DownloadResult> {
  const handed = handedRows(workspace, layer, fids);
  const { ids, reason, table } = handed;
  // Noted before there is a file: nothing leaves that no one knows of.
  workspace.restricted.note({
    action: format === 'xlsx' ? 'export' : 'print',
    register: layer,
    reason,
    rows: ids.length,
    ids,
  });
  if (format === 'xlsx') return sheetDownload(context, table, table.title, ids.length);
  const { printer, paths } = context.options;
  const html = paperList(handed, paths.resources);
  progress(0.5);
  const bytes = printer ? await printer.toPdf(html, signal) : new TextEncoder().encode(html);
  const name = fileNameOf(table.title, printer ? '.pdf' : '.html');
  const path = join(context.files.temporaryFolder(), name);
  writeFileSync(path, bytes);
  return delivered(context, path, name, ids.length);
}

/** Starts handing rows on as a sheet or on paper. The result of the job is a `DownloadResult`. Refuses `personal-masked`. */
export function startHandOn(context: AppContext, input: HandOn): string {
  const workspace = context.workspace();
  const job = input.format === 'xlsx' ? handingOnText.exportJob : handingOnText.printJob;
  // Refused at once, and not by a job that fails.
  handedRows(workspace, input.layer, input.fids ?? null);
  return context.jobs.start('export', job, (control) => make(context, workspace, input, control));
}
