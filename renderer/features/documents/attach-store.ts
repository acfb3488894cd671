import { create } from 'zustand';
import {
  type AttachResult,
  attachResult,
  LARGEST_DOCUMENT,
  MOST_AT_ONCE,
} from '../../../shared/contract/documents.ts';
import { documentsUi } from '../../../shared/text/documents-ui.ts';
import { api, awaitJob, cancelJob, type FileRef, type Sending, uploadFiles } from '../../api/index.ts';
import { notifyError, notifyUndo } from '../../app/notify.tsx';
import { pickFiles, platform, takeDropped } from '../../platform/index.ts';
import { translate } from '../../ui/index.ts';
import type { RowRef } from './use-documents.ts';

type Refused = AttachResult['refused'];

interface Attaching {
  /** The row to which files are being attached, or whose files were refused just now. */
  readonly row: RowRef | null;
  /** Share of the files that were sent, while they are sent to the core. */
  readonly sent: number | null;
  readonly jobId: string | null;
  readonly refused: Refused;
  readonly stop: (() => void) | null;
}

const IDLE: Attaching = { row: null, sent: null, jobId: null, refused: [], stop: null };

export const useAttaching = create<Attaching>(() => IDLE);

export const isSameRow = (a: RowRef | null, b: RowRef): boolean => a?.layer === b.layer && a.fid === b.fid;

export const dismissRefused = (): void => useAttaching.setState({ refused: [] });

/** Kinds that are usual beside a record; the dialog lets others be picked as well. */
const EXTENSIONS = [
  ...['jpg', 'jpeg', 'png', 'webp', 'gif', 'bmp', 'heic', 'tif', 'tiff', 'pdf'],
  ...['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'odt', 'ods', 'odp', 'txt', 'csv'],
  ...['mp4', 'mov', 'mp3', 'm4a', 'zip'],
];

type Send = (sending: Sending) => Promise<readonly FileRef[]>;

const told = (result: AttachResult): void => {
  const count = result.attached.length;
  if (count > 0 && result.attached.every(({ restricted }) => !restricted))
    notifyUndo(translate(documentsUi.attached, { count }));
};

/** Sends files and attaches them; one such work at a time, which goes on when another row is looked at. */
const run = async (row: RowRef, restricted: boolean, refused: Refused, send: Send): Promise<void> => {
  const stop = new AbortController();
  const cancel = (): void => {
    const { jobId } = useAttaching.getState();
    stop.abort(new DOMException('cancelled', 'AbortError'));
    if (jobId !== null) void cancelJob(jobId);
  };
  useAttaching.setState({ row, sent: 0, jobId: null, refused: [], stop: cancel });
  try {
    const onProgress = (sent: number): void => useAttaching.setState({ sent });
    const refs = await send({ onProgress, signal: stop.signal });
    if (refs.length === 0) return useAttaching.setState({ ...IDLE, row, refused });
    const files = refs.map(({ token }) => token);
    const { jobId } = await api.documents.attach({ ...row, files, restricted });
    useAttaching.setState({ jobId, sent: null });
    const job = await awaitJob(jobId);
    if (job.state === 'cancelled') return useAttaching.setState(IDLE);
    if (job.state === 'failed') throw job;
    const result = attachResult.parse(job.result);
    useAttaching.setState({ ...IDLE, row, refused: [...refused, ...result.refused] });
    told(result);
  } catch (error) {
    useAttaching.setState({ ...IDLE, row, refused });
    if (!stop.signal.aborted) notifyError(error);
  }
};

/** What is too large is said before it is sent. */
const fitting = (files: readonly File[]): { files: readonly File[]; refused: Refused } => {
  const limitMB = LARGEST_DOCUMENT / 2 ** 20;
  const large = files.filter(({ size }) => size > LARGEST_DOCUMENT);
  return {
    files: files.filter(({ size }) => size <= LARGEST_DOCUMENT),
    refused: large.map(({ name: file }) => ({
      file,
      refusal: { code: 'file-too-large', details: { file, limitMB } },
    })),
  };
};

/** Attaches files that were dropped or pasted. */
export const attachFiles = (
  row: RowRef,
  given: readonly File[],
  how: { readonly restricted?: boolean; readonly pasted?: boolean } = {},
): void => {
  if (useAttaching.getState().stop !== null || given.length === 0) return;
  const { files, refused } = fitting(given.slice(0, MOST_AT_ONCE));
  // What was pasted lies nowhere on the disk: its bytes are sent in every host.
  const byPath = platform.host === 'electron' && how.pasted !== true;
  void run(row, how.restricted ?? false, refused, (sending) =>
    byPath ? takeDropped(files, sending) : uploadFiles(files, sending),
  );
};

/** Lets the user pick files and attaches them. */
export const pickAndAttach = (row: RowRef, restricted = false): void => {
  if (useAttaching.getState().stop !== null) return;
  void run(row, restricted, [], (sending) => pickFiles(EXTENSIONS, sending));
};
