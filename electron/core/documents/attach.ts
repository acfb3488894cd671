import { rmSync, statSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type AttachResult, LARGEST_DOCUMENT, MOST_PER_ROW } from '../../../shared/contract/documents.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { normaliseThai } from '../../../shared/domain/thai-text.ts';
import { documentsText } from '../../../shared/text/documents.ts';
import type { AppContext, JobControl, OpenWorkspace } from '../context.ts';
import {
  type CopyControl,
  copyThrough,
  incomingPath,
  safeFileName,
  storedPath,
  storeFile,
} from '../files/index.ts';
import { arriving } from './arriving.ts';
import { countOf, documentsOf, isHashUsed, type NewDocument } from './documents.queries.ts';
import { type Look, lookAt } from './look.ts';
import { type Owner, ownerOf, ownerTitle } from './owner.ts';
import { insertRestricted } from './restricted-documents.queries.ts';
import { newFileKey, sealedPath, sealing } from './sealed-file.ts';

export interface AttachInput {
  readonly layer: string;
  readonly fid: number;
  readonly files: readonly string[];
  readonly restricted: boolean;
}

interface Source {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
}

/** A file that lies in the workspace and waits for its row. */
interface Arrived {
  readonly document: NewDocument;
  readonly title: string;
  /** Once its row stands, or will never: the file is then looked after by its row alone. */
  leave(): void;
  /** Takes it away again where its row does not come to be. */
  takeBack(): void;
}

const LIMIT_MB = LARGEST_DOCUMENT / 2 ** 20;

/** The files of the tokens; folders and what is too large are refused one by one. */
function sourcesOf(
  context: AppContext,
  tokens: readonly string[],
  refused: AttachResult['refused'],
): Source[] {
  return tokens.flatMap((token): Source[] => {
    const { path, name } = context.files.path(token);
    const stat = statSync(path, { throwIfNoEntry: false });
    const refuse = (code: 'file-not-found' | 'file-too-large'): Source[] => {
      refused.push({ file: name, refusal: { code, details: { file: name, limitMB: LIMIT_MB } } });
      return [];
    };
    if (!stat?.isFile()) return refuse('file-not-found');
    return stat.size > LARGEST_DOCUMENT ? refuse('file-too-large') : [{ path, name, bytes: stat.size }];
  });
}

/** The name without its ending, which the kind says; of a file of no known kind the ending is all that tells what it is. */
const titleOf = (name: string, { kind }: Look): string => {
  const said = kind === 'other' ? name : name.replace(/\.[^.]{1,8}$/, '');
  return normaliseThai(said.replace(/_+/g, ' ')) || documentsText.unnamed.th;
};

function described(owner: Owner, name: string, look: Look): NewDocument {
  return {
    owner_table: owner.table,
    owner_id: owner.id,
    title_th: titleOf(name, look),
    kind: look.kind,
    file_name: safeFileName(name),
    media_type: look.mediaType,
    bytes: look.bytes,
    taken_at: look.takenAt,
    lon: look.place?.lon ?? null,
    lat: look.place?.lat ?? null,
    sensitivity: null,
    note: null,
  };
}

async function store(
  workspace: OpenWorkspace,
  owner: Owner,
  source: Source,
  control: CopyControl,
): Promise<Arrived> {
  const { folder } = workspace;
  const { hash, fresh } = await storeFile(folder, source.path, control);
  const path = storedPath(folder, hash);
  const leave = arriving(path);
  const look = await lookAt(path);
  const document = { ...described(owner, source.name, look), file_hash: hash };
  return {
    document,
    title: titleOf(source.name, look),
    leave,
    takeBack: () => {
      if (fresh && !isHashUsed(workspace.db, hash)) rmSync(path, { force: true });
    },
  };
}

async function sealUp(
  workspace: OpenWorkspace,
  owner: Owner,
  source: Source,
  control: CopyControl,
): Promise<Arrived> {
  const key = newFileKey();
  const look = await lookAt(source.path);
  const incoming = incomingPath(workspace.folder);
  await copyThrough(source.path, incoming, [sealing(key)], control);
  const path = sealedPath(workspace.folder, key);
  const leave = arriving(path);
  await mkdir(dirname(path), { recursive: true });
  await rename(incoming, path);
  return {
    document: { ...described(owner, source.name, look), file_key: key },
    title: titleOf(source.name, look),
    leave,
    takeBack: () => rmSync(path, { force: true }),
  };
}

/** Brings the files in one after another; those that the row has already are refused. */
async function bringIn(
  workspace: OpenWorkspace,
  owner: Owner,
  sources: readonly Source[],
  how: { sealed: boolean; refused: AttachResult['refused']; arrived: Arrived[] },
  { signal, progress }: JobControl,
): Promise<void> {
  const total = sources.reduce((sum, { bytes }) => sum + bytes, 1);
  let done = 0;
  const onBytes = (bytes: number): void => {
    done += bytes;
    progress(Math.min(0.99, done / total));
  };
  const here = new Set(
    how.sealed ? [] : documentsOf(workspace.db, false, owner.table, owner.id).map(({ file }) => file),
  );
  for (const source of sources) {
    signal.throwIfAborted();
    const bring = how.sealed ? sealUp : store;
    const file = await bring(workspace, owner, source, { signal, onBytes });
    const hash = file.document.file_hash;
    if (typeof hash === 'string' && here.has(hash)) {
      file.leave();
      file.takeBack();
      const details = { file: source.name };
      how.refused.push({ file: source.name, refusal: { code: 'document-here-already', details } });
      continue;
    }
    if (typeof hash === 'string') here.add(hash);
    how.arrived.push(file);
  }
}

function writeRows(
  workspace: OpenWorkspace,
  owner: Owner,
  sealed: boolean,
  arrived: readonly Arrived[],
): AttachResult['attached'] {
  if (sealed)
    return workspace.restricted.change(
      { kind: 'documents', label: documentsText.attachedRestricted(arrived.length) },
      (db) =>
        arrived.map(({ document, title }) => ({
          id: insertRestricted(db, document),
          restricted: true,
          title,
        })),
    );
  const label = documentsText.attached(arrived.length, ownerTitle(workspace, owner));
  return workspace.change({ kind: 'documents', label }, (change) =>
    arrived.map(({ document, title }) => ({
      id: change.insert('document', { ...document }).id,
      restricted: false,
      title,
    })),
  );
}

/** Refuses what needs no look at the files: a row that is not there, a store that is shut, too many files. */
export function beforeAttaching(
  workspace: OpenWorkspace,
  { layer, fid, files, restricted }: AttachInput,
): Owner {
  const owner = ownerOf(workspace, layer, fid);
  const db = restricted || owner.restricted ? workspace.restricted.db() : workspace.db;
  if (workspace.readOnly) throw new Refusal('workspace-read-only');
  if (countOf(db, owner.table, owner.id) + files.length > MOST_PER_ROW)
    throw new Refusal('documents-too-many', { limit: MOST_PER_ROW });
  return owner;
}

/**
 * Attaches files to a row: each whole or not at all, all rows in one change. What is cancelled or fails on the way leaves
 * no file behind. Refuses as `beforeAttaching` does, and `disk-full`.
 */
export async function attach(
  context: AppContext,
  workspace: OpenWorkspace,
  input: AttachInput,
  control: JobControl,
): Promise<AttachResult> {
  const owner = beforeAttaching(workspace, input);
  const sealed = input.restricted || owner.restricted;
  const refused: AttachResult['refused'] = [];
  const arrived: Arrived[] = [];
  try {
    const sources = sourcesOf(context, input.files, refused);
    await bringIn(workspace, owner, sources, { sealed, refused, arrived }, control);
    if (!sealed) await workspace.writable(control.signal);
    control.signal.throwIfAborted();
    const attached = arrived.length === 0 ? [] : writeRows(workspace, owner, sealed, arrived);
    return { attached, refused };
  } catch (error) {
    for (const file of arrived) file.takeBack();
    throw error;
  } finally {
    for (const file of arrived) file.leave();
  }
}
