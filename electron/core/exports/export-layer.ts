import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { Issue } from '../../../shared/contract/base.ts';
import type { ExportFormat, ExportResult } from '../../../shared/contract/exports.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import { exportsText } from '../../../shared/text/exports.ts';
import { issueText } from '../../../shared/text/issues.ts';
import type { JobControl, OpenWorkspace } from '../context.ts';
import { hashOf } from '../files/index.ts';
import { writeCsv } from '../formats/csv/write-csv.ts';
import { writeGeojson } from '../formats/geojson/write-geojson.ts';
import { writeKml } from '../formats/kml/write-kml.ts';
import type { OutTable } from '../formats/out-table.ts';
import { writeShapefile } from '../formats/shapefile/write-shapefile.ts';
import { type Finding, Tally } from '../formats/tally.ts';
import { writeXlsx } from '../formats/xlsx/write-xlsx.ts';
import { readLayer } from '../layers/index.ts';
import { rowFacts, withNames } from '../styles/index.ts';
import type { ExportColumn } from './export-fields.ts';
import type { ExportPart } from './export-part.ts';
import { prepareTable } from './export-table.ts';
import { openSnapshot, type Snapshot } from './exports.queries.ts';
import { styleGpkg, writeGpkg } from './gpkg.queries.ts';
import { outLayer } from './out-style.ts';
import { writeZip } from './write-zip.ts';

export interface ExportRequest {
  /** The layer's table or view in the workspace. */
  readonly layer: string;
  readonly format: ExportFormat;
  /** `EPSG:n`, or null for WGS 84. */
  readonly crs: string | null;
  /** The file to write. What is there is replaced, once the new file is whole. A `.zip` packs a shapefile's parts. */
  readonly out: string;
  /** Only these rows and columns of it; all without. */
  readonly part?: ExportPart;
}

/** Writes into an empty folder and returns the files' names, the main one first. */
type Writer = (folder: string, base: string, table: OutTable, tally: Tally) => Promise<string[]>;

const single =
  (extension: string, write: (path: string, table: OutTable) => Promise<void>): Writer =>
  async (folder, _, table) => {
    await write(join(folder, `out${extension}`), table);
    return [`out${extension}`];
  };

const WRITERS: Record<ExportFormat, Writer | null> = {
  gpkg: single('.gpkg', writeGpkg),
  geojson: single('.geojson', writeGeojson),
  kml: single('.kml', writeKml),
  csv: single('.csv', writeCsv),
  xlsx: single('.xlsx', writeXlsx),
  shp: (folder, base, table, tally) => writeShapefile(folder, { ...table, name: base }, tally),
  fgb: null,
};

function asIssue({ code, severity, count, examples }: Finding): Issue {
  const text = issueText(code, count, code === 'field-renamed' ? { fields: examples.join(', ') } : {});
  return { code, severity, count, message: text.th, messageEn: text.en, examples };
}

function settle(path: string): void {
  const handle = openSync(path, 'r+');
  fsyncSync(handle);
  closeSync(handle);
}

/**
 * Moves finished files to where they were asked for and returns the main one's path. One file takes the asked-for name;
 * of a shapefile's loose parts each keeps its own ending. The main one comes last, since it is what others wait for.
 */
function deliver(folder: string, names: readonly string[], base: string, out: string): string {
  const stem = out.slice(0, out.length - extname(out).length);
  const targetOf = (name: string): string => (names.length === 1 ? out : stem + name.slice(base.length));
  for (const name of names.toReversed()) {
    settle(join(folder, name));
    renameSync(join(folder, name), targetOf(name));
  }
  return targetOf(names[0] ?? '');
}

/** A register that lives in the restricted store leaves the office as counts only: refuses `export-personal-data`. */
export function refusePersonal(layer: string): void {
  if (registerOf(layer)?.store === 'restricted') throw new Refusal('export-personal-data', { layer });
}

/**
 * Writes a layer to a file: under another name beside it first, flushed to the disk, then put in its place, so that no
 * half-written file is ever there. Only tables of `workspace.gpkg` are read, and of a register only its public columns; an
 * imported layer goes out with the columns that its file had, which the page asks people to look at first. Refuses `layer-not-found`, `export-personal-data`, `export-format-unsupported`, `crs-unknown`,
 * `folder-not-writable`, `disk-full`.
 */
export async function exportLayer(
  workspace: Pick<OpenWorkspace, 'gpkgPath'>,
  request: ExportRequest,
  control: JobControl,
): Promise<ExportResult> {
  refusePersonal(request.layer);
  const write = WRITERS[request.format];
  if (!write) throw new Refusal('export-format-unsupported', { format: request.format });
  const folder = workFolder(request.out);
  const snapshot = openSnapshot(workspace.gpkgPath);
  const tally = new Tally();
  try {
    control.progress(null, exportsText.measuring);
    const { table, rows, leftOut, columns } = await prepareTable(
      snapshot,
      { ...request, now: new Date().toISOString() },
      control,
      tally,
    );
    control.progress(0, exportsText.writing);
    const zipped = request.format === 'shp' && extname(request.out).toLowerCase() === '.zip';
    const loose = basename(request.out, extname(request.out));
    const names = await write(folder, zipped ? table.name : loose, table, tally);
    if (request.format === 'gpkg' && table.geometryType !== 'None')
      putStyle(snapshot, request.layer, columns, join(folder, names[0] ?? ''));
    control.progress(1, exportsText.sealing);
    control.signal.throwIfAborted();
    const delivered = zipped ? [await writeZip(folder, names, control.signal)] : names;
    const file = deliver(folder, delivered, loose, request.out);
    return {
      file,
      rows,
      bytes: statSync(file).size,
      sha256: await hashOf(file),
      leftOut,
      issues: tally.list().map(asIssue),
    };
  } finally {
    snapshot.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How the layer is drawn goes along in a GeoPackage. */
function putStyle({ db }: Snapshot, name: string, columns: readonly ExportColumn[], path: string): void {
  const layer = withNames(db, readLayer(db, name));
  styleGpkg(path, outLayer(layer, columns), rowFacts(db, layer));
}

/** A hidden folder beside the target, on the same disk, so that the last step is a rename. */
function workFolder(out: string): string {
  const folder = join(dirname(out), `.changwat-${randomUUID().slice(0, 8)}`);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT'].includes(code))
      throw new Refusal('folder-not-writable', { folder: basename(dirname(out)) });
    throw error;
  }
  return folder;
}
