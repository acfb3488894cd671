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

/** Writes the row of a document that was sealed. It may have been changed or detached meanwhile. */
function insertSealed(workspace: OpenWorkspace, row: DocumentRow, key: string): string {
  const now = documentRow(workspace.db, false, row.id);
  if (!now) throw new Refusal('document-not-found');
  return workspace.restricted.change({ kind: KIND, label: documentsText.restricted }, (db) =>
    insertRestricted(db, { ...facts(now), sensitivity: row.sensitivity, file_key: key }),
  );
}

/** Forgets a public document with its file and its small picture, unless another row has the same content. */
function forgetPlain(workspace: OpenWorkspace, { fid, file }: Pick<DocumentRow, 'fid' | 'file'>): void {
  const { folder } = workspace;
  workspace.change({ kind: KIND, label: documentsText.restricted }, (change) =>
    change.forget('document', fid, documentsText.ofMoved),
  );
  if (isHashUsed(workspace.db, file)) return;
  rmSync(storedPath(folder, file), { force: true });
  rmSync(thumbPath(folder, file), { force: true });
}

/** Takes back what stands already of a move whose second half failed: a document is in one store and never in both. */
const removeSealed = (workspace: OpenWorkspace, id: string): void =>
  workspace.restricted.change({ kind: KIND, label: documentsText.released }, (db) =>
    removeRestricted(db, id),
  );

/**
 * Moves a public document into the restricted store. First its copy there is written, then its row here is forgotten, and
 * last the plain file and its small picture go, unless another row has the same content. No undo brings it back: it is
 * moved out again by `releaseDocument`. Refuses `restricted-locked`, `restricted-missing`, `rights-missing` and as
 * `findFile` does.
 */
export async function restrictDocument(workspace: OpenWorkspace, id: string): Promise<DocumentRef> {
  refuseLookers(workspace);
  const { row, path } = findFile(workspace, { id, restricted: false });
  const { folder } = workspace;
  const key = await sealCopy(folder, path);
  let moved: string | null = null;
  try {
    await workspace.writable();
    moved = insertSealed(workspace, row, key);
    forgetPlain(workspace, row);
    return { id: moved, restricted: true };
  } catch (error) {
    if (moved !== null) removeSealed(workspace, moved);
    rmSync(sealedPath(folder, key), { force: true });
    throw error;
  }
}

/** Before anything is written to either store: who may only look moves nothing. */
function refuseLookers({ readOnly, restricted }: OpenWorkspace): void {
  const { me } = restricted.desk();
  if (readOnly) throw new Refusal('workspace-read-only');
  if (!me.canEdit) throw new Refusal('rights-missing');
}

/**
 * Moves a document of a public row back out of the restricted store. Refuses `export-personal-data` for a document of a
 * person or household, `rights-missing`, and as `findFile` does.
 */
export async function releaseDocument(workspace: OpenWorkspace, id: string): Promise<DocumentRef> {
  refuseLookers(workspace);
  refusePaper(workspace, id);
  const found = findFile(workspace, { id, restricted: true });
  const { row, path } = found;
  const { folder, restricted } = workspace;
  const hash = await storeBytes(folder, await contentOf(found));
  const label = documentsText.released;
  await workspace.writable();
  const plain = workspace.change({ kind: KIND, label }, (change) =>
    change.insert('document', { ...facts(row), sensitivity: null, file_hash: hash }),
  );
  try {
    restricted.change({ kind: KIND, label }, (db) => removeRestricted(db, id));
  } catch (error) {
    forgetPlain(workspace, { fid: plain.fid, file: hash });
    throw error;
  }
  restricted.note({ action: 'document-out', subject: id, rows: 1 });
  if (existsSync(storedPath(folder, hash))) rmSync(path, { force: true });
  return { id: plain.id, restricted: false };
}

/** Papers of persons and households never come out, whoever has opened what. */
function refusePaper({ restricted }: OpenWorkspace, id: string): void {
  const table = documentRow(restricted.db(), true, id)?.owner_table;
  if (table !== undefined && registerOf(table)?.store === 'restricted')
    throw new Refusal('export-personal-data', { layer: table });
}
