import {
  arabicDigits,
  M2_PER_NGAN,
  M2_PER_RAI,
  M2_PER_WAH,
  parseRaiNganWah,
  type RaiNganWah,
  raiNganWah,
} from '../../../../shared/domain/units.ts';
import type { CellValue } from '../../formats/index.ts';
import {
  cellText,
  EMPTY,
  failed,
  meansNothing,
  type Outcome,
  parseNumber,
  read,
  readNumber,
} from './cells.ts';

type AreaConversion = 'rai-ngan-wah' | 'rai' | 'hectare' | 'square-metre' | 'square-kilometre';

const M2_PER: Readonly<Record<Exclude<AreaConversion, 'rai-ngan-wah'>, number>> = {
  rai: M2_PER_RAI,
  hectare: 10_000,
  'square-metre': 1,
  'square-kilometre': 1_000_000,
};
/** Square wah are kept to a hundredth: 4 dm² are finer than any title deed. */
const WAH_DECIMALS = 2;

const ofMetres = (m2: number): Outcome<RaiNganWah> =>
  m2 < 0 ? failed() : read(raiNganWah(m2, WAH_DECIMALS), 'unit-converted');

const WORDS =
  /^(?:([\d,.]+)\s*(?:ไร่|rai))?\s*(?:([\d,.]+)\s*(?:งาน|ngan))?\s*(?:([\d,.]+)\s*(?:ตารางวา|ตร\.?\s?วา|ตร\.?\s?ว\.?|วา|sq\.?\s?wah|wah))?$/i;

/** `12-3-45.6`, `12-3-45 ไร่`, `12 ไร่ 3 งาน 45 ตร.ว.`, `12.5 ไร่` or `12.5` as rai, ngan and square wah. */
export function parseLandArea(text: string): Outcome<RaiNganWah> {
  const plain = arabicDigits(text).replace(/[–—−]/g, '-');
  const triple = parseRaiNganWah(plain.replace(/\s*(?:ไร่|rai)$/i, ''));
  if (triple !== null) return read(raiNganWah(triple, WAH_DECIMALS));
  const words = WORDS.exec(plain.trim());
  if (words?.[0]) {
    const parts = words.slice(1, 4).map((part) => (part === undefined ? 0 : parseNumber(part)));
    if (parts.includes(null)) return failed();
    return carried(parts as number[]);
  }
  const rai = parseNumber(plain);
  return rai === null ? failed() : carried([rai, 0, 0]);
}

/** Parts of which any may be too large or have a fraction, put in order: 5 ngan are a rai and a ngan. */
function carried(parts: readonly number[]): Outcome<RaiNganWah> {
  const [rai = 0, ngan = 0, wah = 0] = parts;
  if (parts.some((part) => part < 0)) return failed();
  const whole = Number.isInteger(rai) && Number.isInteger(ngan) && ngan < 4 && wah < 100;
  const area = raiNganWah(rai * M2_PER_RAI + ngan * M2_PER_NGAN + wah * M2_PER_WAH, WAH_DECIMALS);
  return read(area, whole ? null : 'unit-converted');
}

/** Rai, ngan and square wah from one to three columns of them, or from one column in another unit. */
export function readLandArea(cells: readonly CellValue[], how: AreaConversion): Outcome<RaiNganWah> {
  if (how === 'rai-ngan-wah' && cells.length > 1) {
    const parts = cells.map((cell) => readNumber(cell));
    if (parts.some((part) => part.failed !== null)) return failed();
    if (parts.every((part) => part.value === null)) return EMPTY;
    return carried(parts.map((part) => part.value ?? 0));
  }
  const [cell] = cells;
  if (how === 'rai-ngan-wah' || how === 'rai') {
    const text = cellText(cell);
    if (meansNothing(text)) return EMPTY;
    return parseLandArea(text);
  }
  const number = readNumber(typeof cell === 'number' ? cell : withoutUnit(cellText(cell)));
  return number.value === null ? { ...number, value: null } : ofMetres(number.value * M2_PER[how]);
}

const withoutUnit = (text: string): string =>
  text.replace(
    /\s*(?:เฮกตาร์|เฮกแตร์|ha\.?|hectares?|ตร\.? ?ม\.?|ตารางเมตร|sq\.? ?m\.?|m2|m²|ตร\.? ?กม\.?|ตารางกิโลเมตร|sq\.? ?km\.?|km2|km²)$/i,
    '',
  );
