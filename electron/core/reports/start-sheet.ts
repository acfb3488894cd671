import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DownloadResult, SheetRequest } from '../../../shared/contract/exports.ts';
import { reportsText } from '../../../shared/text/reports.ts';
import type { AppContext, JobControl } from '../context.ts';
import { makeSheet } from './make-sheet.ts';
import { sheetFileName } from './sheet-file-name.ts';

/** Starts the job that makes a map sheet and returns its id; the job's result is a `DownloadResult`. */
export function startSheet(context: AppContext, input: SheetRequest): string {
  context.workspace();
  return context.jobs.start('sheet', reportsText.job(input.title), (control) =>
    printSheet(context, input, control),
  );
}

/** A PDF where the host has a printer, else the same sheet as a page for the browser's own print. */
async function printSheet(
  context: AppContext,
  input: SheetRequest,
  control: JobControl,
): Promise<DownloadResult> {
  const sheet = await makeSheet(context, input, control);
  control.signal.throwIfAborted();
  const { printer } = context.options;
  if (printer) control.progress(0.7, reportsText.printing);
  const bytes = printer
    ? await printer.toPdf(sheet.html, control.signal)
    : new TextEncoder().encode(sheet.html);
  const name = sheetFileName(input.title, printer ? '.pdf' : '.html', new Date().toISOString());
  const path = join(context.files.temporaryFolder(), name);
  writeFileSync(path, bytes);
  const { token } = context.files.add(path, { name, temporary: true });
  return {
    file: name,
    rows: sheet.features,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    leftOut: sheet.leftOut,
    issues: [],
    download: token,
  };
}
