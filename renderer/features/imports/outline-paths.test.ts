import { describe, expect, it } from 'vitest';
import { drawShapes, extentOf, frameOf, graticuleOf, unionOf } from './outline-paths.ts';

const square = {
  type: 'Polygon',
  coordinates: [
    [
      [99, 8],
      [100, 8],
      [100, 9],
      [99, 9],
      [99, 8],
    ],
  ],
};

describe('small map of the import page', () => {
  it('measures polygons, points, collections and features, and passes over what is none', () => {
    const collection = {
      type: 'GeometryCollection',
      geometries: [square, { type: 'Point', coordinates: [101, 7.5] }],
    };
    expect(extentOf([collection])).toEqual([99, 7.5, 101, 9]);
    expect(extentOf([{ type: 'Feature', geometry: square }])).toEqual([99, 8, 100, 9]);
    expect(extentOf([null, 'x', { type: 'Polygon', coordinates: [] }])).toBeNull();
    expect(unionOf([null, [1, 2, 3, 4], [0, 3, 2, 9]])).toEqual([0, 2, 3, 9]);
  });

  it('keeps every shape inside the margin, north up and the shape of the ground', () => {
    const frame = frameOf([99, 8, 100, 9], 200, 120, 10);
    expect(frame.y(9)).toBeCloseTo(10, 6);
    expect(frame.y(8)).toBeCloseTo(110, 6);
    const wide = frame.x(100) - frame.x(99);
    expect(wide / 100).toBeCloseTo(Math.cos((8.5 * Math.PI) / 180), 6);
  });

  it('closes rings, leaves lines open and gives points apart', () => {
    const frame = frameOf([99, 8, 100, 9], 100, 100);
    const line = {
      type: 'LineString',
      coordinates: [
        [99, 8],
        [100, 9],
      ],
    };
    const drawn = drawShapes([square, line, { type: 'MultiPoint', coordinates: [[99.5, 8.5]] }], frame);
    expect(drawn.path.match(/M/g)).toHaveLength(2);
    expect(drawn.path.match(/Z/g)).toHaveLength(1);
    expect(drawn.points).toEqual([[50, 50]]);
  });

  it('draws degree lines at round numbers', () => {
    const { lons } = graticuleOf([98.6, 7.4, 99.4, 8.7]);
    expect(lons).toContain(99);
    expect(lons.every((lon) => Number.isInteger(lon * 2))).toBe(true);
  });
});
