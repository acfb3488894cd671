import type { Conversion } from '../../../../shared/contract/import-choice.ts';
import { parseLandArea } from '../../../../shared/domain/land-area.ts';
import { parseNumber } from '../../../../shared/domain/number-text.ts';
import type { RegisterDefinition } from '../../../../shared/domain/registers/index.ts';
import { cellText } from '../../formats/values/cells.ts';
import { type ColumnFacts, letterShare, shareOf, workingShare } from './column-facts.ts';
import { type Concept, headingKey } from './headings.ts';
import type { Suggestion } from './suggestion.ts';

const FIELD = '@declared-area';
const SURE = 0.9;
const OTHER_UNITS: readonly (readonly [Concept, Conversion])[] = [
  ['area_ha', 'hectare'],
  ['area_m2', 'square-metre'],
  ['area_km2', 'square-kilometre'],
];

/** `12-3-45` or words, and no plain number. */
const isTriple = (value: string | number | null): boolean => {
  const text = cellText(value);
  return parseNumber(text) === null && parseLandArea(text) !== null;
};

/** The columns of the area that is declared: rai, ngan and square wah apart, together, or another unit. */
export function declaredArea(register: RegisterDefinition, facts: readonly ColumnFacts[]): Suggestion | null {
  if (!register.fields.some((field) => field.name === 'declared_rai')) return null;
  const about = (concept: Concept): ColumnFacts | undefined =>
    facts.find((column) => column.concepts.has(concept) && letterShare(column) < 0.5);
  const [rai, ngan, wah] = [about('rai'), about('ngan'), about('wah')];
  if (rai && ngan) return checked(register, [rai, ngan, ...(wah ? [wah] : [])], 'rai-ngan-wah');
  return oneColumn(register, facts) ?? byContent(facts);
}

function checked(
  register: RegisterDefinition,
  columns: readonly ColumnFacts[],
  convert: Conversion,
  sure = true,
): Suggestion | null {
  const mapping = { field: FIELD, convert, columns: columns.map((column) => column.name) };
  const share = workingShare(register, mapping, columns);
  if (share < 0.5) return null;
  return { field: FIELD, convert, columns, evidence: 'name', certain: sure && share >= SURE };
}

function oneColumn(register: RegisterDefinition, facts: readonly ColumnFacts[]): Suggestion | null {
  const named = facts.find((column) => column.concepts.has('rai') || column.concepts.has('area_size'));
  if (named) {
    const triple = shareOf(named, isTriple) >= 0.5;
    // `เนื้อที่` alone does not tell its unit: here it is rai, but the user had better look.
    const told = triple || named.concepts.has('rai') || /ไร่|rai/.test(headingKey(named.name));
    const found = checked(register, [named], triple ? 'rai-ngan-wah' : 'rai', told);
    if (found) return found;
  }
  for (const [concept, convert] of OTHER_UNITS) {
    const column = facts.find((one) => one.concepts.has(concept));
    const found = column ? checked(register, [column], convert) : null;
    if (found) return found;
  }
  return null;
}

function byContent(facts: readonly ColumnFacts[]): Suggestion | null {
  const column = facts.find((one) => one.concepts.size === 0 && shareOf(one, isTriple) >= SURE);
  if (!column) return null;
  return { field: FIELD, convert: 'rai-ngan-wah', columns: [column], evidence: 'content', certain: false };
}
