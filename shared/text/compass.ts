import type { Bilingual } from '../contract/base.ts';

/** The eight winds, clockwise from the north. */
const WINDS: readonly Bilingual[] = [
  { th: 'ทิศเหนือ', en: 'north' },
  { th: 'ทิศตะวันออกเฉียงเหนือ', en: 'north-east' },
  { th: 'ทิศตะวันออก', en: 'east' },
  { th: 'ทิศตะวันออกเฉียงใต้', en: 'south-east' },
  { th: 'ทิศใต้', en: 'south' },
  { th: 'ทิศตะวันตกเฉียงใต้', en: 'south-west' },
  { th: 'ทิศตะวันตก', en: 'west' },
  { th: 'ทิศตะวันตกเฉียงเหนือ', en: 'north-west' },
];

/** Differences of drawing of this many metres have no direction worth a word. */
const WORTH = 30;

/** The wind towards which an offset in metres points, or null where it is small or its parts point apart. */
export function compassOf(east: number, north: number, spread: number): Bilingual | null {
  const length = Math.hypot(east, north);
  if (length < WORTH || spread > length) return null;
  const turn = Math.atan2(east, north) / (Math.PI / 4);
  return WINDS[(Math.round(turn) + 8) % 8] ?? null;
}
