import type { AreaLevelName } from '../../../../shared/contract/import-choice.ts';
import type { PlacingOffer } from '../../../../shared/contract/import-findings.ts';
import { placingReason } from '../../../../shared/text/placing.ts';
import { type ColumnSample, findCodeColumns } from '../code-columns.ts';
import { type Concept, conceptsOf } from '../mapping/headings.ts';
import type { Surroundings } from '../surroundings.ts';

type Known = Pick<Surroundings, 'gazetteer' | 'known'>;

/** Names that say an area of a level, and those above it without which they say too little. */
const BY_NAME: readonly (readonly [AreaLevelName, Concept, readonly Concept[]])[] = [
  ['village', 'village', ['subdistrict']],
  ['subdistrict', 'subdistrict', ['district', 'province']],
  ['district', 'district', []],
  ['province', 'province', []],
];
const FINEST: readonly AreaLevelName[] = ['village', 'council_area', 'subdistrict', 'district', 'province'];

/** The areas that the rows of a table name, the finest level first: by code, else by name. */
export function areaOffers(samples: readonly ColumnSample[], { gazetteer, known }: Known): PlacingOffer[] {
  const hasVillages = [...known.keys()].some((code) => code.length === 8);
  const exists = (code: string): boolean => known.has(code) || gazetteer.area(code) !== null;
  const offers = new Map<AreaLevelName, PlacingOffer>();
  for (const code of findCodeColumns(samples, exists)) {
    // Villages that are not known have no shape; the code leads to their sub-district all the same.
    const level = code.level === 'village' && !hasVillages ? 'subdistrict' : code.level;
    if (offers.has(level)) continue;
    const share = shareOf(samples, (values) => code.codeOf(values) !== null);
    const names = code.columns.map((column) => samples[column]!.name);
    offers.set(level, {
      placing: { kind: 'areas', level },
      share,
      reason: placingReason.codes(names, level),
    });
  }
  const concepts = samples.map(({ name }) => conceptsOf(name));
  for (const [level, concept, above] of BY_NAME) {
    const column = concepts.findIndex((found) => found.has(concept));
    if (column < 0 || offers.has(level) || (level === 'village' && !hasVillages)) continue;
    const higher = above.map((one) => concepts.findIndex((found) => found.has(one))).filter((i) => i >= 0);
    if (above.length > 0 && higher.length === 0) continue;
    const used = [column, ...higher];
    const share = shareOf(samples, (values) => used.every((i) => isText(values[i])));
    if (share === 0) continue;
    const names = used.map((i) => samples[i]!.name);
    offers.set(level, {
      placing: { kind: 'areas', level },
      share,
      reason: placingReason.names(names, level),
    });
  }
  return FINEST.flatMap((level) => offers.get(level) ?? []);
}

type Cell = ColumnSample['values'][number];

const isText = (value: Cell | undefined): boolean => typeof value === 'string' && value.trim() !== '';

function shareOf(samples: readonly ColumnSample[], holds: (values: Cell[]) => boolean): number {
  const rows = Math.max(0, ...samples.map(({ values }) => values.length));
  let count = 0;
  for (let row = 0; row < rows; row++) if (holds(samples.map(({ values }) => values[row] ?? null))) count++;
  return rows === 0 ? 0 : count / rows;
}
