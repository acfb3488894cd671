import type { LayerStyle } from '../../../shared/contract/style.ts';

/** What tells rows apart: parts that are chosen together and mean nothing one without the other. */
const KIND = [
  ...(['kind', 'field', 'normalise', 'categories', 'classes'] as const),
  ...(['sizes', 'dots', 'bivariate', 'heat', 'hidden'] as const),
] as const;
/** Parts of which each value is a choice of its own. */
const LOOKS = ['fill', 'stroke', 'point', 'label'] as const;
const SCALES = ['minZoom', 'maxZoom'] as const;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

type Part = Readonly<Record<string, unknown>>;
const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null;

/** The values of `mine` that are not those of `base`, put into `theirs`. */
const mergedPart = (base: unknown, mine: unknown, theirs: unknown): unknown => {
  if (same(base, mine)) return theirs;
  if (!isPart(base) || !isPart(mine) || !isPart(theirs)) return mine;
  const changed = Object.entries(mine).filter(([key, value]) => !same(base[key], value));
  return { ...theirs, ...Object.fromEntries(changed) };
};

/**
 * A choice put on top of another that came before it but was not known yet where it was made.
 *
 * @param base the style on which `mine` was chosen
 * @param theirs the style as it is to be by now
 */
export const mergedStyle = (base: LayerStyle, mine: LayerStyle, theirs: LayerStyle): LayerStyle => {
  const changesKind = KIND.some((key) => !same(base[key], mine[key]));
  const picked = <K extends keyof LayerStyle>(from: LayerStyle, keys: readonly K[]) =>
    Object.fromEntries(keys.map((key) => [key, from[key]]));
  return {
    ...theirs,
    ...(changesKind ? picked(mine, KIND) : {}),
    ...Object.fromEntries(LOOKS.map((key) => [key, mergedPart(base[key], mine[key], theirs[key])])),
    ...picked(
      mine,
      SCALES.filter((key) => !same(base[key], mine[key])),
    ),
  };
};
