import type { Map as MapLibreMap, StyleSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { styleSetter } from './apply-style.ts';

const style = (tiles: string): StyleSpecification => ({
  ...{ version: 8, layers: [] },
  sources: { rows: { type: 'vector', tiles: [tiles] } },
});

/** As much of a map as a style is set on, whose next frame is drawn when the test says so. */
const aMap = () => {
  const waiting: { event: string; call: () => void }[] = [];
  let now = style('/first');
  const fire = (event: string): void => {
    const due = waiting.filter((one) => one.event === event);
    waiting.splice(0, waiting.length, ...waiting.filter((one) => one.event !== event));
    for (const { call } of due) call();
  };
  const map = {
    once: (event: string, call: () => void) => waiting.push({ event, call }),
    getStyle: () => now,
    setStyle: (next: StyleSpecification) => {
      now = next;
    },
    getSource: () => ({
      setTiles: ([tiles = '']: string[]) => {
        now = style(tiles);
      },
    }),
    triggerRepaint: () => {},
  } as unknown as MapLibreMap;
  const set = styleSetter(map);
  fire('style.load');
  return { set, draw: () => fire('render'), tiles: () => JSON.stringify(now.sources.rows) };
};

describe('another style for a map', () => {
  it('changes the address of tiles a frame later', () => {
    const { set, draw, tiles } = aMap();
    set(style('/second'));
    expect(tiles()).toContain('/first');
    draw();
    expect(tiles()).toContain('/second');
  });

  it('is the newest, though one in between wanted other tiles in the same frame', () => {
    const { set, draw, tiles } = aMap();
    set(style('/second'));
    set(style('/first'));
    draw();
    expect(tiles()).toContain('/first');
    set(style('/second'));
    set(style('/third'));
    draw();
    expect(tiles()).toContain('/third');
  });
});
