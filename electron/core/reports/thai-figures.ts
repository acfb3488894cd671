import { thaiDigits } from '../../../shared/domain/units.ts';

/** Names of systems and papers keep their digits: `EPSG:32648`, `WGS 84`, `UTM 48N`, `A4`. */
const NAMES = /(EPSG:\d+|WGS 84|UTM \d+[NS]|\bA[34]\b)/;

/** Thai digits for print, but for the names of systems. */
export function thaiFigures(text: string): string {
  return text
    .split(NAMES)
    .map((part, i) => (i % 2 === 1 ? part : thaiDigits(part)))
    .join('');
}
