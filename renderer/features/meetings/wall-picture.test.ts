import { describe, expect, it } from 'vitest';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { Legend, LegendItem } from '../../../shared/contract/style.ts';
import type { Zone } from '../../../shared/contract/zones.ts';
import { categoryColor } from '../../../shared/domain/ramps.ts';
import { mapLines } from './wall-picture.ts';

const item = (label: string, count: number): LegendItem =>
  ({ label, count, kind: 'category', color: '#112233' }) as LegendItem;

const layer = (name: string, order: number, filled: boolean, zoneSchemeId: string | null = null) =>
  ({
    ...{ name, title: name, order, visible: true, kind: 'layer', geometryType: 'Polygon', zoneSchemeId },
    style: { fill: filled ? { opacity: 1 } : null, point: null, categories: [] },
  }) as unknown as LayerSummary;

const zone = (title: string, districts: number): Zone =>
  ({ title, districtCodes: Array.from({ length: districts }, (_, at) => `990${at}`) }) as unknown as Zone;

describe('the legend of the wall', () => {
  const kinds = Array.from({ length: 9 }, (_, at) => item(`ชนิด ${at}`, at + 1));
  const legends = [
    { layer: 'kinds', items: kinds },
    { layer: 'borders', title: 'Borders', items: [item('borders', 8)] },
    { layer: 'zones', items: [item('เหนือ', 3), item('กลาง', 3), item('ใต้', 2)] },
  ] as unknown as Legend[];
  const layers = [layer('kinds', 9, true), layer('borders', 5, false), layer('zones', 1, true, 'scheme')];
  const zones = [zone('เหนือ', 3), zone('กลาง', 3), zone('ใต้', 2)];
  const lines = mapLines(layers, legends, zones, ({ en }) => en, 1.6);

  it('holds every zone, however many lines stand before it, and says its districts as districts', () => {
    const zones = lines.filter(({ counted }) => counted === 'district');
    expect(zones.map(({ label, count }) => [label, count])).toEqual([
      ['เหนือ', 3],
      ['กลาง', 3],
      ['ใต้', 2],
    ]);
    expect(lines).toHaveLength(13);
  });

  it('puts lines of areas behind what is filled, named in the language of the legend', () => {
    expect(lines.at(-1)?.label).toBe('Borders');
  });

  it('leaves out zones that coloured sub-districts cover, and has them where these are pale or left out in part', () => {
    const ground = layer('subdistrict', 5, true);
    const coloured = (style: object, opacity = 1) =>
      ({
        ...{ ...ground, register: 'subdistrict', opacity },
        style: { ...ground.style, kind: 'classes', ...style },
      }) as unknown as LayerSummary;
    const below = layers.filter(({ name }) => name === 'zones').map((one) => ({ ...one, opacity: 1 }));
    const many = [...legends, { layer: 'subdistrict', items: kinds }] as unknown as Legend[];
    const zonesBy = (top: LayerSummary) =>
      mapLines([top, ...below], many, zones, ({ en }) => en, 1.6).filter(
        ({ counted }) => counted === 'district',
      );
    expect(zonesBy(coloured({}))).toHaveLength(0);
    expect(zonesBy(coloured({ hidden: ['k:0'] }))).toHaveLength(3);
    expect(zonesBy(coloured({}, 0.5))).toHaveLength(3);
    expect(zonesBy(coloured({ kind: 'sizes' }))).toHaveLength(3);
  });

  it('shows proportional circles as large as the wall draws them, clusters as they are', () => {
    const circles = { layer: 'c', items: [{ ...item('44', 0), size: 40 }] } as unknown as Legend;
    const size = (kind: string): number | undefined => {
      const { style, ...rest } = layer('c', 1, true);
      const styled = { ...rest, style: { ...style, kind } } as unknown as LayerSummary;
      const counted = { ...circles, items: [...circles.items, item('ทั้งหมด', 3)] };
      return mapLines([styled], [counted], [], ({ en }) => en, 1.6)[0]?.look.size;
    };
    expect([size('sizes'), size('clusters')]).toEqual([64, 40]);
  });

  it('shows pale grounds as pale as the map does, and full ones where colours are read', () => {
    const pale = {
      layer: 'p',
      items: [{ ...item('p', 2), icon: 'fill', opacity: 0.4 }],
    } as unknown as Legend;
    const strength = (kind: string) => {
      const { style, ...rest } = layer('p', 1, true);
      const styled = { ...rest, opacity: 1, style: { ...style, kind } } as unknown as LayerSummary;
      return mapLines([styled], [pale], [], ({ en }) => en, 1.6)[0]?.look.opacity;
    };
    expect([strength('single'), strength('classes')]).toEqual([0.4, 1]);
  });

  it('gives kinds of the same words their own colours', () => {
    const zoned = layer('z', 1, true, 'scheme');
    const categories = ['a', 'b'].map((value) => ({ value, label: 'อื่น ๆ', color: '#112233' }));
    const style = { ...zoned.style, kind: 'categories', categories };
    const items = ['v:a', 'v:b', 'other'].map((key) => ({ ...item('อื่น ๆ', 1), key }));
    const legend = { layer: 'z', items } as unknown as Legend;
    const said = mapLines([{ ...zoned, style } as LayerSummary], [legend], [], ({ en }) => en, 1.6);
    expect(said.map(({ look }) => look.color)).toEqual([categoryColor(0), categoryColor(1), '#112233']);
  });
});
