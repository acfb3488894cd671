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

/** Sends one file to the core. `onProgress` is called with 0 to 1. Rejects with a `Refusal` where the core has one. */
export const uploadFile = (file: File, onProgress?: (fraction: number) => void): Promise<FileRef> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/files?name=${encodeURIComponent(file.name)}`);
    request.responseType = 'json';
    for (const [name, value] of Object.entries(authHeaders())) request.setRequestHeader(name, value);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total);
    };
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

/** Sends files one after another; `onProgress` counts their bytes together, 0 to 1. */
export const uploadFiles = async (
  files: readonly File[],
  onProgress?: (fraction: number) => void,
): Promise<FileRef[]> => {
  const total = Math.max(
    1,
    files.reduce((sum, file) => sum + file.size, 0),
  );
  const done: FileRef[] = [];
  let before = 0;
  for (const file of files) {
    done.push(await uploadFile(file, (fraction) => onProgress?.((before + fraction * file.size) / total)));
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
