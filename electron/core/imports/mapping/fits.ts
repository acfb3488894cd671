import type { Bilingual, GeometryType } from '../../../../shared/contract/base.ts';
import type { RegisterFit } from '../../../../shared/contract/import-findings.ts';
import { REGISTERS, registerOf } from '../../../../shared/domain/registers/index.ts';
import { fitText } from '../../../../shared/text/mapping-fits.ts';
import type { SourceColumn } from '../../formats/index.ts';
import type { ColumnSample } from '../code-columns.ts';
import {
  type ColumnFacts,
  columnFacts,
  distinctShare,
  letterShare,
  shareOf,
  workingShare,
} from './column-facts.ts';
import type { Concept } from './headings.ts';
import { looksLikeName, looksLikeNationalId } from './personal-looks.ts';
import type { SuggestOptions } from './suggest.ts';
import { ownCodes } from './suggested-codes.ts';
import type { Suggestion } from './suggestion.ts';

/** What speaks for a register, in points of its score, and the words for it. */
interface Reason {
  readonly points: number;
  readonly words: Bilingual;
}
type Judge = (facts: readonly ColumnFacts[], geometry: GeometryType) => Reason[];

/** Below this nothing is offered. */
const LEAST = 0.3;
/** One row an area: so many of the codes are different ones. */
const ONE_EACH = 0.95;

const isPolygon = (geometry: GeometryType): boolean => geometry === 'Polygon' || geometry === 'MultiPolygon';
const isPoint = (geometry: GeometryType): boolean => geometry === 'Point' || geometry === 'MultiPoint';
const has = (facts: readonly ColumnFacts[], concept: Concept): ColumnFacts | undefined =>
  facts.find((column) => column.concepts.has(concept));

/** Points for each heading that is there, up to a limit. */
function headings(
  facts: readonly ColumnFacts[],
  points: Partial<Record<Concept, number>>,
  most: number,
): Reason[] {
  const found = (Object.keys(points) as Concept[]).flatMap((concept) => {
    const column = has(facts, concept);
    return column ? [{ column: column.name, points: points[concept] ?? 0 }] : [];
  });
  if (found.length === 0) return [];
  const names = [...new Set(found.map(({ column }) => column))].slice(0, 4).join(', ');
  const sum = Math.min(
    most,
    found.reduce((total, one) => total + one.points, 0),
  );
  return [{ points: sum, words: fitText.headings(names) }];
}

const startsWith = (facts: readonly ColumnFacts[], words: RegExp): ColumnFacts | undefined =>
  facts.find((column) => shareOf(column, (value) => words.test(String(value).trim())) >= 0.5);
const household: Judge = (facts) => {
  const reasons = headings(
    facts,
    {
      national_id: 0.4,
      hh_code: 0.4,
      house_no: 0.4,
      income: 0.3,
      house_condition: 0.25,
      welfare_card: 0.3,
      tenure: 0.15,
      full_name: 0.3,
      family_name: 0.4,
      birth_date: 0.2,
      vulnerable: 0.3,
      disability: 0.2,
      recheck_status: 0.2,
    },
    0.95,
  );
  const ids = facts.some(looksLikeNationalId);
  const names = facts.some(looksLikeName);
  if (ids) reasons.push({ points: 0.5, words: fitText.nationalIds });
  if (names) reasons.push({ points: 0.3, words: fitText.personNames });
  return reasons;
};

const forest: Judge = (facts, geometry) => {
  const reasons = headings(
    facts,
    {
      forest: 0.6,
      forest_code: 0.3,
      approval_no: 0.15,
      approved_on: 0.1,
      expires_on: 0.05,
      rai: 0.1,
      area_size: 0.1,
    },
    0.85,
  );
  const named = startsWith(facts, /^ป่า(ชุมชน)?/);
  if (named) reasons.push({ points: 0.5, words: fitText.values(named.name, 'ป่าชุมชน') });
  if (reasons.length > 0 && !isPoint(geometry)) reasons.push({ points: 0.05, words: fitText.shapes });
  return named || has(facts, 'forest') || has(facts, 'forest_code') ? reasons : halved(reasons);
};

const housing: Judge = (facts) => {
  const reasons = headings(
    facts,
    {
      project: 0.35,
      project_code: 0.25,
      programme: 0.25,
      units_done: 0.25,
      households_target: 0.2,
      budget: 0.2,
      fiscal_year: 0.15,
      project_status: 0.1,
    },
    0.85,
  );
  const named = startsWith(facts, /บ้านมั่นคง|บ้านพอเพียง|ที่อยู่อาศัย/);
  if (named) reasons.push({ points: 0.4, words: fitText.values(named.name, 'บ้านมั่นคง') });
  return named || has(facts, 'project') || has(facts, 'units_done') ? reasons : halved(reasons);
};

const village: Judge = (facts, geometry) => {
  const reasons = headings(facts, { village_code: 0.3, village: 0.3, moo: 0.3 }, 0.6);
  const named = startsWith(facts, /^(บ้าน|บ\.)(?!มั่นคง|พอเพียง|เลขที่)/);
  if (named) reasons.push({ points: 0.35, words: fitText.values(named.name, 'บ้าน') });
  if (reasons.length === 0) return [];
  if (isPoint(geometry)) reasons.push({ points: 0.1, words: fitText.shapes });
  return reasons;
};

const council: Judge = (facts) => {
  const reasons = headings(facts, { council_area: 0.4, council_code: 0.3, authority_type: 0.2 }, 0.8);
  if (reasons.length === 0) return [];
  const named = startsWith(facts, /^(สภาองค์กรชุมชน|อบต\.|เทศบาล|ทต\.|ทม\.)/);
  return named ? [...reasons, { points: 0.2, words: fitText.values(named.name, 'สภาองค์กรชุมชน') }] : reasons;
};

const halved = (reasons: readonly Reason[]): Reason[] =>
  reasons.map((reason) => ({ ...reason, points: reason.points / 2 }));

const JUDGES: Readonly<Record<string, Judge>> = {
  household,
  community_forest: forest,
  housing_project: housing,
  village,
  council_area: council,
};

const LEVELS = ['province', 'district', 'subdistrict', 'village'] as const;
type Level = (typeof LEVELS)[number];

/** Rows that are areas themselves: a code each, or at least names and shapes. */
function areaReasons(
  key: Level,
  facts: readonly ColumnFacts[],
  geometry: GeometryType,
  options: SuggestOptions,
): Reason[] {
  const register = registerOf(key);
  if (!register) return [];
  const [code] = ownCodes(key, ['code'], facts, options.exists ?? null);
  const share = code ? distinctOf(code) : 0;
  if (code && share >= ONE_EACH && code.columns[0]!.filled.length > 0) {
    const points = isPolygon(geometry) || key === 'village' ? 0.75 : 0.6;
    const columns = code.columns.map((column) => column.name).join(' + ');
    return [
      {
        points: code.evidence === 'name' ? points : points - 0.2,
        words: fitText.oneCodeEach(register, columns),
      },
    ];
  }
  const name = facts.find((column) => column.concepts.has(key) && letterShare(column) >= 0.5);
  if (key === 'village' || !name || !isPolygon(geometry)) return [];
  return distinctShare(name) < 0.8 ? [] : [{ points: 0.5, words: fitText.nameEach(register, name.name) }];
}

/** Different codes among the rows that have one. */
function distinctOf({ field, convert, columns }: Suggestion): number {
  if (columns.length === 1) return distinctShare(columns[0]!);
  const mapping = { field, convert, columns: columns.map((column) => column.name) };
  if (workingShare('', mapping, columns) < 0.5) return 0;
  const rows = Math.max(0, ...columns.map((column) => column.values.length));
  const keys = Array.from({ length: rows }, (_, row) =>
    columns.map((column) => String(column.values[row])).join('|'),
  );
  return rows === 0 ? 0 : new Set(keys).size / rows;
}

/** Something smaller or other than areas is in the rows: then a code each is where they lie, not what they are. */
function lessened(key: Level, reasons: readonly Reason[], thing: number, finer: boolean): Reason[] {
  if (finer || (thing >= 0.5 && key !== 'village')) return [];
  return reasons.map((reason) => ({ ...reason, points: reason.points - thing / 2 }));
}

/**
 * The registers that rows could fill, the best first, each with what speaks for it. Zones are made on the map, from
 * districts, and are not offered.
 *
 * @param samples of the columns, in their order
 */
export function registerFits(
  columns: readonly SourceColumn[],
  samples: readonly ColumnSample[],
  geometryType: GeometryType,
  options: SuggestOptions = {},
): RegisterFit[] {
  const facts = columnFacts(columns, samples);
  const reasons = new Map<string, Reason[]>();
  for (const [key, judge] of Object.entries(JUDGES)) reasons.set(key, judge(facts, geometryType));
  const score = (key: string): number =>
    (reasons.get(key) ?? []).reduce((total, reason) => total + reason.points, 0);
  const thing = Math.max(...Object.keys(JUDGES).map((key) => (key === 'village' ? 0 : score(key))));
  // A village in the rows of something else is where those lie.
  if (thing >= 0.4) reasons.set('village', halved(reasons.get('village') ?? []));
  let finer = false;
  for (const key of [...LEVELS].reverse()) {
    const own = lessened(key, areaReasons(key, facts, geometryType, options), thing, finer);
    reasons.set(key, [...own, ...(reasons.get(key) ?? [])]);
    finer ||= score(key) >= 0.5;
  }
  return REGISTERS.flatMap(({ key }) => fitOf(key, reasons.get(key) ?? [])).sort((a, b) => b.score - a.score);
}

function fitOf(key: string, reasons: readonly Reason[]): RegisterFit[] {
  const score = Math.min(
    1,
    reasons.reduce((total, reason) => total + reason.points, 0),
  );
  if (score < LEAST) return [];
  const said = [...reasons].sort((a, b) => b.points - a.points).slice(0, 2);
  const join = (language: 'th' | 'en', mark: string): string =>
    said.map(({ words }) => words[language]).join(mark);
  return [
    {
      key,
      score: Math.round(score * 100) / 100,
      reason: { th: join('th', ' และ'), en: join('en', ', and ') },
    },
  ];
}
