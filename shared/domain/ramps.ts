/**
 * The colours of data, from the design tokens: ramps told apart by lightness in every kind of colour vision, and the
 * pale grounds of zones. Light theme; what is printed and shown on the wall uses the same values.
 */
export const RAMPS = {
  /** Need: pale yellow to dark brown. */
  sequential: ['#FFF2D0', '#FBCB78', '#EC8F3C', '#BF4F1B', '#6E240C'],
  /** Amount: pale to dark indigo. */
  amount: ['#EDF1FB', '#BECBED', '#8A9CD9', '#5466B8', '#27337F'],
  /** Below and above a middle. */
  diverging: ['#7F3B08', '#DD9A55', '#F4F1EA', '#8FA9DA', '#2C458F'],
} as const;
export type RampName = keyof typeof RAMPS;

/** Kinds without an order. The first six are told apart in every kind of colour vision. */
export const CATEGORICAL = [
  '#E8A02C',
  '#F2E48C',
  '#1F4E9C',
  '#B2609F',
  '#86BDEA',
  '#4E3320',
  '#8C8F93',
  '#D96B4A',
] as const;

/** Pale grounds for zones under labels; every zone is labelled, colour alone does not tell them apart. */
export const ZONE_COLORS = [
  '#F8DDBB',
  '#E9E8B2',
  '#CCDDF3',
  '#E0D1EB',
  '#D3E8DF',
  '#F3D3D3',
  '#DCDDE6',
  '#EADFC8',
] as const;

/** Colours of what the map always shows, from the same tokens. */
export const MAP_COLORS = {
  land: '#F6F7F4',
  water: '#CFE0EA',
  tambonLine: '#FFFFFF',
  amphoeLine: '#7C8885',
  zoneLine: '#43504C',
  provinceLine: '#1C2724',
  forest: '#4C7426',
  forestSoft: '#9DBB77',
  housing: '#8A2D58',
  point: '#5B6965',
  hatch: '#8B9692',
  hatchGround: '#F4F6F5',
} as const;

export const channels = (color: string): [number, number, number] => [
  Number.parseInt(color.slice(1, 3), 16),
  Number.parseInt(color.slice(3, 5), 16),
  Number.parseInt(color.slice(5, 7), 16),
];

const mixed = (from: string, to: string, share: number): string => {
  const a = channels(from);
  const b = channels(to);
  const hex = a.map((value, i) =>
    Math.round(value + ((b[i] ?? value) - value) * share)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${hex.join('').toUpperCase()}`;
};

/** Colours at even steps along a row of them: both ends kept, those between mixed from their neighbours. */
export const spread = (base: readonly string[], count: number): string[] => {
  const middle = base[base.length >> 1] ?? '#888888';
  if (count <= 1) return [middle];
  return Array.from({ length: count }, (_, i) => {
    const at = (i * (base.length - 1)) / (count - 1);
    const low = Math.min(Math.floor(at), base.length - 2);
    return mixed(base[low] ?? middle, base[low + 1] ?? middle, at - low);
  });
};

/**
 * `count` colours (1 to 7) of a ramp, lightest first and with both ends kept, so that few classes still differ most.
 * Colours between the five of the tokens are mixed from their neighbours.
 */
export const rampColors = (ramp: RampName, count: number): string[] => spread(RAMPS[ramp], count);

/** The colour of the nth category, counted from 0; goes round after the eighth. */
export const categoryColor = (index: number): string =>
  CATEGORICAL[index % CATEGORICAL.length] ?? CATEGORICAL[0];

/** The first zone colour that none of the `taken` uses; goes round when all are. */
export const nextZoneColor = (taken: readonly string[]): string => {
  const used = new Set(taken.map((color) => color.toLowerCase()));
  return (
    ZONE_COLORS.find((color) => !used.has(color.toLowerCase())) ??
    ZONE_COLORS[taken.length % ZONE_COLORS.length] ??
    ZONE_COLORS[0]
  );
};
