import { describe, expect, it } from 'vitest';
import { roomAround } from './map-room.ts';

describe('the room that a map is fitted into', () => {
  it('ends above what lies over the foot', () => {
    expect(roomAround(650, 0)).toEqual({ top: 40, right: 40, bottom: 40, left: 40 });
    expect(roomAround(650, 130).bottom).toBe(142);
    expect(roomAround(650, 0, 56).top).toBe(96);
  });

  it('is never taken up by it on a low map', () => {
    expect(roomAround(200, 190).bottom).toBe(90);
  });
});
