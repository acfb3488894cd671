import { textWidth } from './text-width.ts';

/** A name that wants a place. Millimetres. */
export interface WantedLabel {
  readonly text: string;
  /** The text on the lines that it is set on. */
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** Smaller is placed first. */
  readonly priority: number;
  readonly weight: string;
  readonly color: string;
  /** The width of its area, where the name may stand beside it at the end of a line; null where it may not. */
  readonly room: number | null;
}

export interface PlacedLabel extends WantedLabel {
  /** The baseline's middle. */
  readonly atX: number;
  readonly atY: number;
  readonly led: boolean;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Thai stacks a vowel and a tone mark above its letters and a vowel below them. */
const ABOVE = 0.95;
const BELOW = 0.3;
const GAP = 0.35;
/** From line to line, in sizes of the type: less lets tone marks touch the line above. */
export const LINE = 1.45;

/** How far from its wished place a label may go, in its own widths and heights. The nearest are tried first. */
const SHIFTS: readonly (readonly [number, number])[] = [
  [0, 0],
  [0, -0.7],
  [0, 0.7],
  [0.25, 0],
  [-0.25, 0],
  [0, -1.3],
  [0, 1.3],
  [0.3, -0.7],
  [-0.3, -0.7],
  [0.3, 0.7],
  [-0.3, 0.7],
  [0.5, 0],
  [-0.5, 0],
  [0.4, -1.3],
  [-0.4, -1.3],
  [0.4, 1.3],
  [-0.4, 1.3],
];

/** How far beside its area a name with a line to it may stand, in millimetres, and in which directions. */
const CALLOUT_MM = [6, 10, 15, 21];
const DIRECTIONS = 12;
const CALLOUTS: readonly (readonly [number, number])[] = CALLOUT_MM.flatMap((distance) =>
  Array.from({ length: DIRECTIONS }, (_, i): [number, number] => {
    const angle = (i / DIRECTIONS) * 2 * Math.PI;
    return [Math.cos(angle) * distance, Math.sin(angle) * distance];
  }),
);

interface Place {
  readonly box: Box;
  readonly x: number;
  readonly y: number;
  /** It stands away from its area, at the end of a line. */
  readonly led: boolean;
}

const placesOf = (label: WantedLabel, width: number, height: number): Place[] => {
  const at = (x: number, y: number, led: boolean): Place => ({
    ...{ x, y, led },
    box: boxAround(x, y, width, label.size, label.lines.length),
  });
  const near = SHIFTS.map(([dx, dy]) => at(label.x + dx * width, label.y + dy * height, false));
  if (label.room === null) return near;
  const away = CALLOUTS.map(([dx, dy]) => at(label.x + dx, label.y + dy, true));
  // What has no room for its name has it beside itself from the start.
  return label.room < width ? away : [...near, ...away];
};

/**
 * Finds a place for each label where it touches no other, most important first; symbols are avoided where there is a
 * choice. What finds no place is left out.
 */
export function placeLabels(
  wanted: readonly WantedLabel[],
  frame: { width: number; height: number },
  taken: readonly Box[],
  symbols: readonly Box[],
): PlacedLabel[] {
  const boxes: Box[] = [...taken];
  const placed: PlacedLabel[] = [];
  const order = [...wanted].sort((a, b) => a.priority - b.priority || b.size - a.size || a.x - b.x);
  for (const label of order) {
    if (placed.some((other) => sameName(other, label))) continue;
    const width = Math.max(...label.lines.map((line) => textWidth(line, label.size)));
    const height = (ABOVE + BELOW) * label.size;
    let best: { place: Place; cost: number } | null = null;
    placesOf(label, width, height).forEach((place, rank) => {
      const { box } = place;
      if (!inside(box, frame) || boxes.some((other) => overlap(box, other))) return;
      const cost = rank + 4 * symbols.filter((other) => overlap(box, other)).length;
      if (!best || cost < best.cost) best = { place, cost };
    });
    const found = (best as { place: Place } | null)?.place;
    if (!found) continue;
    boxes.push(found.box);
    placed.push({ ...label, atX: found.x, atY: found.y + 0.32 * label.size, led: found.led });
  }
  return placed;
}

/** A result bears the names of the areas that it was made of: one of the two is enough. */
const SAME_PLACE_MM = 40;
const SAME_SHAPE_MM = 0.5;
const sameName = (a: WantedLabel, b: WantedLabel): boolean => {
  const apart = Math.hypot(a.x - b.x, a.y - b.y);
  if (a.text === b.text) return apart < SAME_PLACE_MM;
  // `ต.ศรีธารา` and `ศรีธารา` on one shape are one name; a district and its sub-district of that name are two.
  return apart < SAME_SHAPE_MM && (a.text.endsWith(b.text) || b.text.endsWith(a.text));
};

/** The box of a text whose middle lies at a place. */
function boxAround(x: number, y: number, width: number, size: number, lines: number): Box {
  const baseline = y + 0.32 * size;
  const more = ((lines - 1) * LINE * size) / 2;
  return {
    left: x - width / 2 - GAP,
    right: x + width / 2 + GAP,
    top: baseline - ABOVE * size - GAP - more,
    bottom: baseline + BELOW * size + GAP + more,
  };
}

const inside = (box: Box, { width, height }: { width: number; height: number }): boolean =>
  box.left >= 1 && box.top >= 1 && box.right <= width - 1 && box.bottom <= height - 1;

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
