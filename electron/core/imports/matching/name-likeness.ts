/**
 * How alike two Thai names are, where one of them may have been misread or mistyped. An edit distance in which slips that
 * people, keyboards and text recognition make are cheap: a tone mark more or less, a short vowel for its long one, letters
 * that look or sound the same, a second consonant of a cluster left out, two neighbours swapped.
 */

const TONE = /[\u0E47-\u0E4E]/;
const VOWEL = /[\u0E30-\u0E3A\u0E40-\u0E45]/;

const COST = { tone: 0.3, alike: 0.4, vowel: 0.7, cluster: 0.6, swap: 0.6, other: 1 } as const;

/** Letters that are taken for one another: by their look (first lines), by their sound, by the length of the vowel. */
const ALIKE = [
  'กถภฤฎฏ',
  'ขฃชซ',
  'คศดตฅ',
  'บปษ',
  'ผฝพฟฬ',
  'มนฆ',
  'ทหฑ',
  'รธวจ',
  'ลสส',
  'อฮ',
  'ฉณญ',
  'งวย',
  'ซสศษ',
  'ณน',
  'ญย',
  'ธทฐฒถ',
  'ภพ',
  'ลฬร',
  'ตฏดฎ',
  'ขคฆ',
  '\u0E34\u0E35\u0E36\u0E37\u0E31\u0E47',
  '\u0E38\u0E39',
  '\u0E40\u0E41',
  '\u0E42\u0E43\u0E44',
  '\u0E32\u0E33\u0E30\u0E45',
];

const LETTERS = 0x80;
const BASE = 0x0e00;
const slot = (code: number): number => (code >= BASE && code < BASE + LETTERS ? code - BASE : -1);

const alike = new Uint8Array(LETTERS * LETTERS);
for (const group of ALIKE)
  for (const a of group)
    for (const b of group) {
      const [x, y] = [slot(a.charCodeAt(0)), slot(b.charCodeAt(0))];
      if (x >= 0 && y >= 0) alike[x * LETTERS + y] = 1;
    }

/** What it costs to leave a letter out or put it in. */
const weights = Float32Array.from({ length: LETTERS }, (_, i) => {
  const letter = String.fromCharCode(BASE + i);
  if (TONE.test(letter)) return COST.tone;
  if (VOWEL.test(letter)) return COST.vowel;
  return 'รลวห'.includes(letter) ? COST.cluster : COST.other;
});

const weight = (code: number): number => {
  const at = slot(code);
  return at < 0 ? COST.other : (weights[at] ?? COST.other);
};

const isTone = (code: number): boolean => weight(code) === COST.tone;

const change = (a: number, b: number): number => {
  if (a === b) return 0;
  const [x, y] = [slot(a), slot(b)];
  if (x < 0 || y < 0) return COST.other;
  if (isTone(a) && isTone(b)) return COST.tone;
  return alike[x * LETTERS + y] === 1 ? COST.alike : COST.other;
};

const LONGEST = 80;
const rows = [0, 1, 2].map(() => new Float32Array(LONGEST + 1));

/**
 * The weighted distance of two names; `Infinity` as soon as it is certain to be above `limit`.
 * Optimal string alignment: Levenshtein with swaps of neighbours (Damerau).
 */
export function nameDistance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  if (a.length > LONGEST || b.length > LONGEST) return a === b ? 0 : Number.POSITIVE_INFINITY;
  let [older, before, now] = rows as [Float32Array, Float32Array, Float32Array];
  before[0] = 0;
  for (let j = 1; j <= b.length; j++) before[j] = (before[j - 1] ?? 0) + weight(b.charCodeAt(j - 1));
  for (let i = 1; i <= a.length; i++) {
    const own = a.charCodeAt(i - 1);
    const out = weight(own);
    now[0] = (before[0] ?? 0) + out;
    let least = now[0];
    for (let j = 1; j <= b.length; j++) {
      const other = b.charCodeAt(j - 1);
      let cost = (before[j - 1] ?? 0) + change(own, other);
      cost = Math.min(cost, (before[j] ?? 0) + out, (now[j - 1] ?? 0) + weight(other));
      if (i > 1 && j > 1 && own === b.charCodeAt(j - 2) && other === a.charCodeAt(i - 2))
        cost = Math.min(cost, (older[j - 2] ?? 0) + COST.swap);
      now[j] = cost;
      if (cost < least) least = cost;
    }
    // A swap reaches two rows back, and costs as much as it saves at most.
    if (least - COST.swap > limit) return Number.POSITIVE_INFINITY;
    [older, before, now] = [before, now, older];
  }
  return before[b.length] ?? 0;
}

/** What a whole name weighs: the most that a distance can be. */
export function nameWeight(name: string): number {
  let sum = 0;
  for (let i = 0; i < name.length; i++) sum += weight(name.charCodeAt(i));
  return sum;
}

/** 1 for the same name, 0 for nothing in common. */
export function likeness(a: string, b: string, least = 0): number {
  if (a === b) return 1;
  const whole = Math.max(nameWeight(a), nameWeight(b));
  if (whole === 0) return 0;
  const distance = nameDistance(a, b, whole * (1 - least));
  return Math.max(0, 1 - distance / whole);
}

/** True when nothing but tone marks and the like tells the two apart. */
export const onlyTonesDiffer = (a: string, b: string): boolean =>
  a !== b && a.replace(/[\u0E47-\u0E4E]/g, '') === b.replace(/[\u0E47-\u0E4E]/g, '');
