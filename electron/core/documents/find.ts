import { existsSync } from 'node:fs';
import type { DocumentRef } from '../../../shared/contract/documents.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { OpenWorkspace } from '../context.ts';
import { type DocumentRow, documentRow } from './documents.queries.ts';
import { pathOf } from './list.ts';
import { refuseUnseen } from './papers.ts';

/** A document with the place of its file. */
export interface FoundDocument {
  readonly row: DocumentRow;
  readonly restricted: boolean;
  readonly path: string;
}

/**
 * Finds a document. Refuses `document-not-found`, `restricted-locked` where its store is shut, and what `refuseUnseen` refuses
 * of one that stands there.
 */
export function findDocument(workspace: OpenWorkspace, { id, restricted }: DocumentRef): FoundDocument {
  const db = restricted ? workspace.restricted.db() : workspace.db;
  const row = documentRow(db, restricted, id);
  if (!row) throw new Refusal('document-not-found');
  if (restricted) refuseUnseen(workspace, row);
  return { row, restricted, path: pathOf(workspace.folder, restricted, row) };
}

/** The same, with its file there. Refuses `document-file-missing` besides. */
export function findFile(workspace: OpenWorkspace, ref: DocumentRef): FoundDocument {
  const found = findDocument(workspace, ref);
  if (!existsSync(found.path)) {
    // The title of a document of the restricted store is nobody's to read in an error.
    const title = ref.restricted ? {} : { title: found.row.title_th ?? '' };
    throw new Refusal('document-file-missing', title);
  }
  return found;
}
