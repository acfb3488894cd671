import type { Extent } from '../../../shared/contract/base.ts';
import { type DownloadResult, downloadResult } from '../../../shared/contract/exports.ts';
import { exportsUi } from '../../../shared/text/exports-ui.ts';
import { api, awaitJob, cancelJob } from '../../api/index.ts';
import { useDesk } from '../../app/desk.ts';
import { notifyDone, notifyError } from '../../app/notify.tsx';
import { useDeskMap } from '../../map/index.ts';
import { downloadFile } from '../../platform/index.ts';
import { translate, useLanguage } from '../../ui/index.ts';
import type { Narrowing } from '../area-filter/index.ts';
import { IDLE, type Making, useExport, useSheet } from './export-store.ts';

type Put = (making: Partial<Making>) => void;

/** Runs a job that makes a file; says so in a toast when its dialog was closed meanwhile. */
const make = async (
  start: () => Promise<{ jobId: string }>,
  put: Put,
  isShown: () => boolean,
): Promise<void> => {
  put({ ...IDLE, running: true });
  try {
    const { jobId } = await start();
    put({ jobId });
    const job = await awaitJob(jobId);
    if (job.state === 'cancelled') {
      put(IDLE);
      return notifyDone(translate(exportsUi.cancelled));
    }
    if (job.state === 'failed') throw job.refusal ?? { data: { logId: job.logId } };
    const result = downloadResult.parse(job.result);
    put({ ...IDLE, result });
    if (!isShown()) notifyDone(`${translate(exportsUi.done)} ${result.file}`);
  } catch (failure) {
    put({ ...IDLE, failure });
    if (!isShown()) notifyError(failure);
  }
};

/** Makes the file of a layer as chosen in the dialog. */
export const runExport = async (): Promise<void> => {
  const { layer, format, crs } = useExport.getState();
  if (layer === null) return;
  await make(
    () => api.exports.run({ layer, format, crs }),
    (making) => useExport.setState(making),
    () => useExport.getState().shown,
  );
};

/** What the map of the desk shows now; null before it stands. */
const viewExtent = (): Extent | null => {
  const bounds = useDeskMap.getState().map?.getBounds();
  return bounds === undefined
    ? null
    : [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
};

/** All that a filter by area leaves to see; null without one. */
const areaExtent = async (): Promise<Extent | null> => {
  const { area } = useDesk.getState();
  return area === null ? null : await api.layers.extent({ layer: area.layer, fids: [area.fid] });
};

/**
 * Makes the map sheet as set in the dialog; `layers` are the ticked ones, lowest first, `whole` the extent of all,
 * `narrowing` what filters leave of them.
 */
export const runSheet = async (
  layers: readonly string[],
  whole: Extent | null,
  narrowing: Narrowing | null,
): Promise<void> => {
  const { draft } = useSheet.getState();
  if (draft === null) return;
  const { area, filtered, title, ...rest } = draft;
  const narrowed = filtered && narrowing !== null ? { ...narrowing, rows: { ...narrowing.rows } } : null;
  const own = area === 'view' ? viewExtent() : null;
  await make(
    async () => {
      const extent = own ?? (narrowed === null ? null : await areaExtent()) ?? whole;
      const { language } = useLanguage.getState();
      return api.exports.sheet({
        ...rest,
        language,
        title: title.trim(),
        layers: [...layers],
        extent,
        narrowed,
      });
    },
    (making) => useSheet.setState(making),
    () => useSheet.getState().shown,
  );
};

export const stopMaking = (making: Making): void => {
  if (making.jobId !== null) void cancelJob(making.jobId).catch(notifyError);
};

/** Hands the file to the user. */
export const saveResult = async (result: DownloadResult): Promise<void> => {
  try {
    if (await downloadFile(result.download, result.file)) {
      notifyDone(translate(exportsUi.saved, { file: result.file }));
    }
  } catch (error) {
    notifyError(error);
  }
};
