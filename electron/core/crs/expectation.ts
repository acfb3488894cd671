import type { Extent } from '../../../shared/contract/base.ts';
import type { PlacedSamples } from './candidates.ts';
import type { CrsEvidence } from './evidence.ts';

/** Where features should fall, if the file is read rightly. */
export interface Expectation {
  holds(sample: number, lon: number, lat: number): boolean;
}

/** Boxes of the gazetteer are rounded to 0.01°, and a datum moves a feature by 0.005°. */
const MARGIN = 0.015;
/** A file belongs where most of its features fall; codes and digitising are never perfect. */
export const MOST = 0.8;
/** An expectation that less than this share of the features meets in any system was none. */
export const FEW = 0.3;
/** Codes or names must stand in this share of the rows to speak for the file. */
const NAMED = 0.5;

const within = (extent: Extent, lon: number, lat: number): boolean =>
  lon >= extent[0] - MARGIN &&
  lon <= extent[2] + MARGIN &&
  lat >= extent[1] - MARGIN &&
  lat <= extent[3] + MARGIN;

/** The share of the samples that fall where they should, 0 to 1. */
export function insideShare(placed: PlacedSamples, expectation: Expectation): number {
  const { middles } = placed;
  const count = middles.length / 2;
  let inside = 0;
  for (let i = 0; i < count; i++) if (expectation.holds(i, middles[i * 2]!, middles[i * 2 + 1]!)) inside++;
  return count === 0 ? 0 : Math.round((inside / count) * 1000) / 1000;
}

/**
 * Where features should fall: in the areas of their codes, of their names, in the province, in the country. The first
 * that most of them meet in some system, else the first that some do: a code that names no place where its row can lie was no area code after all.
 *
 * @param codes of the samples, by their codes and by their names; null where a row has none
 */
export function expectationOf(
  evidence: CrsEvidence,
  codes: readonly (readonly (string | null)[])[],
  placed: readonly PlacedSamples[],
): Expectation {
  const { province, gazetteer } = evidence;
  const country: Expectation = { holds: (_, lon, lat) => gazetteer.inCountry(lon, lat) };
  const wide: Expectation[] = [country];
  if (province.length > 0)
    wide.unshift({ holds: (_, lon, lat) => province.some((extent) => within(extent, lon, lat)) });
  const narrow = codes.flatMap((list) => byCode(evidence, list, wide[0]!) ?? []);
  const all = [...narrow, ...wide];
  const met = (share: number): Expectation | undefined =>
    all.find((one) => placed.some((candidate) => insideShare(candidate, one) >= share));
  return met(MOST) ?? met(FEW) ?? wide[0]!;
}

function byCode(
  { known, gazetteer }: CrsEvidence,
  codes: readonly (string | null)[],
  otherwise: Expectation,
): Expectation | null {
  const extents = codes.map((code) =>
    code === null ? null : ((known.get(code) ?? gazetteer.nearest(code.slice(0, 6)))?.extent ?? null),
  );
  const named = extents.filter((extent) => extent !== null).length;
  if (named === 0 || named < codes.length * NAMED) return null;
  return {
    holds: (sample, lon, lat) => {
      const extent = extents[sample];
      return extent ? within(extent, lon, lat) : otherwise.holds(sample, lon, lat);
    },
  };
}
