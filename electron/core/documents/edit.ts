import type { DocumentRef } from '../../../shared/contract/documents.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { normaliseThai } from '../../../shared/domain/thai-text.ts';
import { encodePointWkb } from '../../../shared/geo/wkb.ts';
import { documentsText } from '../../../shared/text/documents.ts';
import type { OpenWorkspace } from '../context.ts';
import type { SqlValue } from '../db/types.ts';
import { findDocument } from './find.ts';
import { SENSITIVE } from './list.ts';
import { ownerOf, ownerTitle } from './owner.ts';
import { removeRestricted, updateRestricted } from './restricted-documents.queries.ts';
import { rowShape } from './row-shape.queries.ts';

const KIND = 'documents';

export interface DocumentChange {
  readonly title?: string | undefined;
  readonly note?: string | undefined;
  readonly sensitive?: boolean | undefined;
}

/** Changes what is said of a document. Refuses as `findDocument` does. */
export function updateDocument(
  workspace: OpenWorkspace,
  { change, ...ref }: DocumentRef & { readonly change: DocumentChange },
): void {
  const { row, restricted } = findDocument(workspace, ref);
  const cells: Record<string, SqlValue> = {
    ...(change.title === undefined ? {} : { title_th: normaliseThai(change.title) }),
    ...(change.note === undefined ? {} : { note: change.note || null }),
    ...(change.sensitive === undefined ? {} : { sensitivity: change.sensitive ? SENSITIVE : null }),
  };
  if (restricted) {
    workspace.restricted.change({ kind: KIND, label: documentsText.changedRestricted }, (db) =>
      updateRestricted(db, row.id, cells),
    );
    return;
  }
  const before = row.title_th ?? '';
  const label =
    change.title !== undefined && change.title !== before
      ? documentsText.renamed(before, change.title)
      : documentsText.changed(before);
  workspace.change({ kind: KIND, label }, (one) => one.update('document', row.fid, cells));
}

/**
 * Takes documents off their rows: those of each store as one change. Their files stay, since an undo may want them.
 * Refuses as `findDocument` does, before anything is changed.
 */
export function detachDocuments(workspace: OpenWorkspace, refs: readonly DocumentRef[]): void {
  const found = refs.map((ref) => findDocument(workspace, ref));
  const sealed = found.filter(({ restricted }) => restricted);
  const plain = found.filter(({ restricted }) => !restricted);
  if (sealed.length > 0)
    workspace.restricted.change({ kind: KIND, label: documentsText.detachedRestricted }, (db) => {
      for (const { row } of sealed) removeRestricted(db, row.id);
    });
  const [first] = plain;
  if (!first) return;
  const label = documentsText.detached(plain.length, first.row.title_th ?? '');
  workspace.change({ kind: KIND, label }, (change) =>
    change.remove(
      'document',
      plain.map(({ row }) => row.fid),
    ),
  );
}

/**
 * Gives a row the place of its photo for its point. Refuses `place-not-used` for rows without a point of their own, and
 * `personal-masked` for a house whose place was not opened.
 */
export function usePlace(
  workspace: OpenWorkspace,
  { layer, fid, ...ref }: DocumentRef & { readonly layer: string; readonly fid: number },
): void {
  const { row } = findDocument(workspace, ref);
  const owner = ownerOf(workspace, layer, fid);
  const belongs = row.owner_table === owner.table && row.owner_id === owner.id;
  if (!belongs || row.lon === null || row.lat === null || rowShape(owner).kind !== 'Point')
    throw new Refusal('place-not-used');
  const wkb = encodePointWkb(row.lon, row.lat);
  if (owner.restricted) {
    workspace.restricted.changeRows({ kind: KIND, label: documentsText.placeUsedRestricted }, (writer) =>
      writer.update(owner.table, fid, {}, wkb),
    );
    return;
  }
  // A document of the restricted store has a title that nobody may read here.
  const title = ref.restricted ? documentsText.unnamed.th : (row.title_th ?? '');
  const label = documentsText.placeUsed(ownerTitle(workspace, owner), title);
  workspace.change({ kind: KIND, label }, (change) => change.update(owner.table, fid, {}, wkb));
}
