import { afterEach, expect, it, vi } from 'vitest';
import type { Position } from '../../../shared/geo/geometry.ts';
import type { DrawPoint, DrawTool } from '../../map/index.ts';
import { workWith } from './sketch-tool.ts';
import { endTool, type MapTool, takeTool, useMapTool } from './tool-store.ts';

const laid = vi.hoisted((): { tool: unknown } => ({ tool: null }));
vi.mock('../../map/index.ts', () => ({
  deskMapApi: {
    drawWith: (tool: unknown) => {
      laid.tool = tool;
      return () => {};
    },
    showAid() {},
    focus() {},
  },
}));

/** A pixel is a thousandth of a degree. */
const at = (lon: number, lat: number): DrawPoint =>
  ({ at: [lon, lat], reach: (pixels: number) => ({ degrees: pixels / 1000, stretch: 1 }) }) as DrawPoint;

const measuring = (kind: MapTool): DrawTool => {
  takeTool(kind);
  workWith(kind, () => {});
  return laid.tool as DrawTool;
};
const double = (tool: DrawTool, place: DrawPoint): void => {
  tool.click(place);
  tool.click(place);
  tool.doubleClick(place);
};
const corners = (): readonly Position[] => useMapTool.getState().corners;

afterEach(endTool);

it('a measure that is ended by a double click keeps its last corner', () => {
  for (const kind of ['distance', 'area'] as const) {
    const tool = measuring(kind);
    tool.click(at(100, 15));
    tool.click(at(101, 15));
    double(tool, at(101, 16));
    expect(corners()).toEqual([
      [100, 15],
      [101, 15],
      [101, 16],
    ]);
    endTool();
  }
});

it('a click on a corner of a measure still takes it away', () => {
  const tool = measuring('distance');
  tool.click(at(100, 15));
  tool.click(at(101, 15));
  tool.click(at(101, 15));
  expect(corners()).toEqual([[100, 15]]);
});
