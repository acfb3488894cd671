import { existsSync, rmSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DocumentRef } from '../../../shared/contract/documents.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import { documentsText } from '../../../shared/text/documents.ts';
import type { OpenWorkspace } from '../context.ts';
import { copyThrough, incomingPath, storedPath } from '../files/index.ts';
import { type DocumentRow, documentRow, isHashUsed, type NewDocument } from './documents.queries.ts';
import { findFile } from './find.ts';
import { contentOf } from './hand-out.ts';
import { insertRestricted, removeRestricted } from './restricted-documents.queries.ts';
import { newFileKey, sealedPath, sealing } from './sealed-file.ts';
import { storeBytes } from './store-bytes.ts';
import { thumbPath } from './thumbs.ts';

/** No undo takes it back: half of a move would lose the document. */
const KIND = 'moved-apart';
const control = () => ({ signal: new AbortController().signal, onBytes: () => undefined });

const facts = (row: DocumentRow): NewDocument => ({
  owner_table: row.owner_table,
  owner_id: row.owner_id,
  title_th: row.title_th,
  kind: row.kind,
  file_name: row.file_name,
  media_type: row.media_type,
  bytes: row.bytes,
  taken_at: row.taken_at,
  lon: row.lon,
  lat: row.lat,
  note: row.note,
});

/** Seals a file into the restricted store's folder; returns its key. */
async function sealCopy(folder: string, path: string): Promise<string> {
  const key = newFileKey();
  const incoming = incomingPath(folder);
  await copyThrough(path, incoming, [sealing(key)], control());
  const sealed = sealedPath(folder, key);
  await mkdir(dirname(sealed), { recursive: true });
  await rename(incoming, sealed);
  return key;
}

/**
 * Moves a public document into the restricted store. First its copy there is written, then its row here is forgotten, and
 * last the plain file and its small picture go, unless another row has the same content. No undo brings it back: it is
 * moved out again by `releaseDocument`. Refuses `restricted-locked`, `restricted-missing` and as `findFile` does.
 */
export async function restrictDocument(workspace: OpenWorkspace, id: string): Promise<DocumentRef> {
  workspace.restricted.db();
  const { row, path } = findFile(workspace, { id, restricted: false });
  if (workspace.readOnly) throw new Refusal('workspace-read-only');
  const { folder } = workspace;
  const key = await sealCopy(folder, path);
  let moved: string;
  try {
    // It may have been changed or detached meanwhile.
    const now = documentRow(workspace.db, false, id);
    if (!now) throw new Refusal('document-not-found');
    moved = workspace.restricted.change({ kind: KIND, label: documentsText.restricted }, (db) =>
      insertRestricted(db, { ...facts(now), sensitivity: row.sensitivity, file_key: key }),
    );
  } catch (error) {
    rmSync(sealedPath(folder, key), { force: true });
    throw error;
  }
  workspace.change({ kind: KIND, label: documentsText.restricted }, (change) =>
    change.forget('document', row.fid, documentsText.ofMoved),
  );
  if (!isHashUsed(workspace.db, row.file)) {
    rmSync(path, { force: true });
    rmSync(thumbPath(folder, row.file), { force: true });
  }
  return { id: moved, restricted: true };
}

/**
 * Moves a document of a public row back out of the restricted store. Refuses `export-personal-data` for a document of a
 * person or household, and as `findFile` does.
 */
export async function releaseDocument(workspace: OpenWorkspace, id: string): Promise<DocumentRef> {
  const found = findFile(workspace, { id, restricted: true });
  const { row, path } = found;
  if (registerOf(row.owner_table)?.store === 'restricted')
    throw new Refusal('export-personal-data', { layer: row.owner_table });
  const { folder } = workspace;
  const hash = await storeBytes(folder, await contentOf(found));
  const label = documentsText.released;
  const { id: plain } = workspace.change({ kind: KIND, label }, (change) =>
    change.insert('document', { ...facts(row), sensitivity: null, file_hash: hash }),
  );
  workspace.restricted.change({ kind: KIND, label }, (db) => removeRestricted(db, id));
  workspace.restricted.note({ action: 'document-out', subject: id, rows: 1 });
  if (existsSync(storedPath(folder, hash))) rmSync(path, { force: true });
  return { id: plain, restricted: false };
}
