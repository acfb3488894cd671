import { describe, expect, it } from 'vitest';
import type { Extent } from '../../shared/contract/base.ts';
import { roomAround } from './map-room.ts';

/** As high as it is wide on the equator. */
const SQUARE: Extent = [100, -0.5, 101, 0.5];
const WIDE: Extent = [100, -0.1, 102, 0.1];
const screen = { width: 1000, height: 650 };
const bare = { foot: 0, side: 0 };

describe('the room that a map is fitted into', () => {
  it('ends above what lies over the foot', () => {
    expect(roomAround(screen, bare, SQUARE)).toEqual({ top: 40, right: 40, bottom: 40, left: 40 });
    expect(roomAround(screen, { ...bare, foot: 130 }, SQUARE).bottom).toBe(142);
    expect(roomAround(screen, { ...bare, top: 56 }, SQUARE).top).toBe(96);
  });

  it('is never taken up by it on a low map', () => {
    expect(roomAround({ width: 1000, height: 200 }, { ...bare, foot: 190 }, SQUARE).bottom).toBe(90);
  });

  it('begins beside what lies over the left edge, where the extent would reach under it', () => {
    const tools = { foot: 0, side: 50 };
    expect(roomAround(screen, tools, WIDE).left).toBe(62);
    expect(roomAround(screen, tools, SQUARE).left).toBe(40);
    // Half of the screen, as while two maps are compared.
    expect(roomAround({ width: 500, height: 650 }, tools, SQUARE).left).toBe(62);
    expect(roomAround(screen, tools, [100, 0, 100, 0]).left).toBe(40);
  });
});
