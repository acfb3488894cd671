import type { Map as MapLibreMap } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import type { Extent } from '../../shared/contract/base.ts';
import { keepHome } from './keep-home.ts';

const HOME: Extent = [100, 14, 102, 16];

/** A map of which only what it shows matters: `bounds` is in view, fitting shows what was asked for. */
class FakeMap {
  bounds: Extent = HOME;
  zoom = 8;
  fits = 0;
  private readonly heard = new Map<string, (() => void)[]>();
  on(event: string, work: () => void): void {
    this.heard.set(event, [...(this.heard.get(event) ?? []), work]);
  }
  once(event: string, work: () => void): void {
    if (event !== 'remove') this.on(event, work);
  }
  /** As MapLibre does: a resize ends with `moveend`. */
  tell(...events: string[]): void {
    for (const event of events) for (const work of this.heard.get(event) ?? []) work();
  }
  getCenter = () => ({ toArray: () => [(this.bounds[0] + this.bounds[2]) / 2, 15] });
  getZoom = () => this.zoom;
  getContainer = () => ({ clientHeight: 500 });
  cameraForBounds = () => undefined;
  getBounds = () => ({
    contains: ([x, y]: [number, number]) =>
      x >= this.bounds[0] && x <= this.bounds[2] && y >= this.bounds[1] && y <= this.bounds[3],
  });
  fitBounds(extent: Extent): void {
    this.bounds = extent;
    this.fits++;
    this.tell('moveend');
  }
}

const made = (): FakeMap => {
  const map = new FakeMap();
  keepHome(map as unknown as MapLibreMap)(HOME);
  return map;
};

describe('keeping the province in view', () => {
  it('fits it anew where a panel cuts it off, though somebody had moved the map with all of it in view', () => {
    const map = made();
    Object.assign(map, { zoom: 7.5, bounds: [99, 13, 103, 17] });
    map.tell('moveend');
    map.bounds = [99, 15, 103, 17];
    map.tell('resize', 'moveend');
    expect([map.fits, map.bounds]).toEqual([2, HOME]);
  });

  it('leaves a map alone that was moved to a part of it', () => {
    const map = made();
    Object.assign(map, { zoom: 11, bounds: [100.5, 14.5, 101, 15] });
    map.tell('moveend');
    map.bounds = [100.5, 14.8, 101, 15];
    map.tell('resize', 'moveend');
    expect(map.fits).toBe(1);
  });
});
