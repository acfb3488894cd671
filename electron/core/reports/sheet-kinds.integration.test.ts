import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sheetRequest } from '../../../shared/contract/exports.ts';
import { type LayerStyle, layerStyle } from '../../../shared/contract/style.ts';
import type { AppContext } from '../context.ts';
import { readLayer } from '../layers/index.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { makeSheet } from './make-sheet.ts';

const quiet = { signal: new AbortController().signal, progress: (): void => undefined };
const LABEL = { kind: 'test', label: { th: 'ทดสอบ', en: 'test' } };
let test: TestWorkspace;
const context = (): AppContext => ({
  ...test.parts,
  options: { ...test.parts.options, printer: null },
  workspace: () => test.workspace,
});
beforeAll(async () => {
  test = await aWorkspace({ areas: true });
  const { db } = test.workspace;
  const areas = db.all<{ id: string }>({ text: 'SELECT id FROM subdistrict ORDER BY fid', values: [] });
  test.workspace.change(LABEL, (change) => {
    areas.slice(0, 3).forEach(({ id }, i) => {
      for (const [indicator, value] of [
        ['population', (i + 1) * 1000],
        ['households', (i + 1) * 300],
      ] as const)
        change.insert('area_statistic', {
          ...{ area_level: 'subdistrict', area_id: id, indicator, year_be: 2567, value, unit: 'คน' },
        });
    });
  });
});
afterAll(() => test.close());

/** The map's SVG and the legend of a sheet of one layer in a style. */
const drawn = async (
  layer: string,
  more: Partial<LayerStyle>,
  paper: 'a4' | 'a3' = 'a4',
): Promise<{ svg: string; legend: string }> => {
  const { style } = readLayer(test.workspace.db, layer);
  test.workspace.change(LABEL, (change) =>
    change.updateLayer(layer, { style: layerStyle.parse({ ...style, ...more }) }),
  );
  const input = sheetRequest.parse({ title: 'ทดสอบ', layers: [layer], paper });
  const { html } = await makeSheet(context(), input, quiet);
  test.workspace.journal.undo();
  const svg = /<svg[^>]* role="img">[\s\S]*?<\/svg>/.exec(html)?.[0] ?? '';
  return { svg, legend: /<ul class="lg">[\s\S]*?<\/ul>/.exec(html)?.[0] ?? '' };
};
const count = (text: string, part: string): number => text.split(part).length - 1;
const GROUND = { fill: { color: '#FBCB78', opacity: 1, pattern: 'none' as const } };
const POINT = { icon: 'circle' as const, color: '#123456', size: 10 };
const COLORS = ['#FFF2D1', '#EC8F3D', '#6E240D'];
const classes = {
  ...{ method: 'own' as const, breaks: [0, 1500, 2500, 3000], colors: COLORS, unit: '', decimals: 0 },
  labels: ['', 'คำของเรา', ''],
};

describe('the sheet', () => {
  it('draws classes of what is known of a place, the missing hatched, in the words of the office', async () => {
    const { svg, legend } = await drawn('subdistrict', {
      ...GROUND,
      kind: 'classes',
      field: '@population',
      classes,
    });
    for (const color of COLORS) expect([color, count(svg, `fill="${color}"`)]).toEqual([color, 1]);
    expect(count(svg, 'fill="url(#missing)"')).toBe(1);
    expect(legend).toContain('คำของเรา');
    expect(legend).toContain('ยังไม่มีข้อมูล');
  });

  it('leaves out the rows of hidden lines, and the lines', async () => {
    const hidden = { ...GROUND, kind: 'classes' as const, field: '@population', classes, hidden: ['k:1'] };
    const { svg, legend } = await drawn('subdistrict', hidden);
    expect(svg).not.toContain(COLORS[1]);
    expect(legend).not.toContain('คำของเรา');
  });

  it('draws circles by their value in the middle of areas, the largest first', async () => {
    const style = { ...GROUND, kind: 'sizes' as const, field: '@population', point: POINT };
    const { svg, legend } = await drawn('subdistrict', { ...style, sizes: { max: 3000, largest: 60 } });
    const radii = [...svg.matchAll(/r="([\d.]+)" fill="#123456"/g)].map(([, r]) => Number(r));
    expect(radii).toHaveLength(3);
    expect(radii).toEqual([...radii].sort((a, b) => b - a));
    expect((radii[0] ?? 0) ** 2 / (radii[2] ?? 1) ** 2).toBeCloseTo(3, 0);
    expect(svg).not.toContain('fill="#FBCB78"');
    expect(legend).toContain('2,000');
  });

  it('shows circles in the legend as large as on the map, on every paper', async () => {
    const style = { ...GROUND, kind: 'sizes' as const, field: '@population', point: POINT };
    const sized = { ...style, sizes: { max: 3000, largest: 60 } };
    const radius = async (paper: 'a4' | 'a3'): Promise<number[]> => {
      const { svg, legend } = await drawn('subdistrict', sized, paper);
      // The second of the map and the first of the legend both stand for 2,000.
      return [svg, legend].map((part, i) =>
        Number([...part.matchAll(/r="([\d.]+)" fill="#123456"/g)][1 - i]?.[1]),
      );
    };
    const [[map = 0, legend], [mapA3 = 0, legendA3]] = [await radius('a4'), await radius('a3')];
    expect(legend).toBeCloseTo(map, 1);
    expect(legendA3).toBeCloseTo(mapA3, 1);
    expect(mapA3).toBeGreaterThan(map);
  });

  it('strews dots', async () => {
    const { svg, legend } = await drawn('subdistrict', {
      ...{ ...GROUND, kind: 'dots', field: '@population', point: POINT },
      dots: { per: 100, size: 3 },
    });
    const path = /<path d="([^"]*)" stroke="#123456"/.exec(svg)?.[1] ?? '';
    expect(count(path, 'h0')).toBe(60);
    expect(legend).toContain('1 จุด = 100');
  });

  it('draws two numbers in nine colours, with their square', async () => {
    const colors = Array.from({ length: 9 }, (_, i) => `#${i}${i}${i}${i}AA`);
    const { svg, legend } = await drawn('subdistrict', {
      ...{ ...GROUND, kind: 'bivariate', field: '@population' },
      bivariate: {
        ...{ field: '@households', normalise: null, colors },
        breaks: [
          [0, 1500, 2500, 3000],
          [0, 400, 700, 900],
        ],
      },
    });
    for (const i of [0, 4, 8]) expect(count(svg, `fill="${colors[i]}"`)).toBe(1);
    expect(count(legend, '<rect')).toBeGreaterThanOrEqual(9);
    expect(legend).toContain('→ ประชากร');
  });

  it('gathers points with their number, and heats them in graded squares', async () => {
    const clusters = await drawn('village', { kind: 'clusters', point: POINT });
    const numbers = [...clusters.svg.matchAll(/fill="#fff">(\d+)<\/text>/g)].map(([, n]) => Number(n));
    const alone = count(clusters.svg, 'fill="#123456"') - numbers.length;
    expect(numbers.reduce((a, b) => a + b, 0) + alone).toBe(4);
    const heat = await drawn('village', { kind: 'heat', heat: { radius: 40, colors: COLORS } });
    expect(count(heat.svg, 'h1.6v1.6')).toBeGreaterThan(20);
    expect(heat.svg).toContain(`fill="${COLORS[2]}"`);
    expect(heat.legend).toContain('มาก');
  });

  it('leads a line to a name that its area has no room for', async () => {
    const label = { field: 'name_th', prefix: '', size: 90, weight: '700' as const, minZoom: 0, priority: 1 };
    const led = await drawn('subdistrict', { label: { ...label, callout: true } });
    expect(led.svg).toContain('stroke-width=".18"');
    const plain = await drawn('subdistrict', { label });
    expect(plain.svg).not.toContain('stroke-width=".18"');
  });

  it('draws a style of which the field is gone in one colour, and says so in no class', async () => {
    const { svg, legend } = await drawn('subdistrict', {
      ...GROUND,
      kind: 'classes',
      field: 'gone',
      classes,
    });
    expect(count(svg, 'fill="#FBCB78"')).toBe(1);
    expect(legend).not.toContain('คำของเรา');
  });
});
