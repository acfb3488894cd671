import type { Extent } from '../../../shared/contract/base.ts';
import { type CrsDefinition, swapAxes, THAI_SYSTEMS } from './definitions.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { PrjReading } from './prj.ts';

/** One feature of the file, by the middle of its box, in the file's own coordinates. */
export interface CrsSample {
  readonly x: number;
  readonly y: number;
  /** The area code in its attributes, digits only, or null. */
  readonly code: string | null;
}

/** An area whose place in WGS 84 is known for certain: it stands in the workspace. */
export interface KnownArea {
  readonly extent: Extent;
}

export interface CrsEvidence {
  readonly samples: readonly CrsSample[];
  readonly prj: PrjReading | null;
  /** By area code. */
  readonly known: ReadonlyMap<string, KnownArea>;
  /** Where the workspace's province lies, or the one that the user names; empty when that is not known. */
  readonly province: readonly Extent[];
  readonly gazetteer: Gazetteer;
}

export interface CrsCandidate {
  readonly id: string;
  readonly title: string;
  readonly inside: number;
  readonly metresOff: number | null;
}

export interface CrsFinding {
  readonly id: string | null;
  /** `prj`, `areas` (known ones), `extent` (of the province or the country), `user`, `none` (no shapes), `undecided`. */
  readonly evidence: string;
  readonly operation: string | null;
  readonly candidates: CrsCandidate[];
}

export interface CrsDecision {
  readonly finding: CrsFinding;
  /** The system to read with: what was found, else the likeliest, else null. */
  readonly definition: CrsDefinition | null;
}

/** The candidates, in the order in which ties are broken. */
const CANDIDATES: readonly CrsDefinition[] = [
  ...THAI_SYSTEMS,
  ...THAI_SYSTEMS.filter((system) => system.id !== 'EPSG:3857').map(swapAxes),
];
/** Systems that differ by their datum alone: the gazetteer is too coarse to tell them apart. */
const FAMILY: Readonly<Record<string, string>> = {
  'EPSG:24047': 'EPSG:32647',
  'EPSG:24048': 'EPSG:32648',
  'EPSG:4240': 'EPSG:4326',
};
const familyOf = (id: string): string => {
  const plain = id.replace(':yx', '');
  return (FAMILY[plain] ?? plain) + (id.endsWith(':yx') ? ':yx' : '');
};

/** Boxes of the gazetteer are rounded to 0.01°, and a datum moves a feature by 0.005°. */
const MARGIN = 0.015;
/** A file belongs where most of its features fall; codes and digitising are never perfect. */
const MOST = 0.8;
const FEW = 0.3;
/** Metres within which the same area drawn by two offices lies, and from which it is another datum. */
const SAME_PLACE = 100;
const OTHER_PLACE = 3;
const KEPT = 6;

interface Score {
  readonly definition: CrsDefinition;
  readonly inside: number;
  readonly metresOff: number | null;
}

/** Decides a file's coordinate system by the order of the evidence: `.prj`, known areas, province, gazetteer. */
export function detectCrs(evidence: CrsEvidence): CrsDecision {
  const declared = evidence.prj?.definition ?? null;
  if (evidence.samples.length === 0 && !declared) return undecided([], 'none');
  const expectation = chooseExpectation(evidence);
  const scores = CANDIDATES.map((definition) => scoreOf(definition, evidence, expectation))
    .filter((score): score is Score => score !== null)
    .sort((a, b) => b.inside - a.inside || (a.metresOff ?? Infinity) - (b.metresOff ?? Infinity));
  if (declared) return decided(declared, 'prj', withDeclared(declared, scores, evidence, expectation));
  const byKnown = pickByKnown(scores);
  if (byKnown) return decided(byKnown.definition, 'areas', scores);
  const families = new Set(
    scores.filter((score) => score.inside > FEW).map((s) => familyOf(s.definition.id)),
  );
  const best = scores[0];
  const alone =
    best && scores.filter((s) => familyOf(s.definition.id) === familyOf(best.definition.id)).length === 1;
  if (best && alone && families.size === 1 && best.inside >= MOST)
    return decided(best.definition, expectation.evidence, scores);
  return undecided(scores, 'undecided');
}

type Expectation = { evidence: string; holds: (sample: CrsSample, lon: number, lat: number) => boolean };

const within = (extent: Extent, lon: number, lat: number): boolean =>
  lon >= extent[0] - MARGIN &&
  lon <= extent[2] + MARGIN &&
  lat >= extent[1] - MARGIN &&
  lat <= extent[3] + MARGIN;

/** Where features should fall. A code that names no place where they can fall was no area code after all. */
function chooseExpectation(evidence: CrsEvidence): Expectation {
  const { known, province, gazetteer, samples } = evidence;
  const anywhere: Expectation =
    province.length > 0
      ? { evidence: 'extent', holds: (_, lon, lat) => province.some((extent) => within(extent, lon, lat)) }
      : { evidence: 'extent', holds: (_, lon, lat) => gazetteer.inCountry(lon, lat) };
  const areaOf = (code: string): Extent | undefined => (known.get(code) ?? gazetteer.nearest(code))?.extent;
  const coded = samples.filter((sample) => sample.code !== null && areaOf(sample.code)).length;
  if (coded === 0 || coded < samples.length * 0.5) return anywhere;
  const byCode: Expectation = {
    evidence: 'extent',
    holds: (sample, lon, lat) => {
      const extent = sample.code === null ? undefined : areaOf(sample.code);
      return extent ? within(extent, lon, lat) : anywhere.holds(sample, lon, lat);
    },
  };
  const fits = CANDIDATES.some((definition) => (scoreOf(definition, evidence, byCode)?.inside ?? 0) >= FEW);
  return fits ? byCode : anywhere;
}

/** Null when the coordinates can't be of this system at all. */
function scoreOf(definition: CrsDefinition, evidence: CrsEvidence, expectation: Expectation): Score | null {
  const { samples, known } = evidence;
  const xy = new Float64Array(samples.length * 2);
  samples.forEach((sample, i) => {
    xy[i * 2] = sample.x;
    xy[i * 2 + 1] = sample.y;
  });
  if (!plausible(definition, samples)) return null;
  definition.toWgs84().apply(xy, 0, xy.length);
  let inside = 0;
  const off: number[] = [];
  samples.forEach((sample, i) => {
    const lon = xy[i * 2]!;
    const lat = xy[i * 2 + 1]!;
    if (expectation.holds(sample, lon, lat)) inside++;
    const area = sample.code === null ? undefined : known.get(sample.code);
    if (area) off.push(metresBetween(lon, lat, area.extent));
  });
  return {
    definition,
    inside: samples.length === 0 ? 0 : Math.round((inside / samples.length) * 1000) / 1000,
    metresOff: off.length < 3 && off.length < samples.length ? null : median(off),
  };
}

/** Degrees are small and metres are large; a system for which most samples are neither is out. */
function plausible(definition: CrsDefinition, samples: readonly CrsSample[]): boolean {
  const degrees = samples.filter((s) => Math.abs(s.x) <= 180 && Math.abs(s.y) <= 180).length;
  return definition.geographic ? degrees > samples.length / 2 : degrees < samples.length / 2;
}

const METRES_A_DEGREE = 111_320;

function metresBetween(lon: number, lat: number, extent: Extent): number {
  const midLon = (extent[0] + extent[2]) / 2;
  const midLat = (extent[1] + extent[3]) / 2;
  const dx = (lon - midLon) * Math.cos((midLat * Math.PI) / 180);
  return Math.hypot(dx, lat - midLat) * METRES_A_DEGREE;
}

function median(values: number[]): number | null {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  return middle === undefined ? null : Math.round(middle * 10) / 10;
}

function pickByKnown(scores: readonly Score[]): Score | null {
  const measured = scores
    .filter((score) => score.metresOff !== null)
    .sort((a, b) => a.metresOff! - b.metresOff!);
  const [best, next] = measured;
  if (!best || best.metresOff! > SAME_PLACE) return null;
  return !next || next.metresOff! > Math.max(best.metresOff! * OTHER_PLACE, SAME_PLACE) ? best : null;
}

/** What the file declares stands first; others only where they fit what is known better. */
function withDeclared(
  declared: CrsDefinition,
  scores: readonly Score[],
  evidence: CrsEvidence,
  expectation: Expectation,
): Score[] {
  const own = scoreOf(declared, evidence, expectation) ?? {
    definition: declared,
    inside: 0,
    metresOff: null,
  };
  const better = scores.filter(
    (score) =>
      score.definition.id !== declared.id &&
      (score.inside > own.inside + 0.5 ||
        (score.inside >= own.inside &&
          score.metresOff !== null &&
          own.metresOff !== null &&
          own.metresOff > SAME_PLACE &&
          score.metresOff * OTHER_PLACE < own.metresOff)),
  );
  return [own, ...better];
}

const candidatesOf = (scores: readonly Score[]): CrsCandidate[] =>
  scores
    // A system that only the file's own text describes has no number to be chosen by.
    .filter(({ definition }) => definition.id !== '')
    .slice(0, KEPT)
    .map(({ definition: { id, title }, inside, metresOff }) => ({ id, title, inside, metresOff }));

function decided(definition: CrsDefinition, evidence: string, scores: readonly Score[]): CrsDecision {
  const finding = {
    id: definition.id === '' ? null : definition.id,
    evidence,
    operation: definition.operation,
    candidates: candidatesOf(scores),
  };
  return { finding, definition };
}

function undecided(scores: readonly Score[], evidence: string): CrsDecision {
  const likely = scores.filter((score) => score.inside > 0);
  const candidates = candidatesOf(likely.length > 0 ? likely : scores);
  return {
    finding: { id: null, evidence, operation: null, candidates },
    definition: likely[0]?.definition ?? scores[0]?.definition ?? null,
  };
}
