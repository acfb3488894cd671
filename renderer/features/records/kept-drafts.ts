import { useEffect } from 'react';
import { z } from 'zod';
import { cellValue } from '../../../shared/contract/base.ts';
import { shape } from '../../../shared/contract/records.ts';
import { type Draft, isTouched, useForms } from './drafts.ts';

const draft = z.object({
  key: z.string(),
  layer: z.string(),
  fid: z.number().int().nullable(),
  title: z.string(),
  typed: z.record(z.string(), z.string()),
  shape: shape.nullable().optional(),
  // Drafts of earlier versions have none.
  base: z.record(z.string(), cellValue).default({}),
  reason: z.string(),
  derived: z.record(z.string(), z.object({ typed: z.string(), from: z.enum(['code', 'place']) })),
  begun: z.record(z.string(), z.string()),
  keep: z.literal(true),
});

/** Characters; browsers keep about five million of a page. */
const LONGEST = 1_000_000;

const placeOf = (workspace: string): string => `changwat.drafts.${workspace}`;

const read = (workspace: string): Record<string, Draft> => {
  const text = localStorage.getItem(placeOf(workspace));
  if (text === null) return {};
  try {
    const found = z.array(draft).parse(JSON.parse(text));
    return Object.fromEntries(
      found.map(({ shape: place, ...one }) => [
        one.key,
        place === undefined ? one : { ...one, shape: place },
      ]),
    );
  } catch {
    // Of another version of the program: nothing that could be shown.
    return {};
  }
};

type Drafts = Readonly<Record<string, Draft>>;

/** Writes what changed in this window: what another window keeps beside it stays. */
const write = (workspace: string, drafts: Drafts, before: Drafts): void => {
  const stored = new Map(Object.entries(read(workspace)));
  for (const key of new Set([...Object.keys(drafts), ...Object.keys(before)])) {
    const one = drafts[key];
    if (one === before[key]) continue;
    if (one?.keep && isTouched(one)) stored.set(key, one);
    else stored.delete(key);
  }
  const kept = [...stored.values()];
  const text = JSON.stringify(kept);
  // What is too long for the browser's store is kept as long as the page.
  if (text.length > LONGEST) return;
  if (kept.length === 0) localStorage.removeItem(placeOf(workspace));
  else localStorage.setItem(placeOf(workspace), text);
};

/** Keeps the drafts of a workspace over a reload of the page and a new launch of the program: those of public registers and layers alone. */
export const useKeptDrafts = (workspace: string | null): void => {
  useEffect(() => {
    if (workspace === null) return;
    useForms.setState({ drafts: read(workspace), open: null, placing: null });
    const stop = useForms.subscribe(({ drafts }, before) => {
      if (drafts !== before.drafts) write(workspace, drafts, before.drafts);
    });
    return () => {
      stop();
      useForms.setState({ drafts: {}, open: null, placing: null });
    };
  }, [workspace]);
};
