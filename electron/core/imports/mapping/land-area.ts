import {
  carriedArea,
  type LandArea,
  parseLandArea,
  WAH_DECIMALS,
} from '../../../../shared/domain/land-area.ts';
import { M2_PER_RAI, type RaiNganWah, raiNganWah } from '../../../../shared/domain/units.ts';
import type { CellValue } from '../../formats/index.ts';
import {
  cellText,
  EMPTY,
  failed,
  meansNothing,
  type Outcome,
  read,
  readNumber,
} from '../../formats/values/cells.ts';

type AreaConversion = 'rai-ngan-wah' | 'rai' | 'hectare' | 'square-metre' | 'square-kilometre';

const M2_PER: Readonly<Record<Exclude<AreaConversion, 'rai-ngan-wah'>, number>> = {
  rai: M2_PER_RAI,
  hectare: 10_000,
  'square-metre': 1,
  'square-kilometre': 1_000_000,
};

const ofMetres = (m2: number): Outcome<RaiNganWah> =>
  m2 < 0 ? failed() : read(raiNganWah(m2, WAH_DECIMALS), 'unit-converted');

const outcome = (area: LandArea | null): Outcome<RaiNganWah> =>
  area === null ? failed() : read(area.parts, area.carried ? 'unit-converted' : null);

/** Rai, ngan and square wah from one to three columns of them, or from one column in another unit. */
export function readLandArea(cells: readonly CellValue[], how: AreaConversion): Outcome<RaiNganWah> {
  if (how === 'rai-ngan-wah' && cells.length > 1) {
    const parts = cells.map((cell) => readNumber(cell));
    if (parts.some((part) => part.failed !== null)) return failed();
    if (parts.every((part) => part.value === null)) return EMPTY;
    return outcome(carriedArea(parts.map((part) => part.value ?? 0)));
  }
  const [cell] = cells;
  if (how === 'rai-ngan-wah' || how === 'rai') {
    const text = cellText(cell);
    if (meansNothing(text)) return EMPTY;
    return outcome(parseLandArea(text));
  }
  const number = readNumber(typeof cell === 'number' ? cell : withoutUnit(cellText(cell)));
  return number.value === null ? { ...number, value: null } : ofMetres(number.value * M2_PER[how]);
}

const withoutUnit = (text: string): string =>
  text.replace(
    /\s*(?:เฮกตาร์|เฮกแตร์|ha\.?|hectares?|ตร\.? ?ม\.?|ตารางเมตร|sq\.? ?m\.?|m2|m²|ตร\.? ?กม\.?|ตารางกิโลเมตร|sq\.? ?km\.?|km2|km²)$/i,
    '',
  );
