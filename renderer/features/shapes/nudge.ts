import type { DrawPoint } from '../../map/index.ts';

const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** What an arrow key moves by, in degrees: a pixel of the screen, ten with Shift. Null for other keys. */
export const nudgeOf = (event: KeyboardEvent, centre: DrawPoint): readonly [number, number] | null => {
  const way = WAYS[event.key];
  if (way === undefined) return null;
  const { degrees, stretch } = centre.reach(event.shiftKey ? 10 : 1);
  return [way[0] * degrees, (way[1] * degrees) / stretch];
};
