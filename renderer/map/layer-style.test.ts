import { describe, expect, it, vi } from 'vitest';
import type { GeometryType } from '../../shared/contract/base.ts';
import type { LayerSummary } from '../../shared/contract/layers.ts';
import { defaultStyle } from '../../shared/domain/styles.ts';
import { type LayerDress, layerToMapStyle } from './layer-style.ts';
import { LOOKS } from './looks.ts';

// Fonts name their files beside the page's address.
vi.hoisted(() => vi.stubGlobal('location', { href: 'http://127.0.0.1/' }));

const layer = (geometryType: GeometryType) =>
  ({
    ...{ name: 'imported', geometryType, register: null, zoneSchemeId: null, opacity: 1, version: 3 },
    ...{ fields: [], style: defaultStyle(null, geometryType, null), kind: 'layer' },
  }) as unknown as LayerSummary;

const parts = (geometryType: GeometryType, opening = 'a') =>
  layerToMapStyle(layer(geometryType), { look: LOOKS.light, opening, language: 'th' });
const lineOf = (geometryType: GeometryType) =>
  JSON.stringify(parts(geometryType).shapes.find(({ id }) => id.endsWith(':line'))?.paint);

describe('a layer on the map', () => {
  it('of all kinds of shapes draws its lines in the colour of its points, wider than borders', () => {
    const { point, stroke } = layer('Mixed').style;
    const line = lineOf('Mixed');
    expect(line).toContain(`["match",["geometry-type"],"LineString","${point?.color}","${stroke?.color}"]`);
    expect(line).toContain('["match",["geometry-type"],"LineString",2.4,1]');
  });

  it('of areas alone has one kind of border', () => {
    expect(lineOf('MultiPolygon')).not.toContain('geometry-type');
  });

  it('of heat weighs a number as a share of its greatest value', () => {
    const heat = { radius: 28, colors: ['#FFF2D0', '#6E240C'], max: 250 };
    const point = layer('Point');
    const style = { ...point.style, kind: 'heat' as const, field: 'households', heat };
    const fields = [{ name: 'households', type: 'integer' }] as LayerSummary['fields'];
    const { shapes } = layerToMapStyle(
      { ...point, fields, style },
      { look: LOOKS.light, opening: '', language: 'th' },
    );
    const paint = shapes.find(({ type }) => type === 'heatmap')?.paint;
    expect(paint).toMatchObject({ 'heatmap-weight': ['/', ['max', 0, expect.anything()], 250] });
    // After an edit the greatest is another one.
    const edited = layerToMapStyle(
      { ...point, fields, style },
      { look: LOOKS.light, opening: '', language: 'th', heatMax: 400 },
    ).shapes.find(({ type }) => type === 'heatmap')?.paint;
    expect(edited).toMatchObject({ 'heatmap-weight': ['/', ['max', 0, expect.anything()], 400] });
  });

  it('of all kinds of shapes names its areas once each, and the other shapes themselves', () => {
    const mixed = layer('Mixed');
    const label = { field: 'name', prefix: '', size: 12, weight: '500', minZoom: 9, priority: 2 } as const;
    const named = {
      ...mixed,
      fields: [{ name: 'name', type: 'text' }] as LayerSummary['fields'],
      style: { ...mixed.style, label },
    };
    const { labels } = layerToMapStyle(named, { look: LOOKS.light, opening: '', language: 'th' });
    expect(
      labels.map((one) => ('source-layer' in one ? [one['source-layer'], one.filter !== undefined] : [])),
    ).toEqual([
      ['imported_label', false],
      ['imported', true],
    ]);
  });

  it('of all kinds of shapes has circles by value on its areas and on its points', () => {
    const mixed = layer('Mixed');
    const style = { ...mixed.style, kind: 'sizes' as const, field: 'n', sizes: { max: 9, largest: 40 } };
    const fields = [{ name: 'n', type: 'integer' }] as LayerSummary['fields'];
    const dress = { look: LOOKS.light, opening: '', language: 'th' } as const;
    const { shapes } = layerToMapStyle({ ...mixed, fields, style }, dress);
    const circles = shapes.filter(({ type }) => type === 'circle');
    expect(circles.map((one) => 'source-layer' in one && one['source-layer'])).toEqual([
      'imported_label',
      'imported',
    ]);
    expect(new Set(circles.map(({ id }) => id)).size).toBe(2);
    // Lines have no place for a circle: they are drawn as lines.
    expect(shapes.some(({ id }) => id === 'imported:line')).toBe(true);
  });

  it('asks for other tiles when the workspace was opened anew', () => {
    const address = (opening: string) => JSON.stringify(parts('Point', opening).source);
    expect(address('a')).toContain('v=3&w=a');
    expect(address('b')).not.toBe(address('a'));
  });

  it('asks for other tiles when figures change by which rows of it are hidden', () => {
    const areas = layer('MultiPolygon');
    const style = { ...areas.style, kind: 'classes' as const, field: '@population', hidden: ['missing'] };
    const address = (hidden: string[], figures: number) =>
      JSON.stringify(
        layerToMapStyle(
          { ...areas, style: { ...style, hidden } },
          { look: LOOKS.light, opening: 'a', language: 'th', figures },
        ).source,
      );
    expect(address(['missing'], 1)).not.toBe(address(['missing'], 2));
    expect(address([], 1)).toBe(address([], 2));
  });

  it('asks for names at every zoom where they are of the wall’s size', () => {
    const dress = { look: LOOKS.wall, opening: 'a', language: 'th' } as const;
    const address = (more: Partial<LayerDress>) =>
      JSON.stringify(layerToMapStyle(layer('MultiPolygon'), { ...dress, ...more }).source);
    expect(address({ labelSize: 28 })).toContain('&n=1');
    expect(address({})).not.toContain('n=1');
  });
});
