import { useEffect, useState } from 'react';
import type { DocumentItem } from '../../../shared/contract/documents.ts';
import { fetchPicture, thumbOf } from './pictures.ts';

interface Shown {
  /** An address of the page's own, or null until it is there or where there is none. */
  readonly url: string | null;
  readonly failure: unknown;
  readonly busy: boolean;
}

const NONE: Shown = { url: null, failure: null, busy: false };

/**
 * How long an address outlives its picture, in milliseconds. The browser fetches what an `img` shows by
 * itself and later: an address taken back at once is «not found» for a picture that was just put up.
 */
const FETCHED_BY = 1_000;

const release = (url: string): void => {
  setTimeout(() => URL.revokeObjectURL(url), FETCHED_BY);
};

/** Loads bytes for as long as they are shown; nothing of them stays in the page a moment after that. */
const useBlob = (
  item: DocumentItem | null,
  load: (item: DocumentItem, signal: AbortSignal) => Promise<Blob | null>,
): Shown => {
  const [shown, setShown] = useState<Shown>(NONE);
  const key = item === null ? null : `${item.restricted} ${item.id} ${item.version}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` says all that the bytes depend on; the item itself is another object after each answer.
  useEffect(() => {
    if (item === null) return setShown(NONE);
    const stop = new AbortController();
    let url: string | null = null;
    setShown({ ...NONE, busy: true });
    load(item, stop.signal).then(
      (blob) => {
        if (stop.signal.aborted) return;
        url = blob === null ? null : URL.createObjectURL(blob);
        setShown({ ...NONE, url });
      },
      (failure: unknown) => {
        if (!stop.signal.aborted) setShown({ ...NONE, failure });
      },
    );
    return () => {
      stop.abort();
      if (url !== null) release(url);
    };
  }, [key]);
  return shown;
};

/** The picture itself, in its own size. */
export const usePicture = (item: DocumentItem | null): Shown => useBlob(item, fetchPicture);

/** Its small picture. */
export const useThumb = (item: DocumentItem | null): Shown => useBlob(item, thumbOf);
