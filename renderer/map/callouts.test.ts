import type { Map as MapLibreMap } from 'maplibre-gl';
import { expect, it, vi } from 'vitest';
import type { LayerSummary } from '../../shared/contract/layers.ts';
import { defaultStyle } from '../../shared/domain/styles.ts';
import { type Callouts, keepCallouts } from './callouts.ts';
import { useMapRoom } from './map-room.ts';
import type { Scene } from './scene.ts';

vi.hoisted(() => vi.stubGlobal('location', { href: 'http://127.0.0.1/' }));
vi.stubGlobal(
  'OffscreenCanvas',
  class {
    getContext = () => ({ measureText: (line: string) => ({ width: 10 * line.length }) });
  },
);

const { label, ...plain } = defaultStyle('subdistrict', 'MultiPolygon', 'name_th', 0);
const layer = {
  ...{ name: 'subdistrict', geometryType: 'MultiPolygon', fields: [{ name: 'name_th' }] },
  style: { ...plain, label: label && { ...label, minZoom: 0, prefix: '', callout: true } },
} as unknown as LayerSummary;

/** A map that lies still, with one area that is too narrow for its name. */
const aMap = (name: () => string) => {
  let idle = (): void => {};
  const map = {
    on: (_event: string, call: () => void) => {
      idle = call;
    },
    off() {},
    getZoom: () => 10,
    getCenter: () => ({ lat: 15, toString: () => 'LngLat(100, 15)' }),
    getContainer: () => ({ clientWidth: 800, clientHeight: 600 }),
    getSource: () => ({}),
    project: ([x = 0, y = 0]: number[]) => ({ x, y }),
    unproject: ([x = 0, y = 0]: number[]) => ({ toArray: () => [x, y] }),
    querySourceFeatures: (_source: string, { sourceLayer }: { sourceLayer: string }) =>
      sourceLayer.endsWith('_label')
        ? [
            {
              id: 1,
              geometry: { type: 'Point', coordinates: [400, 300] },
              properties: { name_th: name(), people: 1234.5 },
            },
          ]
        : [],
  };
  return { map: map as unknown as MapLibreMap, rest: () => idle() };
};

it('a name beside its area says the new name after an edit, though the map lies still', () => {
  let name = 'บ้านเก่า';
  const { map, rest } = aMap(() => name);
  const put: Callouts[] = [];
  const scene = { layers: [{ layer }] } as unknown as Scene;
  keepCallouts(
    map,
    () => scene,
    () => 1,
    (callouts) => put.push(callouts),
  );
  rest();
  rest();
  expect(put).toHaveLength(1);
  name = 'บ้านใหม่';
  rest();
  expect(put).toHaveLength(2);
  expect(JSON.stringify(put[1]?.shapes)).toContain('บ้านใหม่');
});

it('a name beside its area has its second field below it, a number with its commas', () => {
  const { map, rest } = aMap(() => 'บ้านเก่า');
  const put: Callouts[] = [];
  const style = layer.style.label && { ...layer.style, label: { ...layer.style.label, second: 'people' } };
  const scene = { layers: [{ layer: { ...layer, fields: [...layer.fields, { name: 'people' }], style } }] };
  keepCallouts(
    map,
    () => scene as unknown as Scene,
    () => 1,
    (callouts) => put.push(callouts),
  );
  rest();
  const [, , name] = put[0]?.shapes.features ?? [];
  expect(name?.properties).toMatchObject({ text: 'บ้านเก่า', below: '\n1,234.5' });
});

it('a name beside its area stands clear of the tools in the corner', () => {
  const { map, rest } = aMap(() => 'บ้าน');
  const put: Callouts[] = [];
  const scene = { layers: [{ layer }] } as unknown as Scene;
  useMapRoom.setState({ side: 500, sideFoot: 600 });
  keepCallouts(
    map,
    () => scene,
    () => 1,
    (callouts) => put.push(callouts),
  );
  rest();
  useMapRoom.setState({ side: 0, sideFoot: 0 });
  const [, , name] = put[0]?.shapes.features ?? [];
  const at = name?.geometry.type === 'Point' ? name.geometry.coordinates : [];
  // Its area is at 400: it goes to the right of what is covered.
  expect(at[0]).toBeGreaterThan(504);
});
