/** Indicators that count persons or households, whatever unit is written beside them. */
const COUNTED = new Set(['population', 'households', 'elderly', 'disabled', 'low_income_households']);
/** Indicators that measure ground. */
const MEASURED = new Set(['farmland_rai', 'organic_farmland_rai']);

const COUNT_UNITS = new Set(['คน', 'ราย', 'ครัวเรือน', 'ครอบครัว', 'หลัง', 'หลังคาเรือน', 'หมู่บ้าน', 'แห่ง', 'กลุ่ม']);
const MEASURE_UNITS = new Set(['ไร่', 'ตร.กม.', 'เฮกตาร์']);

const oneOf = (words: ReadonlySet<string>, unit: string | null): boolean =>
  unit !== null && words.has(unit.trim());

/**
 * What a figure cannot be: `not-counted` where persons, households or villages are counted and it is no whole number from
 * 0 on; `negative` for ground below 0. Null for a figure that can be.
 *
 * @param unit as it is written beside the figure; null where none is
 */
export const figureProblem = (
  indicator: string,
  unit: string | null,
  value: number,
): 'not-counted' | 'negative' | null => {
  if (COUNTED.has(indicator) || oneOf(COUNT_UNITS, unit))
    return Number.isInteger(value) && value >= 0 ? null : 'not-counted';
  return (MEASURED.has(indicator) || oneOf(MEASURE_UNITS, unit)) && value < 0 ? 'negative' : null;
};

/** True for figures that count: shares of them are rounded to whole ones. */
export const isCounted = (indicator: string, unit: string | null): boolean =>
  figureProblem(indicator, unit, 0.5) === 'not-counted';
