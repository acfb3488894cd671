import { type CrsDefinition, swapAxes, THAI_SYSTEMS } from './definitions.ts';
import type { CrsSample } from './evidence.ts';

/** The candidates, in the order in which ties are broken. */
export const CANDIDATES: readonly CrsDefinition[] = [
  ...THAI_SYSTEMS,
  ...THAI_SYSTEMS.filter((system) => system.id !== 'EPSG:3857').map(swapAxes),
];

/** Systems on WGS 84 and their twins on Indian 1975: the gazetteer is too coarse to tell them apart. */
const TWINS: readonly (readonly [string, string])[] = [
  ['EPSG:4326', 'EPSG:4240'],
  ['EPSG:32647', 'EPSG:24047'],
  ['EPSG:32648', 'EPSG:24048'],
];

/** The same for systems that differ by their datum alone. */
export const familyOf = (id: string): string => {
  const swapped = id.endsWith(':yx');
  const plain = id.replace(':yx', '');
  const family = TWINS.find((twins) => twins.includes(plain))?.[0] ?? plain;
  return family + (swapped ? ':yx' : '');
};

/** The same system on the other datum, or null where there is none. */
export const twinOf = (id: string): string | null =>
  TWINS.find((twins) => twins.includes(id))?.find((twin) => twin !== id) ?? null;
export const isIndian = (id: string): boolean => TWINS.some(([, indian]) => indian === id);
/** The candidates, and every other zone of UTM on WGS 84. */
export const isUsedHere = (id: string): boolean =>
  /^EPSG:32[67]\d\d$/.test(id) || CANDIDATES.some((candidate) => candidate.id === id);

/** The samples as a candidate places them: longitude and latitude of their middles and, where asked for, their boxes. */
export class PlacedSamples {
  readonly definition: CrsDefinition;
  /** Two numbers a sample. */
  readonly middles: Float64Array;
  private readonly samples: readonly CrsSample[];
  private readonly boxes = new Map<number, Float64Array>();

  constructor(definition: CrsDefinition, samples: readonly CrsSample[]) {
    this.definition = definition;
    this.samples = samples;
    this.middles = new Float64Array(samples.length * 2);
    samples.forEach((sample, i) => {
      this.middles[i * 2] = sample.x;
      this.middles[i * 2 + 1] = sample.y;
    });
    definition.toWgs84().apply(this.middles, 0, this.middles.length);
  }

  /**
   * West, south, east and north of a sample's box: where the middles of its four sides come to lie, since nobody
   * knows where on a side the shape touches it. For points all of it is the point.
   */
  box(index: number): Float64Array {
    const known = this.boxes.get(index);
    if (known) return known;
    const [x, y] = [this.middles[index * 2]!, this.middles[index * 2 + 1]!];
    const own = this.samples[index]?.box;
    const box = own ? this.envelope(own) : Float64Array.of(x, y, x, y);
    this.boxes.set(index, box);
    return box;
  }

  private envelope([minX, minY, maxX, maxY]: readonly [number, number, number, number]): Float64Array {
    const [midX, midY] = [(minX + maxX) / 2, (minY + maxY) / 2];
    const sides = Float64Array.of(minX, midY, maxX, midY, midX, minY, midX, maxY);
    this.definition.toWgs84().apply(sides, 0, 8);
    const [a, b, c, d, e, f, g, h] = sides as unknown as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    return Float64Array.of(
      Math.min(a, c, e, g),
      Math.min(b, d, f, h),
      Math.max(a, c, e, g),
      Math.max(b, d, f, h),
    );
  }
}

/** Whether a system can be the one: most samples are in its unit and come to lie on the globe. */
export function isPossible(definition: CrsDefinition, samples: readonly CrsSample[]): boolean {
  if (samples.length === 0) return true;
  if (!plausible(definition, samples)) return false;
  const { middles } = new PlacedSamples(definition, samples);
  let on = 0;
  for (let i = 0; i < middles.length; i += 2)
    if (Math.abs(middles[i]!) <= 180 && Math.abs(middles[i + 1]!) <= 90) on++;
  return on > samples.length / 2;
}

/** Degrees are small and metres are large; a system for which most samples are neither is out. */
export function plausible(definition: CrsDefinition, samples: readonly CrsSample[]): boolean {
  let degrees = 0;
  for (const { x, y } of samples) if (Math.abs(x) <= 180 && Math.abs(y) <= 180) degrees++;
  return definition.geographic ? degrees > samples.length / 2 : degrees < samples.length / 2;
}
