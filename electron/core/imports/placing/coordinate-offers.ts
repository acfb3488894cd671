import type { PlacingOffer } from '../../../../shared/contract/import-findings.ts';
import { isMissing, plainText, readCoordinate } from '../../../../shared/geo/coordinate-text.ts';
import { isThaiLatitude, isThaiLongitude, type Place } from '../../../../shared/geo/place-text.ts';
import { placingReason } from '../../../../shared/text/placing.ts';
import type { ColumnSample } from '../code-columns.ts';
import { angleColumns, type CoordinateHeading, coordinateHeading } from './headings.ts';
import { type CoordinatePlacing, isDegrees, PlaceReader } from './place-reader.ts';

/** What the looked-at rows give when they are placed in a way. Shares of the rows. */
interface Trial {
  readonly placed: number;
  /** Where Thailand lies, as the columns stand and with their axes exchanged. */
  readonly inside: number;
  readonly swapped: number;
}

/** From these shares on columns are coordinates by their values alone. */
const SURE = 0.9;
const MOST_COLUMNS = 200;
const LOOKED_AT = 300;
const KEPT = 4;

const inMetres = (east: number, north: number): boolean =>
  east >= 100_000 && east <= 1_000_000 && north >= 550_000 && north <= 2_350_000;
const isInside = ({ x, y }: Pick<Place, 'x' | 'y'>): boolean =>
  isDegrees({ x, y }) ? isThaiLongitude(x) && isThaiLatitude(y) : inMetres(x, y);

/** The ways in which coordinates stand in the columns of a table, best first. */
export function coordinateOffers(samples: readonly ColumnSample[]): PlacingOffer[] {
  const columns = samples.slice(0, MOST_COLUMNS);
  const headings = columns.map((column, i) => headingOf(columns, column.name, i));
  const found = [
    ...byHeadings(columns, headings),
    ...togetherIn(columns, headings),
    ...byValues(columns, headings),
  ];
  const seen = new Set<string>();
  return found
    .filter(({ placing }) => {
      const key = JSON.stringify(placing);
      return !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, KEPT)
    .map(({ placing, share, reason }) => ({ placing, share, reason }));
}

interface Scored extends PlacingOffer {
  readonly score: number;
}

function headingOf(columns: readonly ColumnSample[], name: string, index: number): CoordinateHeading | null {
  const own = coordinateHeading(name);
  // Minutes and seconds stand behind a column of degrees and are no coordinates by themselves.
  return own === null || index === 0 || !isPartOfAngle(columns, index) ? own : null;
}

const isPartOfAngle = (columns: readonly ColumnSample[], index: number): boolean => {
  const names = columns.map(({ name }) => name);
  return [index - 1, index - 2].some((start) => start >= 0 && angleColumns(names, start)?.includes(index));
};

function trial(columns: readonly ColumnSample[], placing: CoordinatePlacing): Trial {
  const names = columns.map(({ name }) => name);
  const reader = PlaceReader.for(names, placing);
  const rows = Math.min(LOOKED_AT, Math.max(0, ...columns.map(({ values }) => values.length)));
  let placed = 0;
  let inside = 0;
  let swapped = 0;
  for (let row = 0; reader && row < rows; row++) {
    const place = reader.read(columns.map(({ values }) => values[row]));
    if (typeof place === 'string') continue;
    placed++;
    if (isInside(place)) inside++;
    if (isInside({ x: place.y, y: place.x })) swapped++;
  }
  const of = (count: number): number => (rows === 0 ? 0 : count / rows);
  return { placed: of(placed), inside: of(inside), swapped: of(swapped) };
}

function placingOf(columns: readonly ColumnSample[], x: number, y: number | null): CoordinatePlacing {
  const names = columns.map(({ name }) => name);
  const parted = y !== null && angleColumns(names, x) !== null && angleColumns(names, y) !== null;
  return {
    kind: 'coordinates',
    x: names[x]!,
    y: y === null ? null : names[y]!,
    notation: parted ? 'dms' : 'auto',
  };
}

/** Every pair of columns whose names say so, those that stand side by side first. */
function byHeadings(
  columns: readonly ColumnSample[],
  headings: readonly (CoordinateHeading | null)[],
): Scored[] {
  const at = (kind: CoordinateHeading): number[] =>
    headings.flatMap((heading, i) => (heading === kind ? [i] : [])).slice(0, 6);
  const offers: Scored[] = [];
  for (const x of at('east'))
    for (const y of at('north')) {
      const names = [columns[y]!.name, columns[x]!.name];
      const straight = trial(columns, placingOf(columns, x, y));
      if (straight.placed === 0) continue;
      const isSwapped = straight.swapped > straight.inside;
      const placing = isSwapped ? placingOf(columns, y, x) : placingOf(columns, x, y);
      const share = straight.placed;
      const near = 0.05 / Math.abs(x - y);
      const score = share + 0.5 * Math.max(straight.inside, straight.swapped) + near + 0.1;
      offers.push({
        placing,
        share,
        reason: isSwapped ? placingReason.swapped(names) : placingReason.headings(names),
        score,
      });
    }
  return offers;
}

/** Longer texts hold no pair of coordinates, in whatever writing. */
const LONGEST_PAIR = 80;

/** Two figures with something between them that parts them. */
const looksLikePair = (text: string): boolean =>
  text.length <= LONGEST_PAIR && /\d[^\d\s,;/]*[\s,;/]\D*\d/.test(text);

/** Columns that hold both numbers, by their name or since nearly all of their cells do. */
function togetherIn(
  columns: readonly ColumnSample[],
  headings: readonly (CoordinateHeading | null)[],
): Scored[] {
  return columns.flatMap((column, i) => {
    const named = headings[i] === 'both';
    const text = column.values.find((value) => !isMissing(plainText(value)));
    if (!named && (typeof text !== 'string' || !looksLikePair(text))) return [];
    const placing = placingOf(columns, i, null);
    const found = trial(columns, placing);
    const filled = filledShare(column);
    const enough = named ? found.placed > 0 : found.inside >= filled * SURE && found.inside > 0;
    if (!enough) return [];
    const reason = placingReason.together([column.name]);
    return [{ placing, share: found.placed, reason, score: found.placed + 0.5 * found.inside }];
  });
}

const filledShare = ({ values }: ColumnSample): number => {
  const looked = values.slice(0, LOOKED_AT);
  if (looked.length === 0) return 0;
  return looked.filter((value) => !isMissing(plainText(value))).length / looked.length;
};

type Range = 'longitude' | 'latitude' | 'easting' | 'northing';

/** Two columns whose values can hardly be anything else; metres only where they stand side by side. */
function byValues(
  columns: readonly ColumnSample[],
  headings: readonly (CoordinateHeading | null)[],
): Scored[] {
  if (headings.includes('east') && headings.includes('north')) return [];
  const names = columns.map(({ name }) => name);
  const ranges = columns.map((column, i) => rangesOf(column, angleColumns(names, i) !== null));
  const offers: Scored[] = [];
  for (const [x, range] of ranges.entries()) {
    const metres = range.includes('easting');
    if (!metres && !range.includes('longitude')) continue;
    const other = metres ? 'northing' : 'latitude';
    const partners = ranges.flatMap((kinds, y) => (y !== x && kinds.includes(other) ? [y] : []));
    const y = partners.sort((a, b) => Math.abs(a - x) - Math.abs(b - x))[0];
    if (y === undefined || (metres && Math.abs(x - y) > 1)) continue;
    const placing = placingOf(columns, x, y);
    const { placed, inside } = trial(columns, placing);
    if (inside < placed * SURE || inside === 0) continue;
    const reason = placingReason.values([names[y]!, names[x]!]);
    offers.push({ placing, share: placed, reason, score: placed + 0.3 * inside });
  }
  return offers;
}

/**
 * Which coordinates the values of a column can be, by their range. Whole numbers are no degrees unless minutes follow,
 * and round sums are no metres.
 */
function rangesOf(column: ColumnSample, parted: boolean): Range[] {
  const values: number[] = [];
  for (const cell of column.values.slice(0, LOOKED_AT)) {
    const text = plainText(cell);
    if (isMissing(text)) continue;
    const read = readCoordinate(text, 'auto');
    if (!read) return [];
    values.push(read.value);
  }
  const share = (test: (value: number) => boolean): number => values.filter(test).length / values.length;
  const within = (test: (value: number) => boolean): boolean => share(test) >= SURE;
  if (values.length === 0) return [];
  if (parted || share((value) => value % 1 !== 0) >= 0.5) {
    if (within(isThaiLongitude)) return ['longitude'];
    if (within(isThaiLatitude)) return ['latitude'];
  }
  if (share((value) => value % 100 !== 0) < 0.5) return [];
  const found: Range[] = [];
  if (within((value) => value >= 100_000 && value <= 900_000)) found.push('easting');
  if (within((value) => value >= 600_000 && value <= 2_300_000)) found.push('northing');
  return found;
}
