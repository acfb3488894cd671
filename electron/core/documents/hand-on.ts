import { existsSync, statSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { HandedOn } from '../../../shared/contract/documents.ts';
import { formatDate } from '../../../shared/domain/dates.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../shared/domain/refusal-words.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import { documentsText } from '../../../shared/text/documents.ts';
import type { AppContext, JobControl, OpenWorkspace } from '../context.ts';
import { datedFileName, writeZip } from '../exports/index.ts';
import { safeFileName, storedPath } from '../files/index.ts';
import { csvCell } from '../formats/csv/write-csv.ts';
import { canBeStripped } from '../formats/images/strip.ts';
import { layerTable, readLayer } from '../layers/index.ts';
import { type DocumentRow, documentsIn, rowTitles } from './documents.queries.ts';
import { outName, plainContent } from './hand-out.ts';
import { SENSITIVE } from './list.ts';

interface Packed {
  readonly folder: string;
  readonly names: string[];
  readonly lines: string[][];
  readonly leftOut: HandedOn['leftOut'];
}

/** A name in the archive that no other file has. */
function freeName(taken: ReadonlySet<string>, part: string, name: string): string {
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let i = 1; ; i++) {
    const free = `${part}/${i === 1 ? name : `${stem} (${i})${ending}`}`;
    if (!taken.has(free.toLowerCase())) return free;
  }
}

/** Why a document stays here: faces of vulnerable people, or a photo that would tell where it was taken. */
function reasonToStay(
  workspace: OpenWorkspace,
  row: DocumentRow,
): HandedOn['leftOut'][number]['reason'] | null {
  if (row.sensitivity === SENSITIVE) return 'sensitive';
  if (!existsSync(storedPath(workspace.folder, row.file))) return 'missing';
  // Phones write the place into films too, where it can't be taken out.
  const tells = row.kind === 'video' || (row.kind === 'photo' && !canBeStripped(row.media_type ?? ''));
  return tells ? 'not-strippable' : null;
}

async function packOne(
  workspace: OpenWorkspace,
  packed: Packed,
  row: DocumentRow,
  owner: string,
): Promise<void> {
  const reason = reasonToStay(workspace, row);
  if (reason !== null) {
    packed.leftOut.push({ title: row.title_th ?? '', reason });
    return;
  }
  const path = storedPath(workspace.folder, row.file);
  const taken = new Set(packed.names.map((name) => name.toLowerCase()));
  const name = freeName(taken, safeFileName(owner).replace(/\.+$/, ''), outName(row));
  await mkdir(dirname(join(packed.folder, name)), { recursive: true });
  if (row.kind === 'photo')
    await writeFile(join(packed.folder, name), await plainContent({ row, restricted: false, path }));
  else await copyFile(path, join(packed.folder, name));
  packed.names.push(name);
  packed.lines.push([owner, name, row.title_th ?? '', formatDate(row.taken_at), row.note ?? '']);
}

/**
 * Packs the documents of a layer's rows into one archive with a list of them. Photos go without place, time and camera;
 * what shows vulnerable people, and photos that can't be freed of their place, stay here and are named. Refuses
 * `export-personal-data` for registers of persons and households, `layer-not-found`, and `layer-empty` where there is
 * nothing to hand on.
 */
export async function handOn(
  context: AppContext,
  workspace: OpenWorkspace,
  { layer: name, fids }: { readonly layer: string; readonly fids: readonly number[] | null },
  { signal, progress }: JobControl,
): Promise<HandedOn> {
  refusePersonal(name);
  const layer = readLayer(workspace.db, name);
  const { base } = layerTable(workspace.db, name);
  const titles = rowTitles(workspace.db, base, layer.labelField);
  const wanted = fids === null ? null : new Set(fids);
  const rows = documentsIn(workspace.db, base).filter(({ owner_id: id }) => {
    const owner = titles.get(id);
    return owner !== undefined && (wanted === null || wanted.has(owner.fid));
  });
  const folder = context.files.temporaryFolder();
  const packed: Packed = { folder, names: [], lines: [], leftOut: [] };
  for (const [i, row] of rows.entries()) {
    signal.throwIfAborted();
    progress((i / rows.length) * 0.7);
    const owner = titles.get(row.owner_id);
    await packOne(workspace, packed, row, owner?.title || `${layer.title} ${owner?.fid ?? ''}`);
  }
  if (packed.names.length === 0) throw new Refusal('layer-empty', namedInBoth('layer', layer));
  const list = [[...documentsText.listColumns], ...packed.lines].map((cells) =>
    cells.map((cell) => csvCell(cell, 'text')).join(','),
  );
  await writeFile(join(folder, documentsText.listFile), `\ufeff${list.join('\r\n')}\r\n`);
  const zip = join(folder, await writeZip(folder, [documentsText.listFile, ...packed.names], signal));
  const file = datedFileName(documentsText.archiveName(layer.title).th, '.zip', new Date().toISOString());
  const { token } = context.files.add(zip, { name: file, temporary: true });
  return {
    ...{ file, download: token, files: packed.names.length, bytes: statSync(zip).size },
    leftOut: packed.leftOut,
  };
}

/** Papers of persons and households leave the office by no archive. */
export function refusePersonal(layer: string): void {
  if (registerOf(layer)?.store === 'restricted') throw new Refusal('export-personal-data', { layer });
}
