import type { Bilingual } from '../contract/base.ts';
import { formatAskedDistance } from '../domain/units.ts';

const WITHIN = 'ภายใน ';
const UNITS: readonly (readonly [th: string, en: string])[] = [
  ['กม.', 'km'],
  ['ม.', 'm'],
];

/** «1–3 กม.», and with the unit twice where it changes: «500 ม.–1 กม.». */
const between = (from: number, to: number, language: 'th' | 'en'): string => {
  const [low, high] = [formatAskedDistance(from, language), formatAskedDistance(to, language)];
  const [figure, unit] = low.split(' ');
  return high.endsWith(` ${unit}`) ? `${figure}–${high}` : `${low}–${high}`;
};

/** The ground within a distance, or between two: as it stands in the rows of rings and is read out. */
export const ringText = (from: number, to: number): Bilingual =>
  from === 0
    ? { th: `${WITHIN}${formatAskedDistance(to, 'th')}`, en: `within ${formatAskedDistance(to, 'en')}` }
    : { th: between(from, to, 'th'), en: between(from, to, 'en') };

/** What stands in a row's ring, in English; null for other words. */
export const ringInEnglish = (th: string): string | null => {
  const bare = th.startsWith(WITHIN) ? th.slice(WITHIN.length) : th;
  if (!/^[\d,.]+( ม\.)?(–[\d,.]+)? (กม|ม)\.$/.test(bare)) return null;
  const words = UNITS.reduce((text, [thai, english]) => text.replaceAll(` ${thai}`, ` ${english}`), bare);
  return bare === th ? words : `within ${words}`;
};
