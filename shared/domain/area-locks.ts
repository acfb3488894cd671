import { RETIRING_REGISTERS } from './area-codes.ts';

/** What names an area, where it stands, and from when to when it is in force. */
const LOCKED: Readonly<Record<string, readonly string[]>> = {
  district: ['code', 'province_code', 'valid_from', 'valid_to'],
  subdistrict: ['code', 'district_code', 'valid_from', 'valid_to'],
  village: ['code', 'subdistrict_code', 'valid_from', 'valid_to'],
  council_area: ['code', 'valid_from', 'valid_to'],
};

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '';

/**
 * True for a cell of a standing area that no form and no table writes: other rows hang on it, and its history has to tell of
 * it, so that only a change of areas does. What is empty may be filled, but for the last day: that would retire the area.
 */
export const isAreaLock = (register: string | null, field: string, standing: unknown): boolean =>
  register !== null &&
  (LOCKED[register]?.includes(field) ?? false) &&
  (field === 'valid_to' || !isEmpty(standing));

/** True for the row of an area that is no longer in force on a day: it is kept for what it was. */
export const isRetiredArea = (
  register: string | null,
  values: Readonly<Record<string, unknown>>,
  today: string,
): boolean =>
  register !== null &&
  RETIRING_REGISTERS.includes(register) &&
  !isEmpty(values.valid_to) &&
  String(values.valid_to) < today;

/** Layers of areas that share their borders with each other. */
export const AREA_LEVELS: readonly string[] = ['province', 'district', 'subdistrict', 'council_area'];
