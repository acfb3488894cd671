import type { DocumentItem, DocumentRef } from '../../../shared/contract/documents.ts';
import { handedOn, storageUse } from '../../../shared/contract/documents.ts';
import { documentsUi } from '../../../shared/text/documents-ui.ts';
import { api, awaitJob } from '../../api/index.ts';
import { goTo } from '../../app/desk.ts';
import { notifyDone, notifyError, notifyUndo } from '../../app/notify.tsx';
import { deskMapApi } from '../../map/index.ts';
import { downloadFile, openFile } from '../../platform/index.ts';
import { formatSize, translate } from '../../ui/index.ts';
import { openStore } from '../restricted/index.ts';
import type { RowRef } from './use-documents.ts';

const refOf = ({ id, restricted }: DocumentRef): DocumentRef => ({ id, restricted });

const tried = async (work: () => Promise<unknown>): Promise<boolean> => {
  try {
    await work();
    return true;
  } catch (error) {
    notifyError(error);
    return false;
  }
};

/** The store of persons has its own undo, which the toast's button does not reach. */
const said = (item: DocumentItem, text: string): void => {
  if (item.restricted) notifyDone(text);
  else notifyUndo(text);
};

/** True when it was changed; else what is wrong has been said. */
export const changeDocument = async (
  item: DocumentItem,
  change: { readonly title?: string; readonly note?: string; readonly sensitive?: boolean },
): Promise<boolean> => {
  const changed = await tried(() => api.documents.update({ ...refOf(item), change }));
  if (changed) said(item, translate(documentsUi.changed, { title: item.title }));
  return changed;
};

export const detachDocument = async (item: DocumentItem): Promise<void> => {
  if (await tried(() => api.documents.detach({ documents: [refOf(item)] })))
    said(item, translate(documentsUi.detached, { title: item.title }));
};

/** Gives the file to the user: freed of place, time and camera, or as it is. */
export const saveDocument = async (item: DocumentItem, form: 'plain' | 'original'): Promise<void> => {
  await tried(async () => {
    const { token, name } = await api.documents.handOut({ ...refOf(item), form });
    await downloadFile(token, name);
  });
};

export const openElsewhere = async (item: DocumentItem): Promise<void> => {
  await tried(async () => {
    const { token, name } = await api.documents.handOut({ ...refOf(item), form: 'named' });
    if (!(await openFile(token, name))) notifyDone(translate(documentsUi.notOpened));
  });
};

/** About 250 m around the place. */
const AROUND = 0.0025;

/** Shows where a photo was taken, with a point on the map. */
export const showPlaceOf = ({ lon, lat }: NonNullable<DocumentItem['place']>): void => {
  goTo('map');
  deskMapApi.setPreviewOutlines({
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [lon, lat] } }],
  });
  deskMapApi.fitExtent([lon - AROUND, lat - AROUND, lon + AROUND, lat + AROUND]);
};

export const takePlaceOf = async (item: DocumentItem, row: RowRef): Promise<void> => {
  if (await tried(() => api.documents.usePlace({ ...refOf(item), ...row })))
    said(item, translate(documentsUi.placeUsed));
};

/** Moves a photo that shows vulnerable people into the restricted store, which is made or opened on the way. */
export const restrictDocument = async (
  item: DocumentItem,
  store: 'none' | 'locked' | 'open',
): Promise<DocumentRef | null> => {
  if (!(await openStore(store))) return null;
  try {
    const moved = await api.documents.restrict({ id: item.id });
    notifyDone(translate(documentsUi.restricted));
    return moved;
  } catch (error) {
    notifyError(error);
    return null;
  }
};

export const releaseDocument = async (item: DocumentItem): Promise<DocumentRef | null> => {
  try {
    const moved = await api.documents.release({ id: item.id });
    notifyDone(translate(documentsUi.released));
    return moved;
  } catch (error) {
    notifyError(error);
    return null;
  }
};

/** Packs the documents of a layer's rows and gives the archive to the user; says what stayed here, and why. */
export const handOnDocuments = async (layer: string, fids: readonly number[] | null): Promise<void> => {
  await tried(async () => {
    const { jobId } = await api.documents.handOn({ layer, fids: fids === null ? null : [...fids] });
    const job = await awaitJob(jobId);
    if (job.state === 'cancelled') return;
    if (job.state === 'failed') throw job;
    const { file, download, files, leftOut } = handedOn.parse(job.result);
    await downloadFile(download, file);
    const reasons = [...new Set(leftOut.map(({ reason }) => translate(documentsUi.reasons[reason])))];
    const left =
      leftOut.length === 0
        ? ''
        : ` · ${translate(documentsUi.leftOut, { count: leftOut.length })} (${reasons.join(', ')})`;
    notifyDone(translate(documentsUi.handedOn, { files }) + left);
  });
};

/** Deletes files that no record has and no undo needs. */
export const cleanUpDocuments = async (): Promise<void> => {
  await tried(async () => {
    const { jobId } = await api.documents.cleanUp();
    const job = await awaitJob(jobId);
    if (job.state === 'cancelled') return;
    if (job.state === 'failed') throw job;
    const { unusedFiles: count, unusedBytes } = storageUse.parse(job.result);
    notifyDone(
      count === 0
        ? translate(documentsUi.cleanedNone)
        : translate(documentsUi.cleaned, { count, size: formatSize(unusedBytes) }),
    );
  });
};
