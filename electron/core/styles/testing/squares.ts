import type { LayerSummary } from '../../../../shared/contract/layers.ts';
import { type LayerStyle, layerStyle } from '../../../../shared/contract/style.ts';
import { encodeWkb } from '../../../../shared/geo/wkb.ts';
import { readLayer } from '../../layers/index.ts';
import { aWorkspace, type TestWorkspace } from '../../testing/workspace.ts';
import { setStyle } from '../edit-styles.ts';
import { legendOf } from '../read-styles.ts';

const open: TestWorkspace[] = [];

/** Closes a workspace after the test that opened it. */
export const toClose = (test: TestWorkspace): void => void open.push(test);

export const LABEL = { kind: 'test', label: { th: 'ทดสอบ', en: 'test' } };
const square = (x: number, y: number, side: number): Uint8Array =>
  encodeWkb({
    type: 'Polygon',
    coordinates: [
      [
        [x, y],
        [x + side, y],
        [x + side, y + side],
        [x, y + side],
        [x, y],
      ],
    ],
  });

/** Five squares of two sizes with two numbers; the fourth has none. */
export const withSquares = async (): Promise<{ test: TestWorkspace; layer: string }> => {
  const test = await aWorkspace({ areas: true });
  open.push(test);
  const layer = test.workspace.change(LABEL, (change) => {
    const name = change.createLayer({
      ...{ name: 'squares', title: 'ตาราง', kind: 'imported', group: 'imported', geometryType: 'Polygon' },
      labelField: 'name',
      columns: [
        { name: 'name', title: 'ชื่อ', type: 'text' },
        { name: 'people', title: 'คน', type: 'integer' },
        { name: 'of', title: 'ทั้งหมด', type: 'integer' },
        { name: 'sort', title: 'ชนิด', type: 'text' },
      ],
    });
    change.bulkInsert(
      name,
      ['name', 'people', 'of', 'sort'],
      [
        { wkb: square(100, 15, 0.01), values: ['ก', 10, 20, 'นา'] },
        { wkb: square(100.1, 15, 0.02), values: ['ข', 20, 20, 'ไร่'] },
        { wkb: square(100.2, 15, 0.01), values: ['ค', 30, 0, 'นา'] },
        { wkb: square(100.3, 15, 0.01), values: ['ง', null, 20, null] },
        { wkb: square(100.4, 15, 0.01), values: ['จ', 50, null, 'สวน'] },
      ],
    );
    return name;
  });
  return { test, layer };
};

/** Closes what the tests opened. */
export const closeSquares = async (): Promise<void> => {
  for (const test of open.splice(0)) await test.close();
};

export const styled = (test: TestWorkspace, layer: string, more: Partial<LayerStyle>): LayerSummary => {
  const { style } = readLayer(test.workspace.db, layer);
  return setStyle(test.workspace, layer, layerStyle.parse({ ...style, ...more }));
};
export const CLASSES = {
  method: 'own' as const,
  ...{ breaks: [10, 20, 40, 50], colors: ['#111111', '#222222', '#333333'] },
  ...{ unit: '', decimals: 0 },
};
export const TWO_BY_THREE: [number[], number[]] = [
  [0, 1, 2, 3],
  [0, 1, 2, 3],
];
export const lines = (test: TestWorkspace, layer: string) =>
  legendOf(test.workspace, layer).items.map(({ kind, label, count }) => [kind, label, count]);
export const refusal = (work: () => unknown): string => {
  try {
    work();
    return 'none';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
};
