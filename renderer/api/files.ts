import { z } from 'zod';
import { refusalData } from '../../shared/contract/base.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { authHeaders } from './token.ts';

const fileRef = z.object({ token: z.string(), name: z.string(), size: z.number() });
/** A file that the core holds for us: the page never learns its path. */
export type FileRef = z.infer<typeof fileRef>;

const answerOf = (status: number, body: unknown): FileRef => {
  const file = fileRef.safeParse(body);
  if (status < 300 && file.success) return file.data;
  const refused = refusalData.safeParse(body);
  if (refused.success) throw new Refusal(refused.data.code, refused.data.details);
  throw new Error(`upload failed: ${status}`);
};

/** What is told while files are sent: the share that has gone, 0 to 1; an abort ends it. */
export interface Sending {
  readonly onProgress?: (fraction: number) => void;
  readonly signal?: AbortSignal;
}

/** Sends one file to the core. Rejects with a `Refusal` where the core has one, with the signal's reason when aborted. */
const uploadFile = (file: File, { onProgress, signal }: Sending): Promise<FileRef> =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const request = new XMLHttpRequest();
    request.open('POST', `/files?name=${encodeURIComponent(file.name)}`);
    request.responseType = 'json';
    for (const [name, value] of Object.entries(authHeaders())) request.setRequestHeader(name, value);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total);
    };
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.onabort = () => reject(signal?.reason);
    request.onerror = () => reject(new TypeError('upload failed'));
    request.onload = () => {
      try {
        resolve(answerOf(request.status, request.response));
      } catch (error) {
        reject(error);
      }
    };
    request.send(file);
  });

/** Sends files one after another; their bytes are counted together. */
export const uploadFiles = async (
  files: readonly File[],
  { onProgress, signal }: Sending = {},
): Promise<FileRef[]> => {
  const total = Math.max(
    1,
    files.reduce((sum, file) => sum + file.size, 0),
  );
  const done: FileRef[] = [];
  let before = 0;
  for (const file of files) {
    const share = (fraction: number): void => onProgress?.((before + fraction * file.size) / total);
    done.push(await uploadFile(file, { onProgress: share, ...(signal ? { signal } : {}) }));
    before += file.size;
  }
  return done;
};

const link = z.object({ url: z.string().startsWith('/files/') });

/**
 * The address under which the browser may fetch a result by itself for a short while: a plain download can carry no
 * header, so the host signs it. Node host only.
 */
export const downloadAddress = async (token: string): Promise<string> => {
  const answer = await fetch('/host/link', {
    method: 'POST',
    headers: { ...authHeaders(), 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  if (!answer.ok) throw new Error(`download failed: ${answer.status}`);
  return link.parse(await answer.json()).url;
};
