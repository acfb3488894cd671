import { channels } from './ramps.ts';

/** Who looks, and by what: the eye as it is, two kinds of colour blindness, a grey print. */
export type Vision = 'usual' | 'deuteranopia' | 'protanopia' | 'grey';

type Triple = readonly [number, number, number];

const linear = (value: number): number => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};
const linearOf = (color: string): Triple => {
  const [r, g, b] = channels(color);
  return [linear(r), linear(g), linear(b)];
};

/**
 * Linear RGB as a dichromat sees it, at full severity: Machado, Oliveira and Fernandes, "A Physiologically-based Model
 * for Simulation of Color Vision Deficiency", IEEE TVCG 15/6, 2009, table of severity 1.0.
 */
const DICHROMAT: Readonly<Record<'deuteranopia' | 'protanopia', readonly [Triple, Triple, Triple]>> = {
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
};

const dot = (a: Triple, b: Triple): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const clamped = (value: number): number => Math.min(1, Math.max(0, value));

/** Relative luminance by WCAG 2, 0 to 1. */
const luminanceOf = (rgb: Triple): number => dot(rgb, [0.2126, 0.7152, 0.0722]);

/** The linear RGB, 0 to 1, of what somebody sees of a colour `#rrggbb`. */
export const seenAs = (color: string, vision: Vision): Triple => {
  const rgb = linearOf(color);
  if (vision === 'usual') return rgb;
  if (vision === 'grey') {
    const light = luminanceOf(rgb);
    return [light, light, light];
  }
  const [red, green, blue] = DICHROMAT[vision];
  return [clamped(dot(red, rgb)), clamped(dot(green, rgb)), clamped(dot(blue, rgb))];
};

/** CIE L*a*b* (1976) of linear sRGB under D65. */
const labOf = (rgb: Triple): Triple => {
  const f = (value: number): number =>
    value > 216 / 24389 ? Math.cbrt(value) : ((24389 / 27) * value + 16) / 116;
  const x = f(dot(rgb, [0.4124, 0.3576, 0.1805]) / 0.95047);
  const y = f(dot(rgb, [0.2126, 0.7152, 0.0722]));
  const z = f(dot(rgb, [0.0193, 0.1192, 0.9505]) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
};

/** How far two colours are apart for a vision: the distance in L*a*b* (CIE76); below 10 they are told apart with care. */
export const distance = (a: string, b: string, vision: Vision): number => {
  const [first, second] = [labOf(seenAs(a, vision)), labOf(seenAs(b, vision))];
  return Math.hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2]);
};

/** Light of the room that falls on the wall, as a share of the projector's white. */
export const ROOM_LIGHT = 0.25;

/** The contrast of two colours by WCAG 2, with `flare` added to both: 0.05 is a good screen. */
export const contrast = (a: string, b: string, flare = 0.05): number => {
  const [first, second] = [luminanceOf(linearOf(a)) + flare, luminanceOf(linearOf(b)) + flare];
  return Math.max(first, second) / Math.min(first, second);
};

/** What a row of colours is safe for. */
export interface Safety {
  readonly projector: boolean;
  readonly colorBlind: boolean;
  readonly print: boolean;
}

const pairs = (colors: readonly string[], all: boolean): [string, string][] =>
  colors.flatMap((color, i) => {
    const others = all ? colors.slice(i + 1) : colors.slice(i + 1, i + 2);
    return others.map((other): [string, string] => [color, other]);
  });

/** The least that neighbours of a ramp, and any two kinds, must differ by. */
const LEAST = { projector: 1.15, colorBlind: 10, print: 9 } as const;

/**
 * What colours are safe for, measured, not claimed. Of a ramp (`ordered`) neighbours must be told apart, of kinds all:
 * on a wall in a lit room by contrast, by the colour-blind and in a grey print by their distance.
 */
export const safetyOf = (colors: readonly string[], ordered: boolean): Safety => {
  const compared = pairs(colors, !ordered);
  const all = (fits: (a: string, b: string) => boolean): boolean => compared.every(([a, b]) => fits(a, b));
  return {
    projector: all((a, b) => contrast(a, b, ROOM_LIGHT) >= LEAST.projector),
    colorBlind: all((a, b) =>
      (['deuteranopia', 'protanopia'] as const).every((vision) => distance(a, b, vision) >= LEAST.colorBlind),
    ),
    print: all((a, b) => distance(a, b, 'grey') >= LEAST.print),
  };
};
