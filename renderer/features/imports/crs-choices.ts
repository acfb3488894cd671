import type { Bilingual } from '../../../shared/contract/base.ts';
import type { ImportSet } from '../../../shared/contract/imports.ts';
import { importsCrs } from '../../../shared/text/imports-crs-ui.ts';

export type CrsCandidate = ImportSet['crs']['candidates'][number];

/** Systems met in Thai files, for choosing by hand. */
export const THAI_SYSTEMS: readonly { readonly id: string; readonly title: string }[] = [
  { id: 'EPSG:4326', title: 'WGS 84' },
  { id: 'EPSG:32647', title: 'WGS 84 / UTM 47N' },
  { id: 'EPSG:32648', title: 'WGS 84 / UTM 48N' },
  { id: 'EPSG:24047', title: 'Indian 1975 / UTM 47N' },
  { id: 'EPSG:24048', title: 'Indian 1975 / UTM 48N' },
  { id: 'EPSG:4240', title: 'Indian 1975' },
  { id: 'EPSG:3857', title: 'Web Mercator' },
];

/** How well a candidate fits, as words and as a tone: the nearer and the more inside, the better. */
export interface Fit {
  readonly words: Bilingual;
  readonly values: Readonly<Record<string, number | string>>;
  readonly tone: 'good' | 'bad' | 'plain';
}

/** Up to 30 m counts as fitting: outlines of two agencies never agree better than that. */
const NEAR_M = 30;

export const fitOf = (candidate: CrsCandidate): Fit => {
  const { inside, metresOff } = candidate;
  if (inside === 0) return { words: importsCrs.outside, values: {}, tone: 'bad' };
  if (metresOff === null) {
    const values = { share: Math.round(inside * 100) };
    return { words: importsCrs.insideShare, values, tone: inside > 0.9 ? 'plain' : 'bad' };
  }
  const tone = metresOff <= NEAR_M ? 'good' : 'bad';
  if (metresOff >= 10_000)
    return { words: importsCrs.kilometresOff, values: { n: Math.round(metresOff / 1000) }, tone };
  return { words: importsCrs.metresOff, values: { n: Math.round(metresOff).toLocaleString('en-US') }, tone };
};

/**
 * Candidates as shown: the chosen one first, then the best; four at most and
 * one of those that lie outside; the rest is in the list to choose from.
 */
export const shownCandidates = (set: ImportSet): CrsCandidate[] => {
  const { id, candidates } = set.crs;
  const chosen = candidates.filter((candidate) => candidate.id === id);
  // A share more inside says nothing where two differ by their datum alone: then the order of the core stands.
  const rank = ({ inside, metresOff }: CrsCandidate): number =>
    Math.round(inside * 10) * 1e9 - (metresOff ?? 1e8);
  const others = candidates.filter((candidate) => candidate.id !== id).sort((a, b) => rank(b) - rank(a));
  const outside = others.filter(({ inside }) => inside === 0).slice(0, 1);
  return [...chosen, ...others.filter(({ inside }) => inside > 0), ...outside].slice(0, 4);
};

/** The system beside the chosen one that the small map compares with: the best other that lies in the area at all. */
export const rivalOf = (set: ImportSet): CrsCandidate | null =>
  shownCandidates(set).find((candidate) => candidate.id !== drawnId(set) && candidate.inside > 0) ?? null;

/** The system that the outlines of a reading are drawn in: the chosen one, else the likeliest. */
export const drawnId = (set: ImportSet): string | null => set.crs.id ?? set.crs.candidates[0]?.id ?? null;

/** `32648` of `EPSG:32648`. */
export const shortId = (id: string): string => id.replace(/^EPSG:/, '');

/** Id and title of every system that can be chosen for a set. */
export const choosableSystems = (set: ImportSet): { id: string; title: string }[] => {
  const found = new Map<string, string>(THAI_SYSTEMS.map(({ id, title }) => [id, title]));
  for (const candidate of set.crs.candidates)
    if (!found.has(candidate.id)) found.set(candidate.id, candidate.title);
  if (set.crs.id !== null && !found.has(set.crs.id)) found.set(set.crs.id, set.crs.id);
  return [...found].map(([id, title]) => ({ id, title }));
};
