import type { Bilingual } from '../../../../shared/contract/base.ts';
import { formatDistance } from '../../../../shared/domain/units.ts';
import { distanceM } from '../../../../shared/geo/geodesic.ts';
import { allReasons, areaReason } from '../../../../shared/text/matching.ts';
import { type AreaIndex, type IndexedArea, inScope, type Place } from './area-index.ts';
import { bareKey } from './area-name.ts';
import { likeness, onlyTonesDiffer } from './name-likeness.ts';
import type { Resolution } from './resolve-area.ts';

/** An area that may be meant. */
export interface Suggestion {
  readonly area: IndexedArea;
  /** 0 to 1. */
  readonly score: number;
  readonly reason: Bilingual;
}

const MOST = 8;
/** Names less alike are not worth showing. */
const LEAST = 0.45;
/** With so good a name nearby, the rest of the country is not looked through. */
const GOOD = 0.7;
/** What the place says beside the name. */
const PLACE_SHARE = 0.2;
/** From here on being near says nothing. */
const FAR_M = 50_000;

interface Found {
  readonly area: IndexedArea;
  readonly name: number;
  readonly reasons: Bilingual[];
}

/**
 * The areas that a row may mean: those that its words name, those of a similar name, and those that its place lies in;
 * each with its reasons, the best first.
 */
export function suggestAreas(index: AreaIndex, resolution: Resolution, at: Place | null): Suggestion[] {
  const found = new Map<IndexedArea, Found>();
  const put = (area: IndexedArea, name: number, reason: Bilingual): void => {
    const before = found.get(area);
    if (before) before.reasons.push(reason);
    else found.set(area, { area, name, reasons: [reason] });
  };
  for (const { area, reason, share } of resolution.candidates) put(area, share ?? 1, reason);
  for (const { area, share } of similar(index, resolution))
    if (!found.has(area)) put(area, share, likeReason(resolution.word ?? '', area, share));
  if (at)
    for (const { area } of index.covering(resolution.level, at))
      if (!found.has(area)) found.set(area, { area, name: 0, reasons: [] });
  return [...found.values()]
    .map((one) => judged(index, one, at))
    .sort((a, b) => b.score - a.score || a.area.code.localeCompare(b.area.code))
    .slice(0, MOST);
}

const likeReason = (word: string, { key, bare }: IndexedArea, share: number): Bilingual =>
  onlyTonesDiffer(word, key) || onlyTonesDiffer(bareKey(word), bare)
    ? areaReason.tonesDiffer
    : areaReason.likeName(share);

function similar(
  index: AreaIndex,
  { word, scope, level }: Resolution,
): { area: IndexedArea; share: number }[] {
  if (word === null) return [];
  const near = likest(
    word,
    index.areas(level).filter((area) => inScope(area, scope.codes)),
  );
  if ((near[0]?.share ?? 0) >= GOOD || scope.codes.length === 0 || scope.by === 'named') return near;
  const far = likest(
    word,
    index.areas(level).filter((area) => !inScope(area, scope.codes)),
  );
  // Next to a close name at home, one of another province only misleads.
  if (scope.by === 'home' && near.length > 0) return near;
  return [...near, ...far.slice(0, MOST / 2)];
}

/** The most alike of the areas, the best first. */
function likest(word: string, areas: readonly IndexedArea[]): { area: IndexedArea; share: number }[] {
  const best: { area: IndexedArea; share: number }[] = [];
  const bare = bareKey(word);
  let least = LEAST;
  for (const area of areas) {
    const share = Math.max(
      likeness(word, area.key, least),
      bare === word && area.bare === area.key ? 0 : likeness(bare, area.bare, least) * 0.99,
    );
    if (share < least) continue;
    best.push({ area, share });
    if (best.length < MOST * 4) continue;
    best.sort((a, b) => b.share - a.share).splice(MOST);
    least = best.at(-1)?.share ?? LEAST;
  }
  return best.sort((a, b) => b.share - a.share).slice(0, MOST);
}

function judged(index: AreaIndex, { area, name, reasons }: Found, at: Place | null): Suggestion {
  if (!at || !area.extent) return { area, score: rounded(name), reason: allReasons(reasons) };
  const inside = index.covers(area, at);
  const metres = inside ? 0 : metresFrom(area, at);
  // Inside of the box, outside of the boundary.
  const beside = metres < 1 ? areaReason.beside : areaReason.near(distanceWords(metres));
  const place = inside ? areaReason.inside : beside;
  const near = inside ? 1 : Math.max(0, 0.9 - metres / FAR_M);
  return {
    area,
    score: rounded(name * (1 - PLACE_SHARE) + near * PLACE_SHARE),
    reason: allReasons([...reasons, place]),
  };
}

const rounded = (score: number): number => Math.round(score * 1000) / 1000;

/** Metres to the nearest place of the area's box. */
function metresFrom({ extent }: IndexedArea, [lon, lat]: Place): number {
  const [west, south, east, north] = extent ?? [lon, lat, lon, lat];
  const nearest: [number, number] = [
    Math.min(Math.max(lon, west), east),
    Math.min(Math.max(lat, south), north),
  ];
  return distanceM([lon, lat], nearest);
}

const distanceWords = (metres: number): Bilingual => ({
  th: formatDistance(metres, 'th'),
  en: formatDistance(metres, 'en'),
});
