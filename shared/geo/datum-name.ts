import { plainText } from './coordinate-text.ts';

export type NamedDatum = 'wgs84' | 'indian1975';

const NAMES: readonly (readonly [RegExp, NamedDatum])[] = [
  [/\b(?:datum\s*)?indian[\s_-]*(?:datum\s*)?(?:19)?75\b/i, 'indian1975'],
  [/(?:พื้นหลักฐาน\s*)?อินเดียน?\s*(?:ค\.ศ\.\s*|พ\.ศ\.\s*)?(?:1975|2518|75)(?!\d)/, 'indian1975'],
  [/(?:พื้นหลักฐาน\s*)?\b(?:datum\s*)?WGS[\s_-]*(?:19)?84\b/i, 'wgs84'],
];

/** `EPSG:24047`: the number of a grid says datum and zone together. */
const EPSG = /\bEPSG\s*:?\s*(240|326)(4[78])\b/i;

/**
 * Takes the name of a datum out of a typed place: `Indian 1975 48N 295000 1637000`, `อินเดียน ๑๙๗๕ …`, `… WGS 84`,
 * `EPSG:24048 …`. Without one `rest` is the text as it was.
 */
export function namedDatum(text: string): { readonly datum: NamedDatum | null; readonly rest: string } {
  const plain = plainText(text);
  const [number, family, zone] = EPSG.exec(plain) ?? [];
  if (number !== undefined)
    return { datum: family === '240' ? 'indian1975' : 'wgs84', rest: `${zone} ${without(plain, number)}` };
  for (const [name, datum] of NAMES) {
    const found = name.exec(plain)?.[0];
    if (found !== undefined) return { datum, rest: without(plain, found) };
  }
  return { datum: null, rest: text };
}

/** What is left, without the dividers that stood around the name. */
const without = (text: string, name: string): string =>
  text
    .replace(name, ' ')
    .replace(/\(\s*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s/,;:|]+|[\s/,;:|]+$/g, '');
