import type { Position } from '../../../shared/geo/geometry.ts';
import type { MapFrame } from './map-frame.ts';

export interface GraticuleLine {
  readonly axis: 'meridian' | 'parallel';
  readonly degrees: number;
  /** The line on paper, in millimetres. */
  readonly points: readonly Position[];
  /** Where it meets the top (meridians) or left (parallels) side, and the side across; null where it does not. */
  readonly near: number | null;
  readonly far: number | null;
}

/** Steps in minutes of arc that people count in. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600];
/** About so many lines across the longer side. */
const WANTED = 5;
const SAMPLES = 24;

/** Meridians and parallels at whole steps, as they run across the frame. */
export function graticule(frame: MapFrame): GraticuleLine[] {
  const [west, south, east, north] = frame.extent;
  const step =
    (STEPS.find((minutes) => minutes / 60 >= Math.max(east - west, north - south) / WANTED - 1e-9) ?? 600) /
    60;
  const meridians = multiples(west, east, step).map((degrees) =>
    line(frame, 'meridian', degrees, south, north),
  );
  const parallels = multiples(south, north, step).map((degrees) =>
    line(frame, 'parallel', degrees, west, east),
  );
  return [...meridians, ...parallels];
}

function multiples(from: number, to: number, step: number): number[] {
  const first = Math.ceil(from / step - 1e-9);
  const count = Math.max(0, Math.floor(to / step + 1e-9) - first + 1);
  return Array.from({ length: count }, (_, i) => (first + i) * step);
}

function line(
  frame: MapFrame,
  axis: GraticuleLine['axis'],
  degrees: number,
  from: number,
  to: number,
): GraticuleLine {
  const points = Array.from({ length: SAMPLES + 1 }, (_, i): Position => {
    const along = from + ((to - from) * i) / SAMPLES;
    return frame.toPaper(axis === 'meridian' ? [degrees, along] : [along, degrees]);
  });
  const cross = axis === 'meridian' ? 1 : 0;
  const end = axis === 'meridian' ? frame.height : frame.width;
  return {
    axis,
    degrees,
    points,
    near: crossing(points, cross, 0, frame),
    far: crossing(points, cross, end, frame),
  };
}

/** Where a line passes the side at `at` (of y for meridians, of x for parallels): the other coordinate. */
function crossing(points: readonly Position[], cross: 0 | 1, at: number, frame: MapFrame): number | null {
  const limit = cross === 1 ? frame.width : frame.height;
  const other = cross === 1 ? 0 : 1;
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1] as Position;
    const b = points[i] as Position;
    if ((a[cross] - at) * (b[cross] - at) > 0 || a[cross] === b[cross]) continue;
    const share = (at - a[cross]) / (b[cross] - a[cross]);
    const value = a[other] + share * (b[other] - a[other]);
    return value >= 0 && value <= limit ? value : null;
  }
  return null;
}
