import { existsSync, statSync } from 'node:fs';
import type { DocumentItem } from '../../../shared/contract/documents.ts';
import { documentKind } from '../../../shared/contract/documents.ts';
import { distanceM } from '../../../shared/geo/geodesic.ts';
import { decodeWkb } from '../../../shared/geo/wkb.ts';
import type { OpenWorkspace } from '../context.ts';
import { storedPath } from '../files/index.ts';
import { canBeStripped } from '../formats/images/strip.ts';
import { canBeShown, safeEnding } from '../formats/media/media-type.ts';
import { areasAt } from '../layers/index.ts';
import { type DocumentRow, documentsOf } from './documents.queries.ts';
import { type Owner, ownerOf } from './owner.ts';
import { maySee } from './papers.ts';
import { rowShape } from './row-shape.queries.ts';
import { sealedName, sealedPath } from './sealed-file.ts';

/** What the office says of a picture that shows faces of vulnerable people. */
export const SENSITIVE = 'faces';

type Position = readonly [number, number];

/** The point of the row itself: what a photo's place is compared with, and may take the place of. */
const pointOf = (owner: Owner): { point: Position | null; usable: boolean } => {
  const { wkb, kind } = rowShape(owner);
  const usable = kind === 'Point';
  if (wkb === null) return { point: null, usable };
  const shape = decodeWkb(wkb);
  return { point: shape.type === 'Point' ? [shape.coordinates[0], shape.coordinates[1]] : null, usable };
};

/** Where the file of a document lies. */
export const pathOf = (folder: string, restricted: boolean, { file }: DocumentRow): string =>
  restricted ? sealedPath(folder, file) : storedPath(folder, file);

function isHere(path: string, restricted: boolean, row: DocumentRow): boolean {
  // A sealed file is a little longer than what is in it.
  return existsSync(path) && (restricted || statSync(path).size === row.bytes);
}

function placeOf(
  workspace: OpenWorkspace,
  { lon, lat }: DocumentRow,
  own: ReturnType<typeof pointOf>,
): DocumentItem['place'] {
  if (lon === null || lat === null) return null;
  return {
    lon,
    lat,
    areas: areasAt(workspace.db, [lon, lat]).map(({ register, title }) => ({ register, title })),
    fromRowM: own.point === null ? null : distanceM([lon, lat], [...own.point]),
    usable: own.usable,
  };
}

const itemOf = (
  workspace: OpenWorkspace,
  restricted: boolean,
  row: DocumentRow,
  own: ReturnType<typeof pointOf>,
): DocumentItem => {
  const mediaType = row.media_type ?? 'application/octet-stream';
  return {
    id: row.id,
    restricted,
    title: row.title_th || row.file_name || '',
    fileName: row.file_name ?? '',
    kind: documentKind.catch('other').parse(row.kind),
    mediaType,
    bytes: row.bytes ?? 0,
    takenAt: row.taken_at,
    place: placeOf(workspace, row, own),
    note: row.note ?? '',
    sensitive: row.sensitivity === SENSITIVE,
    shown: canBeShown(mediaType),
    strippable: canBeStripped(mediaType),
    openable: safeEnding(mediaType) !== null,
    here: isHere(pathOf(workspace.folder, restricted, row), restricted, row),
    addedAt: row.created_at,
    addedBy: row.created_by,
    version: (restricted ? sealedName(row.file) : row.file).slice(0, 16),
  };
};

/**
 * A row's documents of both stores, the newest first; those of a store that is shut are left out, and those that this user may
 * not see, or has not opened with a reason, are counted only.
 */
export function listDocuments(
  workspace: OpenWorkspace,
  layer: string,
  fid: number,
): { items: DocumentItem[]; hidden: number; restricted: OpenWorkspace['restricted']['state'] } {
  const { restricted } = workspace;
  const owner = ownerOf(workspace, layer, fid);
  const own = pointOf(owner);
  const held = restricted.state === 'open' ? documentsOf(restricted.db(), true, owner.table, owner.id) : [];
  const seen = held.length > 0 && maySee(workspace, { owner_table: owner.table, owner_id: owner.id });
  const sealed = seen ? held : [];
  const plain = owner.restricted ? [] : documentsOf(workspace.db, false, owner.table, owner.id);
  const items = [
    ...sealed.map((row) => itemOf(workspace, true, row, own)),
    ...plain.map((row) => itemOf(workspace, false, row, own)),
  ].sort((a, b) => (b.addedAt ?? '').localeCompare(a.addedAt ?? ''));
  return { items, hidden: held.length - sealed.length, restricted: restricted.state };
}
