import { z } from 'zod';
import { refusalData } from '../../../shared/contract/base.ts';
import type { DocumentItem } from '../../../shared/contract/documents.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { authHeaders } from '../../api/index.ts';

const addressOf = (item: DocumentItem, what: 'picture' | 'thumb'): string =>
  `/files/${item.restricted ? 'restricted-documents' : 'documents'}/${item.id}/${what}?v=${item.version}`;

const refused = z.object({ code: refusalData.shape.code, details: refusalData.shape.details });

/** A picture's bytes. The page's own header goes with the request, which an address alone can't carry. */
export const fetchPicture = async (item: DocumentItem, signal: AbortSignal): Promise<Blob> => {
  const answer = await fetch(addressOf(item, 'picture'), { headers: authHeaders(), signal });
  if (answer.ok) return answer.blob();
  const why = refused.safeParse(await answer.json().catch(() => null));
  if (why.success) throw new Refusal(why.data.code, why.data.details);
  throw new Error(`picture: ${answer.status}`);
};

/** Two pictures beside each other, sharp on screens of twice the pixels. */
const LONGEST_SIDE = 320;

/** Draws the picture small. Decoded here, in the page's sandbox, turned as the camera said. */
const shrunk = async (picture: Blob): Promise<Blob | null> => {
  const whole = await createImageBitmap(picture, { imageOrientation: 'from-image' });
  const scale = Math.min(1, LONGEST_SIDE / Math.max(whole.width, whole.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(whole.width * scale));
  canvas.height = Math.max(1, Math.round(whole.height * scale));
  const pen = canvas.getContext('2d');
  if (pen === null) return null;
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(whole, 0, 0, canvas.width, canvas.height);
  whole.close();
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/webp', 0.82));
};

/** The small picture that the core keeps, or a fresh one; those of the restricted store are kept nowhere. */
const makeThumb = async (item: DocumentItem, signal: AbortSignal): Promise<Blob | null> => {
  if (!item.restricted) {
    const kept = await fetch(addressOf(item, 'thumb'), { headers: authHeaders(), signal });
    if (kept.status === 200) return kept.blob();
  }
  const small = await shrunk(await fetchPicture(item, signal));
  if (small !== null && !item.restricted)
    await fetch(addressOf(item, 'thumb'), { method: 'POST', headers: authHeaders(), body: small, signal });
  return small;
};

/** Large photos fill the memory while they are decoded: few at a time. */
const AT_ONCE = 2;
let working = 0;
const waiting: (() => void)[] = [];

const turn = async <T>(work: () => Promise<T>): Promise<T> => {
  if (working >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  working += 1;
  try {
    return await work();
  } finally {
    working -= 1;
    waiting.shift()?.();
  }
};

/** A small picture of a photo, or null for one that can't be drawn. */
export const thumbOf = async (item: DocumentItem, signal: AbortSignal): Promise<Blob | null> => {
  try {
    return await turn(() => {
      signal.throwIfAborted();
      return makeThumb(item, signal);
    });
  } catch {
    // A broken picture, or one that is looked at no more: the sign of its kind stands in its place.
    return null;
  }
};
