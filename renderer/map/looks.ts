/** How a map is dressed: on the desk in light or dark, or on the wall for the back of the room. */
export type LookName = 'light' | 'dark' | 'wall';

/** Colours of the map's own parts; values of `tokens.css`. */
export interface Look {
  readonly name: LookName;
  /** Ground outside any land: sea. */
  readonly out: string;
  readonly land: string;
  readonly border: string;
  readonly label: string;
  readonly labelSoft: string;
  readonly halo: string;
  readonly haloWidth: number;
  readonly select: string;
  readonly casing: string;
  readonly hatch: string;
  readonly hatchGround: string;
  /** Label sizes are multiplied by this. */
  readonly labelScale: number;
  readonly lineScale: number;
}

export const LOOKS: Readonly<Record<LookName, Look>> = {
  light: {
    name: 'light',
    out: '#E9EDEB',
    land: '#F6F7F4',
    border: '#CBD3D0',
    label: '#16211E',
    labelSoft: '#3F4D49',
    halo: '#FFFFFF',
    haloWidth: 1.8,
    select: '#0B6E66',
    casing: '#FFFFFF',
    hatch: '#8B9692',
    hatchGround: '#F4F6F5',
    labelScale: 1,
    lineScale: 1,
  },
  dark: {
    name: 'dark',
    out: '#0B100F',
    land: '#141B1A',
    border: '#27322F',
    label: '#F3F7F5',
    labelSoft: '#C6D1CD',
    halo: '#0E1413',
    haloWidth: 1.8,
    select: '#6FD0C4',
    casing: '#0E1413',
    hatch: '#6B7A75',
    hatchGround: '#1B2423',
    labelScale: 1,
    lineScale: 1,
  },
  wall: {
    name: 'wall',
    out: '#FFFFFF',
    land: '#F1F3F2',
    border: '#B9C5C1',
    label: '#0A0F0E',
    labelSoft: '#0A0F0E',
    halo: '#FFFFFF',
    haloWidth: 3,
    select: '#0A0F0E',
    casing: '#FFFFFF',
    hatch: '#4A5552',
    hatchGround: '#FFFFFF',
    labelScale: 2,
    lineScale: 1.6,
  },
};

/** Token colours that a workspace stores in their light value, and what stands for them in the dark. */
const DARK: Readonly<Record<string, string>> = {
  '#f8ddbb': '#4A3216',
  '#e9e8b2': '#3E3C14',
  '#ccddf3': '#1D3354',
  '#e0d1eb': '#3B2749',
  '#d3e8df': '#173A2D',
  '#f3d3d3': '#4A2222',
  '#dcdde6': '#2E3040',
  '#eadfc8': '#3D3421',
  '#ffffff': '#141B1A',
  '#7c8885': '#8B9995',
  '#43504c': '#C3CECA',
  '#1c2724': '#E9EFED',
  '#4c7426': '#A5CE75',
  '#9dbb77': '#6E9444',
  '#8a2d58': '#F08DBB',
  '#5b6965': '#98A6A1',
  '#16211e': '#F3F7F5',
  // Lines and signs of registers, which would sink into the dark grounds of zones.
  '#b9c5c1': '#66746F',
  '#5e3378': '#CBA9E6',
  '#6b5b3e': '#C9B58C',
  '#b35c00': '#F2A35E',
};

/** From this much between their strongest and weakest channel on, light colours are no pale ground but say something. */
const STRONG = 90;

const channels = (color: string): [number, number, number] => [
  Number.parseInt(color.slice(1, 3), 16),
  Number.parseInt(color.slice(3, 5), 16),
  Number.parseInt(color.slice(5, 7), 16),
];

/** Rec. 709 luma of `#rrggbb`, 0 to 255: enough to tell a pale ground from ink. */
const luma = (color: string): number => {
  const [r, g, b] = channels(color);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const isStrong = (color: string): boolean => {
  const parts = channels(color);
  return Math.max(...parts) - Math.min(...parts) >= STRONG;
};

/**
 * A stored colour as the look shows it. In the dark, tokens have their dark twin and other pale grounds are dimmed, but
 * strong yellows and the like stay: dimmed they would look as the browns of other kinds. Class ramps (`data` true) keep their values, since their order is in their lightness.
 */
export const colorIn = (look: Look, color: string, data = false): string => {
  if (look.name !== 'dark') return color;
  const twin = DARK[color.toLowerCase()];
  if (twin !== undefined && !data) return twin;
  if (data || luma(color) < 190 || isStrong(color)) return color;
  return `#${channels(color)
    .map((c) =>
      Math.round(c * 0.3)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
};
